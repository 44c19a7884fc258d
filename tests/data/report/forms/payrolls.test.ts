import { describe, expect, test } from 'vitest'
import { forms } from '#shared/forms/index.ts'
import type { ResolvedTable } from '#shared/printing/forms/resolved.ts'
import { filledForm, practiceLedger, tablesOf } from './practiceForms.ts'

/** Lists by which money is paid out: every receiver once, sums that are those of the ledger, capitals that say the sum. */

const practice = practiceLedger({ households: 600, persons: 2100 })

const payrolls = forms.filter((form) => form.code === 'P15')

describe.each(payrolls.map((form) => [form.id, form] as const))('%s', (_, form) => {
  test('pays what the ledger says', async () => {
    const { ids, sheets } = filledForm(practice(), form, { edition: 'internal' })
    const tables = tablesOf(sheets)
    const column = form.blocks.flatMap((block) => (block.kind === 'table' ? block.columns : [])).find((one) => one.id === 'amount')!
    const { sums } = await practice().ok('ledger.totals', { ledger: form.ledger, ids: [...ids] })
    const rows = tables.flatMap((table) => table.groups.flatMap((group) => group.rows))
    expect(rows).toHaveLength(ids.length)
    expect(ids.length, '样本里没有可发放的').toBeGreaterThan(0)
    expect(tables.reduce((sum, table) => sum + sumOf(table), 0)).toBe(sums[column.sum!] ?? 0)
  })

  test('says each village’s sum in capitals', () => {
    const { sheets } = filledForm(practice(), form, { edition: 'internal' })
    for (const table of tablesOf(sheets)) expect(fenOf(table.totals!.capitals.replace('合计（大写）：', ''))).toBe(sumOf(table))
  })
})

function sumOf({ columns, groups }: ResolvedTable): number {
  const at = columns.findIndex((column) => column.id === 'amount')
  return groups.reduce((sum, group) => sum + (group.sums[at] ?? 0), 0)
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const units: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 }

/** Reads capitals back: 壹万贰仟叁佰元伍角整 → 1230050. */
function fenOf(words: string): number {
  const [whole = '', rest = ''] = words.includes('元') ? words.split('元') : ['', words]
  const part = (unit: string): number => digits.indexOf(rest[rest.indexOf(unit) - 1] ?? '零')
  return yuanOf(whole) * 100 + (rest.includes('角') ? part('角') * 10 : 0) + (rest.includes('分') ? part('分') : 0)
}

function yuanOf(words: string): number {
  let total = 0
  let section = 0
  let digit = 0
  for (const word of words) {
    if (digits.includes(word)) digit = digits.indexOf(word)
    else if (word === '万' || word === '亿') {
      total = (total + section + digit) * (word === '万' ? 10_000 : 100_000_000)
      section = 0
      digit = 0
    } else {
      section += digit * units[word]!
      digit = 0
    }
  }
  return total + section + digit
}
