import type { Fault } from '#shared/ipc/faults.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { parseExpression } from '#shared/query/parse.ts'
import type { Expression, Literal } from '#shared/query/expression.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { parseMoney } from '#shared/values/money.ts'
import type { ColumnReader } from './columns.ts'

export type CompiledFilter = Readonly<{ sql: string; params: readonly (string | number)[] }>

/**
 * Turns filter text into a WHERE condition over the reader's columns. Fields may be named by id or by label; links
 * compare by the linked record's words, money by 元, quantities by their shown value, dates by ISO text.
 */
export function compileFilter(source: string, ledger: LedgerDefinition, reader: ColumnReader): CompiledFilter | Fault {
  const expression = parseExpression(source)
  if (isFault(expression)) return expression
  const params: (string | number)[] = []
  try {
    return { sql: compile(expression, { ledger, reader, params }), params }
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    throw error
  }
}

type Context = Readonly<{ ledger: LedgerDefinition; reader: ColumnReader; params: (string | number)[] }>

function compile(expression: Expression, context: Context): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `(${expression.parts.map((part) => compile(part, context)).join(expression.kind === 'and' ? ' AND ' : ' OR ')})`
    case 'not':
      // A blank value makes SQL conditions unknown; for people “not X” includes the blank ones.
      return `NOT coalesce(${compile(expression.part, context)}, 0)`
    case 'blank':
      return `coalesce(${operand(expression.field, context).sql}, '') = ''`
    case 'contains':
      return `instr(${textOf(expression.field, context)}, ${bind(expression.value, context)}) > 0`
    case 'startsWith':
      return `substr(${textOf(expression.field, context)}, 1, ${[...expression.value].length}) = ${bind(expression.value, context)}`
    case 'in':
      return membership(expression.field, expression.values, context)
    case 'between': {
      const { sql, field } = operand(expression.field, context)
      return `(${sql} >= ${bind(stored(field, expression.from), context)} AND ${sql} <= ${bind(upperBound(field, expression.to), context)})`
    }
    case 'compare':
      return comparison(expression, context)
  }
}

function comparison(expression: Expression & { kind: 'compare' }, context: Context): string {
  const { operator, value } = expression
  const { sql, field } = operand(expression.field, context, isRecordId(value))
  if (field.type === 'multichoice' && (operator === '=' || operator === '!=')) {
    const test = membership(expression.field, [value], context)
    return operator === '=' ? test : `NOT coalesce(${test}, 0)`
  }
  const wanted = operator === '<=' || operator === '>' ? upperBound(field, value) : stored(field, value)
  const placeholder = bind(wanted, context)
  if (operator === '!=') return `coalesce(${sql} <> ${placeholder}, 1)`
  return `${sql} ${operator} ${placeholder}`
}

/** A multichoice holds several words joined by ','; one of them is enough. */
function membership(fieldId: string, values: readonly Literal[], context: Context): string {
  const { sql, field } = operand(fieldId, context)
  if (field.type !== 'multichoice') return `${sql} IN (${values.map((value) => bind(stored(field, value), context)).join(', ')})`
  return `(${values.map((value) => `instr(',' || ${sql} || ',', ${bind(`,${String(value)},`, context)}) > 0`).join(' OR ')})`
}

const recordId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A link compares by the words of the record that it leads to, or by its id where an id is given. */
function isRecordId(value: Literal): boolean {
  return typeof value === 'string' && recordId.test(value)
}

function operand(name: string, context: Context, byId = false): Readonly<{ sql: string; field: FieldDefinition }> {
  const field = context.ledger.fields.find((candidate) => candidate.id === name || candidate.label === name)
  if (!field) throw new FaultError({ fault: 'query.field', field: name })
  const read = context.reader.value(field.id)
  return read.field.type === 'link' && !byId ? { sql: context.reader.label(field.id), field: read.field } : read
}

function textOf(name: string, context: Context): string {
  return `coalesce(CAST(${operand(name, context).sql} AS TEXT), '')`
}

function bind(value: string | number, context: Context): string {
  context.params.push(value)
  return '?'
}

/** What people write → what is stored. */
function stored(field: FieldDefinition, value: Literal): string | number {
  if (field.type === 'boolean') return value === true || value === '是' || value === 1 || value === '1' ? 1 : 0
  if (field.type === 'money') return yuanToFen(field, value)
  if (field.type === 'quantity') return Math.round(asNumber(field, value) * 10 ** (field.scale ?? 0))
  if (field.type === 'integer' || field.type === 'year') return asNumber(field, value)
  return String(value)
}

function yuanToFen(field: FieldDefinition, value: Literal): number {
  const fen = parseMoney(String(value)).value
  if (fen === null) throw new FaultError({ fault: 'query.syntax', detail: `“${field.label}”要与金额比较，“${String(value)}”不是金额` })
  return fen
}

function asNumber(field: FieldDefinition, value: Literal): number {
  const number = Number(value)
  if (!Number.isFinite(number))
    throw new FaultError({ fault: 'query.syntax', detail: `“${field.label}”要与数字比较，“${String(value)}”不是数字` })
  return number
}

/** `between "2020-01" and "2020-12"` and `<= "2020-12"` take in all of December; `> "2020-12"` none of it. */
function upperBound(field: FieldDefinition, value: Literal): string | number {
  const bound = stored(field, value)
  return field.type === 'date' && typeof bound === 'string' && bound.length < 10 ? `${bound}\uffff` : bound
}
