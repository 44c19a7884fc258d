import { expect } from 'vitest'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { countedId, type TestCore } from '#tests/harness/dataCore.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

export type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>

/** The part of the session in which imports teach layouts and words and leave rows waiting. */
export async function teaching(core: TestCore, call: Call): Promise<void> {
  await writeWorkbook(core.at('摸底.xlsx'), {
    摸底: [
      ['姓名', '户编号', '与户主关系', '文化程度', '讲了啥'],
      ['赵六', 'H21', '户主', '念过夜校', '甲'],
      ['', '', '户主', '小学', '乙'],
    ],
  })
  const { session } = await call('import.open', { token: core.token(core.at('摸底.xlsx')) })
  await call('import.map', { session, table: 0, overrides: { 4: { ledger: 'member', field: 'note' } } })
  const placed = await call('import.place', { session, table: 0, village: '白沙村' })
  await call('import.year', { session, table: 0, year: null })
  expect(placed.words).toMatchObject([{ word: '念过夜校' }])
  await call('import.words', { session, answers: placed.words.map(({ list, word }) => ({ list, word, code: '小学' })) })
  expect(await call('import.commit', { session, id: countedId() })).toMatchObject({ parked: 1 })
  expect(await call('layouts.list', {})).toMatchObject({ layouts: [{}, {}], words: [{ word: '念过夜校', code: '小学' }] })

  const token = core.token(core.at('格式.tzgs'))
  expect(await call('layouts.export', { token })).toMatchObject({ layouts: 2, words: 1 })
  const { layouts, words } = await call('layouts.list', {})
  const forget = [
    { ledger: 'importLayout', recordId: layouts[0]!.id, op: 'remove' as const, values: {} },
    { ledger: 'learnedWord', recordId: words[0]!.id, op: 'remove' as const, values: {} },
  ]
  await call('edit.commit', { id: countedId(), changes: forget })
  expect(await call('layouts.inspect', { token })).toMatchObject({ same: 1, layouts: [{}], words: [{}] })
  expect(await call('layouts.import', { token, id: countedId() })).toMatchObject({ added: 2, changed: 0 })

  const [table] = (await call('parked.list', {})).filter(({ file }) => file === '摸底.xlsx')
  const { rows } = await call('parked.rows', { table: table!.id, offset: 0, limit: 10 })
  expect(rows).toHaveLength(1)
  const opened = await call('parked.open', { tables: [table!.id] })
  expect(opened.parked).toBe(true)
  expect(await call('parked.drop', { id: countedId(), table: table!.id, reason: '空白行' })).toMatchObject({ dropped: 1 })
}
