import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPlanCache } from '#shared/importing/planCache.ts'
import type { TableChoice } from '#shared/importing/planTypes.ts'
import { apply, idOf, plan } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

const header = ['行政村', '户编号', '户主姓名', '姓名', '与户主关系', '证件号码', '文化程度', '备注']
const one = (...values: readonly TestCell[]): fc.Arbitrary<TestCell> => fc.constantFrom(...values)
const row = fc.tuple(
  one('白沙村', '青石村', ''),
  one('H1', 'H2', ''),
  one('张三', '李四', ''),
  one('张三', '李四', '王五', ''),
  one('户主', '配偶', '之子', ''),
  fc.oneof(
    fc.nat(5).map<TestCell>((n) => idOf(n)),
    one('', '123'),
  ),
  one('小学', '私塾', '幼儿园', ''),
  one('', '甲'),
)
const sheet = fc.record({
  rows: fc.array(row, { minLength: 2, maxLength: 7 }),
  merges: fc.constantFrom<string[]>([], ['B2:B3'], ['A2:A4']),
})
const typed = fc.record({
  row: fc.integer({ min: 2, max: 7 }),
  column: fc.nat(7),
  text: fc.constantFrom('张三', '李四', '户主', '之女', idOf(3), 'H1', 'H3', '白沙村', '初中', ''),
})
/** What a person does between two plans. */
const deed = fc.oneof(
  { weight: 6, arbitrary: typed.map((edit) => ({ edit })) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 7 }).map((skip) => ({ skip })) },
  { weight: 1, arbitrary: fc.boolean().map((include) => ({ include })) },
  { weight: 1, arbitrary: fc.constantFrom('白沙村', undefined).map((village) => ({ village })) },
  { weight: 1, arbitrary: fc.constantFrom({ 7: null }, { 6: { ledger: 'member', field: 'note' } }).map((overrides) => ({ overrides })) },
)

type Deed = Readonly<{
  edit?: { row: number; column: number; text: string }
  skip?: number
  include?: boolean
  village?: string | undefined
  overrides?: TableChoice['overrides']
}>

const step = fc.record({ what: deed as fc.Arbitrary<Deed>, isCommitted: fc.nat(5).map((n) => n === 0) })

function chosen(before: TableChoice, { edit, skip, ...more }: Deed): TableChoice {
  const skipRows = skip === undefined ? before.skipRows : [...(before.skipRows ?? []), skip]
  const edits = edit ? { ...before.edits, [edit.row]: { ...before.edits?.[edit.row], [edit.column]: edit.text } } : before.edits
  return { ...before, ...more, ...(skipRows ? { skipRows } : {}), ...(edits ? { edits } : {}) }
}

test('a plan made again with what was kept equals a fresh one, whatever was typed, left out or decided in between', () => {
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 2 }), fc.array(step, { minLength: 1, maxLength: 4 }), (sheets, steps) => {
      const readers = sheets.map(({ rows, merges }, index) => buildReader(`表${index}`, [header, ...rows], { merges }))
      const cache = openPlanCache()
      let choices: Record<number, TableChoice> = {}
      let known = {}
      for (const { what, isCommitted } of [{ what: {}, isCommitted: false }, ...steps]) {
        choices = { ...choices, 0: chosen(choices[0] ?? {}, what) }
        const kept = plan(readers, known, { choices, cache })
        expect(kept).toEqual(plan(readers, known, { choices }))
        if (isCommitted) known = apply(known, kept)
      }
    }),
    { numRuns: 30 },
  )
})
