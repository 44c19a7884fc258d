import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, counts, idOf, plan } from './people.ts'
import { settled, type SettledColumn, type SettledTable } from './settledMatch.ts'
import type { TestCell } from './sheetBuilder.ts'
import type { ImportPlan, TablePlan } from '#shared/importing/planTypes.ts'

/** As in laws.test.ts, for rows of several persons and with companions: the columns are settled, the cells are wild. */
const one = (...values: readonly TestCell[]): fc.Arbitrary<TestCell> => fc.constantFrom(...values)
const number = fc.oneof(
  { weight: 5, arbitrary: fc.nat(6).map<TestCell>((n) => idOf(n)) },
  { weight: 2, arbitrary: one('', null) },
  { weight: 1, arbitrary: one('123', `${idOf(1)}43`, 4.39999e17) },
)
const name = one('张三', '李四', '王五', '赵六', '', null)
const money = one(null, null, '', 100, '1.2万元', 200, '很多', 0)
const day = one('2025-01-02', '2025-03', '', null, '2024-05-06')

type Column = Readonly<{ column: SettledColumn; cell: fc.Arbitrary<TestCell> }>
const column = (heading: string, target: string, cell: fc.Arbitrary<TestCell>): Column => ({ column: [heading, target], cell })

const shared: readonly Column[] = [
  column('行政村', 'household.village', one('白沙村', '青石村', '白沙村', '')),
  column('户编号', 'household.code', one('H1', 'H2', 'H3', '')),
  column('户主姓名', 'household.headName', name),
  column('户主证件号码', 'household.headIdCard', number),
  column('联系电话', 'household.phone', one('13900000001', '不详', '')),
  column('家庭住址', 'household.address', one('一号', '二号', null)),
]
const person = (n: number): readonly Column[] => [
  column(`姓名${n}`, `member.name@${n}`, name),
  column(`证件号码${n}`, `member.idCard@${n}`, number),
  column(`与户主关系${n}`, `member.relation@${n}`, one('配偶', '之子', '户主', '', null)),
  column(`文化程度${n}`, `member.education@${n}`, one('小学', '私塾', null)),
]
const alone: readonly Column[] = [
  column('姓名', 'member.name', name),
  column('证件号码', 'member.idCard', number),
  column('与户主关系', 'member.relation', one('户主', '配偶', '之子', '')),
]
const companions: readonly Column[] = [
  column('工资性收入', 'income.wages', money),
  column('2023年工资性收入', 'income.wages#2023', money),
  column('2024年务工收入', 'income.migrantWages#2024', money),
  column('年度', 'income.year', one(2023, '2024年', '', null)),
  column('监测对象类别', 'monitoring.kind', one('脱贫不稳定户', '突发严重困难户', '', '不明')),
  column('识别时间', 'monitoring.identifiedAt', day),
  column('风险', 'monitoring.risk1', one('因病', '', null)),
  column('贷款金额', 'loan.amount', money),
  column('贷款日期', 'loan.startDate', day),
  column('务工月份', 'migrantWork.month', one('2025-03', '', null)),
  column('是否务工', 'migrantWork.isWorking', one('是', '否', '', null)),
  column('取水方便', 'drinkingWater.isNear', one('是', '否', null)),
]
const spreadWork = [
  column('务工月份1', 'migrantWork.month@1', one('2025-03', '', null)),
  column('是否务工1', 'migrantWork.isWorking@1', one('是', '', null)),
]

const ledgersOf = (columns: readonly Column[]): readonly string[] => [
  ...new Set(['household', 'member', ...columns.map((each) => each.column[1].split('.')[0] ?? '')]),
]

const table = (columns: readonly Column[], shape: 'householdList' | 'memberList'): fc.Arbitrary<SettledTable> =>
  fc
    .record({
      rows: fc.array(fc.tuple(...columns.map((each) => each.cell)), { minLength: 1, maxLength: 6 }),
      year: fc.constantFrom('2022', undefined),
    })
    .map(({ rows, year }) =>
      settled(
        columns.map((each) => each.column),
        rows,
        { shape, ledger: shape === 'householdList' ? 'household' : 'member', ledgers: ledgersOf(columns), ...(year ? { year } : {}) },
      ),
    )

const some = (columns: readonly Column[], least = 0): fc.Arbitrary<Column[]> => fc.subarray([...columns], { minLength: least })
const spread = fc
  .tuple(some(shared, 2), some(companions), fc.boolean(), fc.subarray([...spreadWork]))
  .chain(([own, more, hasThird, work]) =>
    table([...own, ...person(0), ...person(1), ...(hasThird ? person(2) : []), ...more, ...work], 'householdList'),
  )
const list = fc.tuple(some(shared, 2), some(companions, 1)).chain(([own, more]) => table([...own, ...more], 'householdList'))
const persons = fc.tuple(some(shared, 1), some(companions, 1)).chain(([own, more]) => table([...own, ...alone, ...more], 'memberList'))
const wild = fc.oneof(spread, list, persons)

const planned = ({ sheets, ...more }: SettledTable, known = {}): ImportPlan => plan(sheets, known, more)

function closes(made: ImportPlan): void {
  const told = new Set(made.tables.flatMap((each) => each.rows.flatMap((row) => row.records)))
  for (const each of made.tables) {
    const { read, accepted, rejected, skipped } = each.balance
    expect(read).toBe(accepted + rejected + skipped)
    for (const row of each.rows) {
      if (row.decision === 'rejected' || row.decision === 'skipped') {
        expect(row.why).toBeTruthy()
        expect(row.records).toEqual([])
      } else expect(row.problems.every((problem) => problem.severity === '疑点')).toBe(true)
    }
    countsAgree(made, each)
  }
  // A rejected row writes nothing: what is written has its origin in a row that was accepted.
  const accepted = new Set(made.tables.flatMap((each) => each.rows.flatMap((row) => (row.records.length > 0 ? [`Sheet1!${row.row}`] : []))))
  made.records.forEach((record, place) => {
    if (record.decision === 'same') return
    expect(accepted).toContain(record.origin)
    if (record.ledger !== 'village' && record.ledger !== 'group' && record.decision === 'add') expect(told).toContain(place)
  })
}

function countsAgree(made: ImportPlan, table: TablePlan): void {
  for (const [ledger, { added }] of Object.entries(table.records))
    expect(added).toBe(made.records.filter((record) => record.ledger === ledger && record.decision === 'add').length)
}

test('the balance closes, a rejected row writes nothing, and importing again changes nothing', () => {
  fc.assert(
    fc.property(wild, (first) => {
      const made = planned(first)
      closes(made)
      const once = apply({}, made)
      expect(counts(planned(first, once))).toMatchObject({ add: 0, change: 0 })
    }),
    { numRuns: 300 },
  )
})

test('also onto what another workbook brought', () => {
  fc.assert(
    fc.property(wild, wild, (before, first) => {
      const known = apply({}, planned(before))
      const made = planned(first, known)
      closes(made)
      expect(counts(planned(first, apply(known, made)))).toMatchObject({ add: 0, change: 0 })
    }),
    { numRuns: 150 },
  )
})
