import { expect, test, vi } from 'vitest'
import { createGrants } from '#data/core/grants.ts'
import { createGrantBook } from '#electron/main/dialogs/grantBook.ts'
import { createArrivals } from '#electron/tokens/arrivals.ts'

/** A call may overtake the token that it carries: both ends wait for it, and not for ever. */

const soon = (act: () => void): void => void setTimeout(act, 20)

test('the data core waits for a token of the main process that is on its way', async () => {
  const grants = createGrants()
  soon(() => grants.accept('token-of-a-drop', '/data/三月.xlsx'))
  await grants.settled({ token: 'token-of-a-drop' })
  expect(grants.pathOf('token-of-a-drop')).toBe('/data/三月.xlsx')
})

test('the main process waits for a token of the data core', async () => {
  const book = createGrantBook()
  soon(() => book.adopt('token-of-a-backup', '/data/备份.tzdb'))
  await book.settled({ token: 'token-of-a-backup' })
  expect(book.fileOf('token-of-a-backup')).toEqual({ path: '/data/备份.tzdb', purpose: 'core' })
})

test('of several tokens the last is waited for', async () => {
  const grants = createGrants()
  grants.accept('first', '/a')
  soon(() => grants.accept('second', '/b'))
  setTimeout(() => grants.accept('third', '/c'), 40)
  await grants.settled({ tokens: ['first', 'second', 'third'] })
  expect(['first', 'second', 'third'].map(grants.pathOf)).toEqual(['/a', '/b', '/c'])
})

test('a known token, and an input without one, hold nothing up', async () => {
  const known = new Set(['known'])
  const arrivals = createArrivals((token) => known.has(token), 60_000)
  vi.useFakeTimers()
  try {
    for (const input of [{ token: 'known' }, { tokens: ['known'] }, {}, null, 'text', { token: null }, { token: 7, tokens: 'x' }])
      await arrivals.wait(input)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('a token that nobody gave is waited for until the limit, and leaves nothing behind', async () => {
  const arrivals = createArrivals(() => false, 30)
  const begun = performance.now()
  await Promise.all([arrivals.wait({ token: 'made up' }), arrivals.wait({ token: 'made up' })])
  expect(performance.now() - begun).toBeGreaterThanOrEqual(25)
  arrivals.came('made up')
})
