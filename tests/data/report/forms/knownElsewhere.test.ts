import { expect, test } from 'vitest'
import type { FormSheet, ResolvedTable } from '#shared/printing/forms/resolved.ts'
import { filledForm, formOf, practiceLedger } from './practiceForms.ts'

/** What another field of the record says is not left blank, and nothing is added up that was lent. */

const practice = practiceLedger({ households: 300, persons: 1000 })

const sheetsOf = (id: string): readonly FormSheet[] => filledForm(practice(), formOf(id)).sheets

const tableOf = ({ blocks }: FormSheet): ResolvedTable => blocks.find((block) => block.kind === 'table')!

function columnOf(table: ResolvedTable, id: string): readonly string[] {
  const at = table.columns.findIndex((column) => column.id === id)
  return table.groups.flatMap(({ rows }) => rows.map((row) => row[at]!))
}

function cellAfter({ blocks }: FormSheet, label: string): string {
  const cells = blocks.flatMap((block) => (block.kind === 'grid' ? block.rows.flatMap((row) => row.cells) : []))
  return cells[cells.findIndex(({ text, head }) => head && text === label) + 1]!.text
}

test.each(['projectApplication', 'projectApproval'])('%s: the period of works is that of the planned days', (id) => {
  const planned = sheetsOf(id).map((sheet) => cellAfter(sheet, '实施期限'))
  expect(planned.filter((text) => /^\d{4}年\d{1,2}月至\d{4}年\d{1,2}月$/.test(text)).length).toBeGreaterThan(3)
  // Nobody planned days for what is only proposed.
  expect(new Set(planned.filter((text) => !text.includes('至')))).toEqual(new Set(['']))
})

test('the period that somebody wrote down stands as it was written', async () => {
  const { ids } = await practice().ok('ledger.query', { ledger: 'project', filter: 'plannedEnd is not blank' })
  await practice().ok('edit.commit', {
    id: practice().newId(),
    changes: [{ ledger: 'project', recordId: ids[0]!, op: 'change', values: { schedule: '2026.3-2026.11' } }],
  })
  expect(sheetsOf('projectApplication').map((sheet) => cellAfter(sheet, '实施期限'))).toContain('2026.3-2026.11')
})

test('in the catalogue of a project the approval and the contract bear its numbers', async () => {
  const numbers = sheetsOf('projectCatalogue').flatMap((sheet) => {
    const table = tableOf(sheet)
    const papers = columnOf(table, 'paper')
    return columnOf(table, 'documentNo').map((number, at) => [papers[at]!.trim(), number] as const)
  })
  const of = (paper: string) => numbers.filter(([name]) => name === paper).map(([, number]) => number)
  expect(of('资金批复(年度计划)文件').length).toBeGreaterThan(3)
  for (const number of of('资金批复(年度计划)文件')) expect(number).toMatch(/^示农批〔\d{4}〕\d+号$/)
  expect(of('施工(采购)合同').length).toBeGreaterThan(3)
  for (const number of of('施工(采购)合同')) expect(number).toMatch(/^SLHT\d+(?:-1、SLHT\d+-2)?$/)
  expect(new Set(of('项目申报书'))).toEqual(new Set(['']))
})

test('rewards of a power station name who got them', () => {
  const tables = sheetsOf('noticePower').map(tableOf)
  const rewards = tables.flatMap((table) => {
    const uses = columnOf(table, 'use')
    return columnOf(table, 'name').filter((_, at) => uses[at] === '奖励补助')
  })
  expect(rewards.length).toBeGreaterThan(3)
  expect(rewards.filter((name) => name === '')).toEqual([])
})

test('a loan is listed among the measures and not added up', () => {
  let lent = 0
  for (const sheet of sheetsOf('measureList')) {
    const table = tableOf(sheet)
    const at = table.columns.findIndex((column) => column.id === 'amount')
    const items = columnOf(table, 'item')
    const fen = columnOf(table, 'amount').map((text) => Math.round(Number(text.replaceAll(',', '')) * 100))
    const given = fen.filter((_, row) => items[row] !== '小额信贷').reduce((sum, one) => sum + one, 0)
    expect(table.groups.reduce((sum, group) => sum + (group.sums[at] ?? 0), 0)).toBe(given)
    lent += fen.filter((amount, row) => items[row] === '小额信贷' && amount > 0).length
    expect(sheet.blocks.some((block) => block.kind === 'text' && block.text.includes('贷款本金'))).toBe(true)
  }
  expect(lent, 'there are loans').toBeGreaterThan(0)
})
