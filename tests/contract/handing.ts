import { expect } from 'vitest'
import type { TestCore } from '#tests/harness/dataCore.ts'
import { inventedIdCard } from '#tests/harness/dataCore.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'
import type { Call } from './teaching.ts'
import { helpTopics } from '#shared/help/index.ts'

/** A list is looked through before it leaves, and the office is handed over. */
export async function handing(core: TestCore, call: Call): Promise<void> {
  await writeWorkbook(core.at('外发.xlsx'), {
    名单: [
      ['姓名', '证件号码'],
      ['张三', inventedIdCard(741)],
    ],
  })
  const token = core.token(core.at('外发.xlsx'))
  expect(await call('leaks.scan', { token })).toMatchObject({ persons: 1, total: 1 })
  expect(await call('leaks.mask', { token, to: core.token(core.at('外发（已遮盖）.xlsx')) })).toMatchObject({ masked: 1 })
  expect(await call('leaks.leaving', { what: 'package', place: '二楼', kind: 'whole' })).toMatchObject({ persons: expect.any(Number) })
  expect(await call('leaks.count', { ledger: 'member', fields: ['idCard'] })).toMatchObject({ persons: expect.any(Number) })

  const parts = await call('handover.look', {})
  expect(parts.map(({ title }) => title)).toContain('待处理的退回行')
  const parties = { from: '张敏', to: '李明', witness: '', remarks: '柜子钥匙在办公室' }
  const { job, pages } = await call('handover.print', { parties, paper: 'A4', orientation: 'portrait' })
  expect(pages).toBeGreaterThan(0)
  const { html } = await call('print.segment', { job, index: 0 })
  for (const text of ['帮扶台账交接单', '移交人 张敏（签字）', '监交人（签字）', '柜子钥匙在办公室']) expect(html).toContain(text)
  await call('print.done', { job })
  for (const part of ['guide', 'measures', 'rules', 'fields'] as const) {
    const book = await call('help.manual', { part, paper: 'A4', orientation: 'portrait' })
    expect(book.pages).toBeGreaterThan(3)
    if (part === 'guide') {
      const html = await Promise.all(Array.from({ length: book.segments }, (_, index) => call('print.segment', { job: book.job, index })))
      const drawn = html.map((segment) => segment.html).join('')
      expect(drawn.split('<img src="data:image/png;base64,').length - 1).toBe(helpTopics.flatMap(({ pictures = [] }) => pictures).length)
      expect(drawn).toContain('E101')
    }
    await call('print.done', { job: book.job })
  }
  // Only a practice ledger has a guide: here nothing is kept and nothing is written.
  const guide = [await call('guide.state', {}), await call('guide.keep', { shown: true }), await call('guide.sheet', {})]
  expect(guide).toEqual([null, null, null])
  const carried = await call('handover.copy', { token: core.token(core.at('交接.tzdb')), to: '李明' })
  expect(carried).toMatchObject({ name: '交接.tzdb', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const noted = (await call('access.list', { limit: 5 })).filter(({ action }) => action === '交接').map(({ detail }) => detail)
  expect(noted).toEqual(['带走整份台账：交接.tzdb，交给李明', '打印交接单：移交 张敏，接收 李明，监交 —'])
}
