import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutContent, layoutName, recallLayout, type KnownLayout } from '#shared/importing/layoutMemory.ts'
import { fingerprintOf } from '#shared/importing/matchHeaders.ts'
import type { ColumnMatch, FieldTarget } from '#shared/importing/matchTypes.ts'

const headingsOf = (...headers: readonly string[]) => headers.map((header, index) => ({ index, header, path: header.split('/') }))
const name = { ledger: 'member', field: 'name' }
const phone = { ledger: 'member', field: 'phone' }

function layoutOf(
  headers: readonly string[],
  decided: Readonly<Record<number, FieldTarget | null>>,
  more: Partial<KnownLayout> = {},
): KnownLayout {
  const columns = headers.map((header, index): ColumnMatch => {
    const target = decided[index] ?? null
    return { index, header, ledger: target?.ledger ?? null, field: target?.field ?? null, why: 'memory', confidence: 1, unit: null }
  })
  const content = layoutContent(columns, new Set(Object.keys(decided).map(Number)), false)
  return { ...content, fingerprint: fingerprintOf(headingsOf(...headers)), ledger: 'member', ...more }
}

const headers = ['序号', '谁', '哪个号', '备注', '备注']
const layout = layoutOf(headers, { 1: name, 2: phone, 4: null })

describe('a remembered layout', () => {
  test('speaks for the same headings, whatever their blanks and units, and only of what a person decided', () => {
    const found = headingsOf('序 号', '谁', '哪个号（必填）', '备注', '备注')
    const recalled = recallLayout([layout], fingerprintOf(found), found)
    expect(recalled).toMatchObject({ exact: true })
    expect(recalled?.decisions).toEqual({ 1: name, 2: phone, 4: null })
  })

  test('speaks for the columns that are left when one was added, moved or renamed', () => {
    const found = headingsOf('序号', '哪个号', '村', '谁', '备注')
    expect(recallLayout([layout], fingerprintOf(found), found)).toMatchObject({ exact: false, decisions: { 1: phone, 3: name } })
    const renamed = headingsOf('序号', '姓什么', '哪个号', '备注', '备注')
    expect(recallLayout([layout], fingerprintOf(renamed), renamed)?.decisions).toEqual({ 2: phone, 4: null })
  })

  test('is silent about another sheet, unless it was chosen by name', () => {
    const found = headingsOf('谁', '项目', '金额', '资金来源')
    expect(recallLayout([layout], fingerprintOf(found), found)).toBeNull()
    const wanted = { ...layout, wanted: true }
    expect(
      recallLayout([layoutOf(['谁', '项目', '金额', '资金来源'], { 0: phone }), wanted], fingerprintOf(found), found)?.decisions,
    ).toEqual({
      0: name,
    })
  })

  test('the layout with the same headings goes before one that is only like it', () => {
    const other = layoutOf([...headers, '村'], { 1: phone })
    const found = headingsOf(...headers)
    expect(recallLayout([other, layout], fingerprintOf(found), found)?.decisions[1]).toEqual(name)
  })

  test('law: what was decided for any headings comes back for them, column by column', () => {
    const words = fc.constantFrom('姓名', '备注', '电话', '金额（元）', '户主/姓名', '户主/电话', '2024年收入', '甲', '乙', '丙')
    const target = fc.constantFrom(name, phone, null)
    fc.assert(
      fc.property(fc.array(fc.tuple(words, fc.option(target, { nil: undefined })), { minLength: 1, maxLength: 12 }), (drawn) => {
        const texts = drawn.map(([word]) => word)
        const decided = Object.fromEntries(drawn.flatMap(([, chosen], index) => (chosen === undefined ? [] : [[index, chosen]])))
        const found = headingsOf(...texts)
        expect(recallLayout([layoutOf(texts, decided)], fingerprintOf(found), found)?.decisions).toEqual(decided)
      }),
    )
  })
})

test('a layout is first named by the title without its year, else by the file without its copies and dates', () => {
  expect(layoutName({ title: '2025年度光伏收益分配表', sheet: 'Sheet1' }, 'a.xlsx')).toBe('光伏收益分配表')
  expect(layoutName({ title: '', sheet: 'Sheet1' }, '（自定义）监测对象信息 (22).xlsx')).toBe('（自定义）监测对象信息')
  expect(layoutName({ title: '', sheet: '青山村' }, '花名册_20250902.xlsx')).toBe('花名册 青山村')
})
