import { expect, test, vi } from 'vitest'
import { overviewAtOnce, overviewInParts } from '#data/figures/homeOverview.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { addFamily, addVillage, inventedIdCard, openTestCore } from '#tests/harness/dataCore.ts'

test('the start page in parts says what it says at once, and lets a list go before it', async () => {
  const core = await openTestCore()
  try {
    const village = await addVillage(core, '竹冲村')
    await addFamily(core, village, [{ name: '张三', idCard: inventedIdCard(1) }], { kind: '脱贫户' })
    const { context } = core.core
    const answered: string[] = []
    const page = core.ok('home.overview', {})
    const list = core.ok('ledger.query', { ledger: 'household' })
    await Promise.all([page.then(() => answered.push('overview')), list.then(() => answered.push('list'))])
    const overview = await page
    expect(answered).toEqual(['list', 'overview'])
    expect(overview).toEqual(await context.locked(() => overviewAtOnce(context, shippedBook)))
    expect(overview.figures.length).toBeGreaterThan(5)
  } finally {
    await core.dispose()
  }
})

test('what is written while the page lets a list pass is in all of its parts', async () => {
  const core = await openTestCore()
  try {
    const village = await addVillage(core, '竹冲村')
    const { context } = core.core
    const began: number[] = []
    const dues = shippedBook.dues.length
    Object.assign(context.options, {
      letListsPass: async (at: number) => {
        // What was changed lately has been read by now, the figures have not.
        if (began.push(at) === dues + 1) await addFamily(core, village, [{ name: '张三', idCard: inventedIdCard(1) }], { kind: '脱贫户' })
      },
    })
    // Time runs so fast that each step is a part of its own.
    let time = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (time += 1_000))
    const overview = await overviewInParts(context, shippedBook).finally(() => clock.mockRestore())
    expect(began.length).toBeGreaterThan(2 * dues)
    expect(new Set(began).size).toBe(1)
    expect(overview).toEqual(await context.locked(() => overviewAtOnce(context, shippedBook)))
  } finally {
    await core.dispose()
  }
})

test('a file that is closed in between ends the page', async () => {
  const core = await openTestCore()
  try {
    const making = overviewInParts(core.core.context, shippedBook)
    await core.core.close()
    await expect(making).rejects.toMatchObject({ fault: { fault: 'file.notOpen' } })
  } finally {
    await core.dispose()
  }
})
