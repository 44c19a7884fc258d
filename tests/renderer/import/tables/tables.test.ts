import { describe, expect, it } from 'vitest'
import { columnOrder, whyText } from '#renderer/import/tables/columnOrder.ts'
import { fieldChoices, notImported, targetOf, valueOf } from '#renderer/import/tables/fieldChoices.ts'
import { skipRanges } from '#renderer/import/tables/skipRanges.ts'
import type { ImportColumn } from '#shared/ipc/outputs.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

function column(index: number, values: Partial<ImportColumn>): ImportColumn {
  return { index, letter: 'A', header: '', ledger: null, field: null, why: null, confidence: 0, samples: [], candidates: [], ...values }
}

describe('columns', () => {
  it('stand with the unsure ones first, then those left behind, otherwise as in the sheet', () => {
    const sure = { ledger: 'member', field: 'name', confidence: 0.94 }
    const unsure = { ledger: 'member', field: 'idCard', confidence: 0.75 }
    expect(columnOrder([column(0, {}), column(1, sure), column(2, unsure), column(3, { ...unsure, confidence: 0.89 })])).toEqual([
      2, 3, 0, 1,
    ])
  })

  it('say why, and whether the person left them out', () => {
    expect(whyText({ field: null, why: null })).toBe('没有对应的项目')
    expect(whyText({ field: 'name', why: 'content' })).toBe('根据内容推断')
  })
})

describe('fields on offer', () => {
  it('are those of the ledgers of the table, with 不导入 on top and nothing that is computed', () => {
    const groups = fieldChoices(shippedRegistry, {
      ledgers: ['member', 'village'],
      columns: [column(0, { ledger: 'member', field: 'name' })],
    })
    expect(groups.map(({ group }) => group)).toEqual(['这一列', '农户', '家庭成员'])
    expect(groups[0]?.items).toEqual([{ value: notImported, label: '不导入' }])
    const values = groups.flatMap(({ items }) => items.map(({ value }) => value))
    expect(values).toContain('member.idCard')
    expect(values).toContain('household.headName')
    expect(values).not.toContain('member.age')
    expect(new Set(values).size).toBe(values.length)
  })

  it('are all fields where no ledger is known', () => {
    const groups = fieldChoices(shippedRegistry, { ledgers: [], columns: [column(0, {})] })
    expect(groups.length).toBe(1 + shippedRegistry.ledgers.filter((ledger) => !ledger.system).length)
  })

  it('go to a target and back', () => {
    expect(targetOf('member.idCard')).toEqual({ ledger: 'member', field: 'idCard' })
    expect(targetOf(notImported)).toBeNull()
    expect(targetOf(null)).toBeNull()
    expect(valueOf({ ledger: 'member', field: 'idCard' })).toBe('member.idCard')
    expect(valueOf({ ledger: null, field: null })).toBe(notImported)
  })
})

describe('skipped rows', () => {
  it('stand together by reason', () => {
    const skipped = [
      { row: 9, why: '空行' },
      { row: 8, why: '空行' },
      { row: 12, why: '合计行' },
      { row: 3, why: '空行' },
    ]
    expect(skipRanges(skipped)).toEqual([
      { rows: '第 3、8–9 行', why: '空行', count: 3 },
      { rows: '第 12 行', why: '合计行', count: 1 },
    ])
  })

  it('name no more than some ranges', () => {
    const skipped = Array.from({ length: 1_000 }, (_, index) => ({ row: index * 2, why: '空行' }))
    const [line] = skipRanges(skipped)
    expect(line?.count).toBe(1_000)
    expect(line?.rows.endsWith('等')).toBe(true)
    expect(line?.rows.length).toBeLessThan(200)
  })
})
