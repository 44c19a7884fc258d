import type { FormDefinition, TableBlock } from '#shared/forms/define.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'

/**
 * Which records of its ledger a form is for, in words: 状态为“在册”，且监测对象类别已填. '' where it is for all of them. What is
 * asked before printing is named by its question.
 */
export function rangeWords(form: FormDefinition, ledger: LedgerDefinition): string {
  const own = form.blocks.filter((block): block is TableBlock => block.kind === 'table' && block.of === undefined)
  const [list, ...others] = own
  const isPer = list?.columns.some((column) => column.of !== undefined) === true
  const filters = [form.filter, others.length === 0 && !isPer ? list?.filter : undefined]
  const words = filters.flatMap((filter) => (filter === undefined ? [] : [inWords(filter, form, ledger)]))
  return words.join('，且')
}

const pieces = /"[^"]*"|\{ask\.\w+\}|is not blank|is blank|between|!=|<=|>=|[<>=(),]|[\w.]+/g

const words: Readonly<Record<string, string>> = {
  'is not blank': '已填',
  'is blank': '未填',
  '=': '为',
  '!=': '不为',
  '<': '小于',
  '>': '大于',
  '<=': '不超过',
  '>=': '不低于',
  in: '为',
  and: '，且',
  or: '，或',
  between: '在',
  '(': '',
  ')': '',
  ',': '、',
}

const dayWords: Readonly<Record<string, string>> = { '<': '早于', '>': '晚于', '<=': '不晚于', '>=': '不早于' }

function inWords(filter: string, form: FormDefinition, ledger: LedgerDefinition): string {
  let isRange = false
  let isDay = false
  let isList = false
  const labelOf = (_: string, id: string): string => form.asks?.find((ask) => ask.id === id)?.label ?? ''
  const said = [...filter.matchAll(pieces)].map(([piece]) => {
    const isLink = piece === 'and' && isRange
    isRange = piece === 'between' || (isRange && !isLink)
    if (isLink) return '至'
    if (piece.startsWith('"') || piece.startsWith('{')) return `“${piece.replaceAll('"', '').replace(/\{ask\.(\w+)\}/g, labelOf)}”`
    // Those of a list of words say nothing, others what belongs together.
    if (piece === 'in') isList = true
    if (piece === '(' && !isList) return '（'
    if (piece === ')' && !isList) return '）'
    if (piece === ')') isList = false
    const field = findField(ledger, piece)
    if (field) isDay = field.type === 'date'
    return field?.label ?? (isDay ? dayWords[piece] : undefined) ?? words[piece] ?? piece
  })
  return said.join('')
}
