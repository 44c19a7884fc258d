import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { call, ok, openPractice, shell } from '#tests/e2e/bridge.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { install, start, tidy } from './installed.ts'
import type { Installed } from './installed.ts'

/** Office computers with a flat battery begin each day years ago; others were set years ahead by hand. */

test.afterEach(() => tidy())

const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'

/** Environment in which all processes of a program live so many years before or after. Debian's package faketime. */
function shifted(years: number): Readonly<Record<string, string>> {
  return existsSync(library) ? { LD_PRELOAD: library, FAKETIME: `${years < 0 ? '' : '+'}${years}y` } : {}
}

test('a clock that is wrong by decades neither stops the program nor spoils the ledger', async () => {
  test.slow()
  // Said in the result: without the library there is only the true time to test with.
  const [past, future] = existsSync(library) ? [-27, 73] : [0, 0]
  if (past === 0) test.info().annotations.push({ type: 'limit', description: 'faketime is not installed: tested with the true time only' })
  const program = await install('main')
  const year = new Date().getFullYear()
  expect(await work(program, 'now', {})).toMatchObject({ before: null })
  const early = await work(program, 'past', shifted(past))
  expect(early).toMatchObject({ before: 'now' })
  expect(Math.abs(early.year - year - past)).toBeLessThanOrEqual(1)
  const late = await work(program, 'future', shifted(future))
  expect(late).toMatchObject({ before: 'past' })
  expect(Math.abs(late.year - year - future)).toBeLessThanOrEqual(1)
  const last = await work(program, 'now again', {})
  expect(last.before).toBe('future')
  expect(last.notes).toEqual(['now again', 'future', 'past', 'now'])
  // Nobody's backup was thrown away as too old, or for ever taken as the newest.
  expect(last.backups).toBeGreaterThanOrEqual(4)
})

type Seen = Readonly<{ before: unknown; year: number; notes: readonly unknown[]; backups: number }>

/** One day of work: opens the ledger of the day before (the first day makes it), changes a note, makes a backup, ends. */
async function work(program: Installed, note: string, env: Readonly<Record<string, string>>): Promise<Seen> {
  const file = join(program.userData, '练习库', '练习台账_1.tzdb')
  const isFirst = !existsSync(file)
  const { app, page, close } = await start(program, { env, args: isFirst ? [] : [file] })
  try {
    if (isFirst) ok(await shell(page, 'settings.set', { operator: '张敏' }))
    if (isFirst) await openPractice(page, 5)
    await expect.poll(async () => ok(await call(page, 'file.info', {}))?.name, { timeout: 60_000 }).toBe('练习台账_1.tzdb')
    const [id] = ok(await call(page, 'ledger.query', { ledger: 'household' })).ids as [string]
    const [row] = ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [id] }))
    const changes: Input<'edit.commit'>['changes'] = [{ ledger: 'household', recordId: id, op: 'change', values: { note } }]
    ok(await call(page, 'edit.commit', { id: crypto.randomUUID(), changes }))
    ok(await call(page, 'backup.make', {}))
    expect(ok(await call(page, 'file.verify', {}))).toMatchObject({ ok: true, problems: [] })
    const notes = ok(await call(page, 'history.field', { ledger: 'household', id, field: 'note' })).map((entry) => entry.after)
    const backups = ok(await call(page, 'backup.list', {})).length
    const year = await app.evaluate(() => new Date().getFullYear())
    return { before: row?.values['note'] ?? null, year, notes, backups }
  } finally {
    await close()
  }
}
