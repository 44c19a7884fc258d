import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { chipsOf, filterOf, followFocus } from '#renderer/checks/filter.ts'
import { fieldsToMend } from '#renderer/checks/mendFields.ts'
import { mendWords, mendsOf } from '#renderer/checks/mends.ts'
import { definitionWords } from '#renderer/checks/ruleWords.ts'
import { sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { sampleFinding } from './sampleFinding.ts'

const member = ledgerOf(shippedRegistry, 'member')

describe('suggestions', () => {
  it('change a record once, however many findings suggest something', () => {
    const found = [sampleFinding(1, { mend: { sex: '男' } }), { ...sampleFinding(1, { mend: { health: '残疾' } }), rule: 'R013' }]
    expect(mendsOf(found).map(({ record, values }) => [record, values])).toEqual([['m1', { sex: '男', health: '残疾' }]])
  })

  it('are left to people where they contradict each other', () => {
    const found = [
      sampleFinding(1, { mend: { sex: '男' } }),
      sampleFinding(1, { mend: { sex: '女' } }),
      sampleFinding(2, { mend: { sex: '女' } }),
    ]
    expect(mendsOf(found).map(({ record }) => record)).toEqual(['m2'])
  })

  it('are told with what stands there now, numbers masked', () => {
    const row = { ...sampleRow('m1', { sex: '女', phone: '139****5678' }), masked: ['phone'] }
    expect(mendWords(member, { sex: '男', phone: '13900001234' }, row)).toBe('性别：女 → 男；家庭成员联系电话：139****5678 → 139****1234')
  })
})

describe('fields beside the list', () => {
  it('are the one meant, those suggested, then those that the words name; none that is computed', () => {
    const fields = fieldsToMend(member, {
      field: 'disabilityLevel',
      mend: { disabilityKind: '肢体' },
      message: '残疾等级与残疾证号不同，年龄 45',
    })
    expect(fields.map((field) => field.id)).toEqual(['disabilityLevel', 'disabilityKind', 'disabilityCode'])
  })
})

describe('the cursor', () => {
  const rows = (keys: readonly string[]) => keys.map((key, index) => ({ index, key }))

  it('stands on the next finding when its own is mended, and stays with its own when another comes back', () => {
    const mended = followFocus({ index: 1, key: 'b' }, 3, rows(['a', 'c', 'd']))
    expect(mended).toEqual({ index: 1, key: 'c' })
    expect(followFocus(mended, 4, rows(['a', 'b', 'c', 'd']))).toEqual({ index: 2, key: 'c' })
  })

  it('is always inside the list and settles at once', () => {
    const keys = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 30 })
    fc.assert(
      fc.property(keys, fc.nat(60), fc.option(fc.integer({ min: 0, max: 40 }).map(String)), (list, index, key) => {
        const next = followFocus({ index, key }, list.length, rows(list))
        expect(next.index).toBeLessThan(Math.max(1, list.length))
        expect(next.key).toBe(list[next.index] ?? null)
        expect(followFocus(next, list.length, rows(list))).toEqual(next)
      }),
    )
  })
})

describe('words', () => {
  it('narrow the list as they say', () => {
    const choice = { rule: 'R012', village: { id: 'v1', label: '梅湾村' }, text: ' 王 ' }
    expect(filterOf(choice)).toEqual({ rule: 'R012', village: 'v1', text: '王' })
    expect(chipsOf(choice, () => '残疾证号').map(({ text }) => text)).toEqual(['规则：残疾证号', '行政村：梅湾村', '含“王”'])
  })

  it('of a rule carry the values of today', () => {
    const params = [
      { id: 'newbornDays', label: '宽限', kind: 'integer' as const, unit: '天', value: '90' },
      { id: 'line', label: '收入线', kind: 'money' as const, unit: '元', value: '2000' },
    ]
    const definition = '出生 {宽限} 天内的除外；低于 {收入线} 的，应核实 {别处}。'
    expect(definitionWords({ definition, params })).toBe('出生 90 天内的除外；低于 2000 元（收入线） 的，应核实 别处。')
  })
})
