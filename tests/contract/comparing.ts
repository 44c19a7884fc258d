import { expect } from 'vitest'
import { countedId, type TestCore } from '#tests/harness/dataCore.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which a list of another office is compared, and a person entered twice is made one and two again. */
export async function comparing(core: TestCore, call: Call, household: string): Promise<void> {
  await writeWorkbook(core.at('车辆.xlsx'), {
    名单: [
      ['姓名', '所在村', '车牌号'],
      ['张三', '白沙村', '粤X1'],
      ['路人甲', '白沙村', '粤X2'],
    ],
  })
  const { session } = await call('matching.open', { token: core.token(core.at('车辆.xlsx')) })
  await call('matching.map', { session, include: { 0: true } })
  expect(await call('matching.run', { session, kind: '车辆', by: 'name' })).toMatchObject({ rows: 2, counts: { fresh: 1 } })
  expect((await call('matching.rows', { session, show: 'fresh', offset: 0, limit: 10 })).rows).toMatchObject([{ name: '张三' }])
  const wish = { listName: '车辆名单', sender: '车管所', levels: ['确定' as const, '很可能' as const, '可能' as const] }
  expect(await call('matching.keep', { session, id: countedId(), ...wish })).toMatchObject({ fresh: 1 })
  const { ids } = await call('ledger.query', { ledger: 'matchHit' })
  expect(await call('matching.compare', { hits: [...ids] })).toHaveLength(1)
  expect(await call('matching.counts', {})).toMatchObject({ states: { 待核实: 1 } })
  await call('matching.dispatch', { id: countedId(), hits: [...ids], to: { assignee: '陈村长' } })
  await call('matching.export', { filter: '', token: core.token(core.at('核实.xlsx')), mask: true })
  await call('matching.cancel', {})

  const twin = countedId()
  const values = { household, name: '李梅', relation: '其他' }
  await call('edit.commit', { id: countedId(), changes: [{ ledger: 'member', recordId: twin, op: 'add', values }] })
  expect(await call('duplicates.find', { what: 'member' })).toMatchObject({ pairs: expect.any(Number) })
  const { rows } = await call('duplicates.list', { what: 'member', offset: 0, limit: 10 })
  const pair = rows.find(({ first, second }) => [first.id, second.id].includes(twin))!
  const [keep, lose] = [pair.first.id === twin ? pair.second.id : pair.first.id, twin]
  const compared = await call('duplicates.compare', { what: 'member', first: keep, second: lose })
  await call('duplicates.dismiss', { what: 'member', id: countedId(), pairs: [[keep, lose]], reason: '试一试' })
  const heads = { keep: compared.first.head, lose: compared.second.head }
  expect(await call('duplicates.merge', { what: 'member', id: countedId(), keep, lose, take: [], heads })).toMatchObject({ removed: 1 })
}
