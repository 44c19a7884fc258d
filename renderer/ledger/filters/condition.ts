import type { FieldDefinition, FieldValue } from '#shared/ledger/define.ts'
import { parseDate } from '#shared/values/date.ts'
import { printExpression, type Expression, type Literal } from '#shared/query/expression.ts'

/** What one column's filter popup can say. Saved in views, hence plain data. Numbers in shown units (元, 亩), dates ISO. */
export type Condition =
  | Readonly<{ kind: 'text'; how: 'contains' | 'startsWith' | 'equals'; text: string }>
  | Readonly<{ kind: 'choices'; values: readonly FieldValue[] }>
  | Readonly<{ kind: 'range'; from: string; to: string }>
  | Readonly<{ kind: 'blank'; isBlank: boolean }>

export type Conditions = Readonly<Record<string, Condition>>

/** Which kind of popup a field gets first. */
export function conditionKindOf(field: FieldDefinition): 'text' | 'choices' | 'range' {
  switch (field.type) {
    case 'choice':
    case 'multichoice':
    case 'boolean':
    case 'link':
      return 'choices'
    case 'date':
    case 'year':
    case 'integer':
    case 'money':
    case 'quantity':
      return 'range'
    default:
      return 'text'
  }
}

/** Whether the condition restricts nothing, so that it need not be kept. */
export function isEmptyCondition(condition: Condition): boolean {
  if (condition.kind === 'text') return condition.text.trim() === ''
  if (condition.kind === 'choices') return condition.values.length === 0
  if (condition.kind === 'range') return condition.from.trim() === '' && condition.to.trim() === ''
  return false
}

/**
 * All column conditions, and a filter that someone wrote by hand, as one text of the filter language; undefined when
 * nothing is filtered. Conditions of fields that the ledger no longer has are left out.
 */
export function filterText(fields: readonly FieldDefinition[], conditions: Conditions, written = ''): string | undefined {
  const parts = fields.flatMap((field) => {
    const condition = conditions[field.id]
    const expression = condition ? expressionOf(field, condition) : null
    return expression ? [expression] : []
  })
  const built = parts.length === 0 ? '' : printExpression(parts.length === 1 ? parts[0]! : { kind: 'and', parts })
  const own = written.trim()
  if (built === '' || own === '') return built || own || undefined
  return `(${own}) and ${built}`
}

export function expressionOf(field: FieldDefinition, condition: Condition): Expression | null {
  if (isEmptyCondition(condition)) return null
  switch (condition.kind) {
    case 'text':
      return textExpression(field.id, condition.how, condition.text.trim())
    case 'choices':
      return choicesExpression(field, condition.values)
    case 'range':
      return rangeExpression(field, condition.from.trim(), condition.to.trim())
    case 'blank':
      return blankExpression(field.id, condition.isBlank)
  }
}

/** The condition in words, for the chip under the header. */
export function describeCondition(field: FieldDefinition, condition: Condition, labels: Readonly<Record<string, string>> = {}): string {
  switch (condition.kind) {
    case 'text':
      return `${field.label} ${{ contains: '包含', startsWith: '开头是', equals: '等于' }[condition.how]}“${condition.text.trim()}”`
    case 'choices':
      return `${field.label}：${choiceWords(field, condition.values, labels)}`
    case 'range':
      return `${field.label} ${rangeWords(condition.from.trim(), condition.to.trim())}`
    case 'blank':
      return `${field.label} ${condition.isBlank ? '为空' : '不为空'}`
  }
}

function textExpression(field: string, how: 'contains' | 'startsWith' | 'equals', text: string): Expression {
  if (how === 'equals') return { kind: 'compare', field, operator: '=', value: text }
  return { kind: how, field, value: text }
}

function choicesExpression(field: FieldDefinition, values: readonly FieldValue[]): Expression {
  const filled = values.filter((value) => value !== null && value !== '')
  const parts: Expression[] = []
  if (filled.length > 0) parts.push(...chosen(field, filled))
  if (filled.length < values.length) parts.push({ kind: 'blank', field: field.id })
  return parts.length === 1 ? parts[0]! : { kind: 'or', parts }
}

function chosen(field: FieldDefinition, values: readonly FieldValue[]): readonly Expression[] {
  const literals = values.map((value): Literal => (field.type === 'boolean' ? value === 1 || value === '1' : (value ?? '')))
  return [{ kind: 'in', field: field.id, values: literals }]
}

function rangeExpression(field: FieldDefinition, from: string, to: string): Expression | null {
  const low = from === '' ? null : literalOf(field, from)
  const high = to === '' ? null : literalOf(field, to)
  if (low !== null && high !== null) return { kind: 'between', field: field.id, from: low, to: high }
  if (low !== null) return { kind: 'compare', field: field.id, operator: '>=', value: low }
  // `<= "2020"` would leave out 2020-05; `between` takes in the whole of a year or month that is named as its end.
  if (high !== null && field.type === 'date') return { kind: 'between', field: field.id, from: '1900', to: high }
  if (high !== null) return { kind: 'compare', field: field.id, operator: '<=', value: high }
  return null
}

/** Why a range cannot be read, in words; null when both ends can be (or are blank). */
export function rangeProblem(field: FieldDefinition, condition: Condition | null): string | null {
  if (condition?.kind !== 'range') return null
  const ends = [condition.from.trim(), condition.to.trim()].filter((end) => end !== '')
  const unread = ends.find((end) => literalOf(field, end) === null)
  if (unread === undefined) return null
  return field.type === 'date' ? `看不懂日期“${unread}”` : `“${unread}”不是数字`
}

/** null for text that is no number or date: an unfinished input filters nothing. */
function literalOf(field: FieldDefinition, text: string): Literal | null {
  if (field.type === 'date') return parseDate(text).value
  const number = Number(text.replace(/[,，\s]/g, ''))
  return Number.isFinite(number) ? number : null
}

function blankExpression(field: string, isBlank: boolean): Expression {
  const blank: Expression = { kind: 'blank', field }
  return isBlank ? blank : { kind: 'not', part: blank }
}

function choiceWords(field: FieldDefinition, values: readonly FieldValue[], labels: Readonly<Record<string, string>>): string {
  const words = values.map((value) => {
    if (value === null || value === '') return '（空白）'
    if (field.type === 'boolean') return value === 1 ? '是' : '否'
    return labels[String(value)] ?? String(value)
  })
  return words.length <= 3 ? words.join('、') : `${words.slice(0, 3).join('、')} 等 ${words.length} 项`
}

function rangeWords(from: string, to: string): string {
  if (from !== '' && to !== '') return `${from} 至 ${to}`
  return from !== '' ? `≥ ${from}` : `≤ ${to}`
}
