import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { sortIds } from '#data/store/sort.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import { addCustomFields, everyType } from '#tests/harness/customFields.ts'
import { addFamily, addRecord, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
const codes = new Map<string, string>()

async function add(village: string, code: string, head: string, values: FieldValues): Promise<void> {
  const { household } = await addFamily(core, village, [{ name: head, birthDate: `19${50 + codes.size}-05-12` }], {
    code,
    ...values,
  })
  codes.set(household, code)
}

beforeAll(async () => {
  core = await openTestCore()
  await addCustomFields(core, everyType('household'))
  const baisha = await addVillage(core, '白沙村')
  const qingshui = await addVillage(core, '清水村')
  const group = await addRecord(core, 'group', { village: baisha, name: '3组' })
  await add(baisha, 'A', '张三', {
    group,
    x_money: 320_050,
    x_many: '种植,养殖',
    x_yes: 1,
    x_number: 3,
    identifiedAt: '2020-12',
    address: '老街"1\'号',
  })
  await add(baisha, 'B', '李四', {
    x_money: 0,
    x_many: '养殖',
    x_yes: 0,
    x_number: 10,
    identifiedAt: '2020-12-31',
    arableLand: 350,
  })
  await add(qingshui, 'C', '王五', { x_many: '务工', x_year: 2019, identifiedAt: '2021-01-01', arableLand: 1_200 })
  await add(qingshui, 'D', '赵六', { phone: '13900001234' })
})
afterAll(() => core.dispose())

async function found(filter: string): Promise<string> {
  const { ids } = await core.ok('ledger.query', { ledger: 'household', filter, sort: [{ field: 'code', down: false }] })
  return ids.map((id) => codes.get(id)).join('')
}

describe('the filter language over stored values', () => {
  test.each([
    ['village = "白沙村"', 'AB'],
    ['行政村 = "白沙村"', 'AB'],
    ['village != "白沙村"', 'CD'],
    ['group = "3组"', 'A'],
    ['group != "3组"', 'BCD'],
    ['group is blank', 'BCD'],
    ['group is not blank', 'A'],
    ['village in ("白沙村","清水村") and not village = "白沙村"', 'CD'],
    ['village contains "水"', 'CD'],
    ['village starts with "白"', 'AB'],
    ['headName = "张三"', 'A'],
    ['memberCount = 1', 'ABCD'],
    ['x_money = 3200.50', 'A'],
    ['x_money < 8800', 'AB'],
    ['x_money >= "3,200.50"', 'A'],
    ['x_money = 0', 'B'],
    ['x_money is blank', 'CD'],
    ['x_money between 0 and 3200.49', 'B'],
    ['not x_money < 8800', 'CD'],
    ['x_money != 0', 'ACD'],
    ['arableLand > 3.5', 'C'],
    ['arableLand = 3.5', 'B'],
    ['arableLand in (3.5, 12)', 'BC'],
    ['x_many = "养殖"', 'AB'],
    ['x_many != "养殖"', 'CD'],
    ['x_many in ("种植","务工")', 'AC'],
    ['x_many contains "养"', 'AB'],
    ['x_many is blank', 'D'],
    ['not x_many in ("种植")', 'BCD'],
    ['x_yes = 是', 'A'],
    ['x_yes = 否', 'B'],
    ['x_yes != 是', 'BCD'],
    ['x_yes = true', 'A'],
    ['x_number > 3', 'B'],
    ['x_number between 3 and 10', 'AB'],
    ['x_year = 2019', 'C'],
    ['identifiedAt between "2020-01" and "2020-12"', 'AB'],
    ['identifiedAt <= "2020-12"', 'AB'],
    ['identifiedAt > "2020-12"', 'C'],
    ['identifiedAt < "2020-12"', ''],
    ['identifiedAt >= "2020-12"', 'ABC'],
    ['phone contains "1234"', 'D'],
    ['address contains "街\\"1\'"', 'A'],
    ['code in ("A","D") or headName contains "四"', 'ABD'],
    ['code = "\' OR 1=1 --"', ''],
    ['(code = "A" 或 code = "B") 且 非 x_yes = 是', 'B'],
  ])('%s', async (filter, expected) => {
    expect(await found(filter)).toBe(expected)
  })

  test.each([
    ['nothing = 1', 'query.field'],
    ['village =', 'query.syntax'],
    ['x_money = "很多"', 'query.syntax'],
    ['x_number > "三"', 'query.syntax'],
    ['village = 白沙村', 'query.syntax'],
  ])('%s is refused in words', async (filter, fault) => {
    expect((await core.refused('ledger.query', { ledger: 'household', filter })).fault).toBe(fault)
  })

  test('fields of the household serve filters of its members', async () => {
    const { ids } = await core.ok('ledger.query', {
      ledger: 'member',
      filter: 'village = "白沙村" and householdCode = "A"',
    })
    expect(ids).toHaveLength(1)
    expect((await core.ok('ledger.query', { ledger: 'member', filter: 'age >= 74 and age <= 75' })).ids).toHaveLength(2)
  })

  test('totals add up what the filter finds', async () => {
    const totals = await core.ok('ledger.totals', { ledger: 'household', filter: 'village = "白沙村"' })
    expect(totals).toMatchObject({ records: 2, sums: { x_money: 320_050, memberCount: 2, arableLand: 350 } })
    expect(totals.sums).not.toHaveProperty('x_year')
  })

  test('distinct values are counted, most frequent first, and never list personal numbers', async () => {
    const values = await core.ok('ledger.distinct', { ledger: 'household', field: 'village' })
    expect(values.map(({ label, count }) => [label, count])).toEqual([
      ['清水村', 2],
      ['白沙村', 2],
    ])
    expect(await core.ok('ledger.distinct', { ledger: 'household', field: 'x_yes' })).toEqual([
      { value: '', label: '（空白）', count: 2 },
      { value: 0, label: '否', count: 1 },
      { value: 1, label: '是', count: 1 },
    ])
    expect(JSON.stringify(await core.ok('ledger.distinct', { ledger: 'household', field: 'phone' }))).not.toContain('13900001234')
  })
})

describe('sorting', () => {
  const sorted = (values: readonly (string | number | null)[], down = false): readonly unknown[] => {
    const order = sortIds(
      values.map((value, index) => [String(index), value]),
      [{ at: 1, down, ranks: null }],
    )
    return order.map((id) => values[Number(id)])
  }

  test('Chinese goes by pinyin, numbers within text by their value, blanks last in both directions', () => {
    expect(sorted(['10组', '3组', null, '1组', ''])).toEqual(['1组', '3组', '10组', null, ''])
    expect(sorted(['10组', '3组', null, '1组', ''], true)).toEqual(['10组', '3组', '1组', null, ''])
    expect(sorted(['张三', '李四', '王五', '安然'])).toEqual(['安然', '李四', '王五', '张三'])
    expect(sorted([10, 9, null, -1])).toEqual([-1, 9, 10, null])
    expect(sorted(['10-2', '9-22', '9-3'])).toEqual(['9-3', '9-22', '10-2'])
    expect(sorted(['2020-12-31', '2020-02-01', '2019-06-30'])).toEqual(['2019-06-30', '2020-02-01', '2020-12-31'])
  })

  test('has the same order as the collator, whatever is among the texts', () => {
    const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })
    const sign = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...'张三李四阿·1a〇０'),
    )
    const texts = fc.uniqueArray(
      fc.array(sign, { minLength: 1, maxLength: 3 }).map((signs) => signs.join('')),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(texts, (values) => {
        const inOrder = sorted(values) as readonly string[]
        for (let index = 1; index < inOrder.length; index += 1)
          expect(collator.compare(inOrder[index - 1]!, inOrder[index]!)).toBeLessThanOrEqual(0)
        expect(sorted(values, true)).toHaveLength(values.length)
      }),
    )
  })

  test('several keys: the later ones decide among equals', async () => {
    const { ids } = await core.ok('ledger.query', {
      ledger: 'household',
      sort: [
        { field: 'village', down: true },
        { field: 'code', down: false },
      ],
    })
    expect(ids.map((id) => codes.get(id)).join('')).toBe('CDAB')
  })
})
