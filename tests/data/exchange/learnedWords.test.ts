import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { codesOf, fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

beforeAll(prepareExcelWorker)
let core: TestCore
beforeEach(async () => void (core = await openTestCore()))
afterEach(() => core.dispose())

const list = codesOf(shippedRegistry, fieldOf(ledgerOf(shippedRegistry, 'member'), 'education'))!

async function open(name: string, words: readonly string[]): Promise<ImportOverview> {
  const path = core.at(name)
  const rows = words.map((word, place) => ['青山村', `王${'甲乙丙丁戊'.charAt(place)}`, inventedIdCard(place + 1), '户主', word])
  await writeWorkbook(path, { 花名册: [['村名', '姓名', '身份证号', '与户主关系', '文化程度'], ...rows] })
  return core.ok('import.open', { token: core.token(path) })
}

test('a strange word is asked once for all its cells, and known ever after', async () => {
  const first = await open('一.xlsx', ['念过几年书', '念过几年书', '小学', '念过 几年书', '上过夜校'])
  expect(first.words).toEqual([
    { list: list.id, label: '文化程度', word: '念过几年书', count: 3, rejects: false, answer: null },
    { list: list.id, label: '文化程度', word: '上过夜校', count: 1, rejects: false, answer: null },
  ])
  expect(first.tables[0]!.doubts).toBe(4)
  const { session } = first
  const answered = await core.ok('import.words', {
    session,
    answers: [
      { list: list.id, word: '念过几年书', code: '小学' },
      { list: list.id, word: '上过夜校', code: '' },
    ],
  })
  expect(answered.tables[0]!.doubts).toBe(0)
  expect(answered.words.map(({ word, answer }) => [word, answer])).toEqual([
    ['念过几年书', '小学'],
    ['上过夜校', ''],
  ])
  expect((await core.ok('layouts.list', {})).words).toEqual([])
  const done = await core.ok('import.commit', { session, id: core.newId() })

  const next = await open('二.xlsx', ['念过几年书', '上过夜校'])
  expect([next.words, next.tables[0]!.doubts]).toEqual([[], 0])
  expect((await core.ok('layouts.list', {})).words.map(({ word, code, label }) => [word, code, label])).toEqual([
    ['念过几年书', '小学', list.label],
    ['上过夜校', '', list.label],
  ])
  const registry = await core.ok('ledger.registry', {})
  expect(registry.codes[list.id]!.items.find(({ value }) => value === '小学')!.aliases).toContain('念过几年书')

  await core.ok('history.undo', { id: core.newId(), setId: done.changeSet! })
  expect((await core.ok('layouts.list', {})).words).toEqual([])
  expect((await open('三.xlsx', ['念过几年书'])).words).toHaveLength(1)
})

test('an answer can be taken back before anything is written', async () => {
  const { session } = await open('一.xlsx', ['念过几年书'])
  await core.ok('import.words', { session, answers: [{ list: list.id, word: '念过几年书', code: '小学' }] })
  const back = await core.ok('import.words', { session, answers: [{ list: list.id, word: '念过几年书', code: null }] })
  expect(back.words).toMatchObject([{ word: '念过几年书', count: 1, answer: null }])
})
