import type { CodeList, FieldDefinition, FieldValue } from '../define.ts'
import { matchChoice, matchChoices } from './matchChoice.ts'
import type { CellKind } from '#shared/importing/rawTable.ts'
import { parseBankCard } from '#shared/values/bankCard.ts'
import { parseBoolean } from '#shared/values/boolean.ts'
import { parseDate } from '#shared/values/date.ts'
import { decimalText } from '#shared/values/decimal.ts'
import { destroyedMessage, readIdCard as readIdNumber } from '#shared/values/idCard.ts'
import { parseMoney } from '#shared/values/money.ts'
import { parsePhone } from '#shared/values/phone.ts'
import { blank, doubt, failure, parsed, refused, type Parsed, type Problem } from '#shared/values/problem.ts'
import { parseInteger, parseQuantity } from '#shared/values/quantity.ts'
import { isBlankSign, normalizeLongText, normalizeName, normalizeText } from '#shared/values/text.ts'

/** A cell as a workbook reader hands it over, or typed text in the same shape. */
export type CoercibleCell = Readonly<{ kind: CellKind; text: string; number: number }>

export type CoerceContext = Readonly<{
  /** The field's code list; without it a choice is taken as it stands. */
  codes?: CodeList
  /** ISO day: bounds birth dates and tells which code values are in force. */
  today: string
  /** Multiplies money and quantities for columns headed with another unit: 万元 = 10000. */
  factor?: number
}>

export type Coerced = Readonly<{ value: FieldValue; problems: readonly Problem[] }>

/**
 * Reads one cell as the stored value of a field. `value` is null when the cell is blank or cannot be read. A value
 * beside a 错误 is the cleaned input (an ID number with a wrong check sign): shown and mended, not to be stored.
 * A link is returned as the text that names the record; finding the record is the caller's part.
 */
export function coerceValue(field: FieldDefinition, cell: CoercibleCell, context: CoerceContext): Coerced {
  if (cell.kind === 'blank') return blank
  if (cell.kind === 'error') return refused('cell.error', `单元格是错误值 ${cell.text}`)
  if (cell.kind === 'formula') return refused('cell.formula', '公式没有保存计算结果，请在 Excel 中打开并保存后再导入')
  if (cell.kind === 'number' && isExactType(field) && losesDigits(cell)) return refused('cell.destroyed', destroyedMessage)
  const result = readers[field.type](field, cell, context)
  return withinLimits(field, result)
}

/** As coerceValue, for text that a person typed or pasted. */
export function coerceText(field: FieldDefinition, text: string, context: CoerceContext): Coerced {
  const kind = text.trim() === '' ? 'blank' : 'text'
  return coerceValue(field, { kind, text, number: Number.NaN }, context)
}

/** Longest text that is stored, in characters. An Excel cell holds 32,767. */
export const textLimit = 500
export const longTextLimit = 20_000

type Reader = (field: FieldDefinition, cell: CoercibleCell, context: CoerceContext) => Parsed<string | number>

const readers: Readonly<Record<FieldDefinition['type'], Reader>> = {
  text: readText,
  longtext: (_, cell) => limited(normalizeLongText(plainText(cell)), longTextLimit),
  choice: readChoice,
  multichoice: (field, cell, context) => matchChoices(context.codes, plainText(cell), { today: context.today, label: field.label }),
  date: readDate,
  year: readYear,
  integer: (field, cell) => parseInteger(cell.text, { unit: field.unit, isNumber: cell.kind === 'number' }),
  money: (_, cell, context) => parseMoney(cell.text, context.factor, cell.kind === 'number'),
  quantity: (field, cell, context) =>
    parseQuantity(cell.text, {
      scale: field.scale ?? 0,
      unit: field.unit,
      factor: context.factor,
      isNumber: cell.kind === 'number',
    }),
  idCard: readIdCard,
  phone: (_, cell) => parsePhone(cell.text),
  bankCard: (_, cell) => parseBankCard(cell.text),
  boolean: (_, cell) => (cell.kind === 'boolean' ? parsed(cell.number === 0 ? 0 : 1) : parseBoolean(cell.text)),
  link: (_, cell) => limited(normalizeText(cell.text), textLimit),
}

function readText(field: FieldDefinition, cell: CoercibleCell): Parsed<string> {
  const text = field.search === 'name' ? normalizeName(plainText(cell)) : normalizeText(plainText(cell))
  const unquoted = /^[='"]/.test(text) ? text.replace(/^=?"(.*)"$/, '$1').replace(/^'(?=.)/, '') : text
  return isBlankSign(unquoted) ? blank : limited(unquoted, textLimit)
}

function readChoice(field: FieldDefinition, cell: CoercibleCell, context: CoerceContext): Parsed<string> {
  return matchChoice(context.codes, plainText(cell), { today: context.today, label: field.label })
}

function readDate(field: FieldDefinition, cell: CoercibleCell): Parsed<string> {
  const result = parseDate(cell.text)
  if (cell.kind === 'number' && field.precision === 'month' && /^\d{4}\.1$/.test(cell.text)) {
    const message = `“${cell.text}”存成了数字，分不清是 1 月还是 10 月，只录入年份，请核对`
    return parsed(cell.text.slice(0, 4), doubt('date.month', message))
  }
  if (result.value === null || result.value.length === 10 || field.precision === 'month') return result
  const missing = result.value.length === 4 ? '月和日' : '日'
  return refused('date.incomplete', `“${cell.text}”缺少${missing}，请写成 2018-01-31`)
}

function readYear(_: FieldDefinition, cell: CoercibleCell): Parsed<number> {
  const result = parseDate(cell.text.replace(/年度/, '年'))
  if (result.value !== null) return parsed(Number(result.value.slice(0, 4)))
  if (result.problems.length === 0) return blank
  return refused('year.unreadable', `“${cell.text}”不是年份，请写成四位数字，如 2018`)
}

function readIdCard(_: FieldDefinition, cell: CoercibleCell, context: CoerceContext): Parsed<string> {
  const { number, problems } = readIdNumber(cell.text, context.today)
  if (isBlankSign(number) || number === '无') return blank
  if (problems.some((problem) => problem.code === 'idCard.destroyed')) return { value: null, problems }
  return { value: number.slice(0, 40), problems }
}

function plainText(cell: CoercibleCell): string {
  if (cell.kind !== 'boolean') return cell.text
  return cell.number === 0 ? '否' : '是'
}

function limited(text: string, limit: number): Parsed<string> {
  if (text === '') return blank
  return text.length <= limit ? parsed(text) : refused('text.tooLong', `文字太长：${text.length} 字，最多 ${limit} 字`)
}

/** Types whose digits are a name, not an amount. */
function isExactType(field: FieldDefinition): boolean {
  return field.type === 'text' || field.type === 'idCard' || field.type === 'bankCard'
}

/** Excel keeps 15 digits of a number; longer ones have lost their last digits. */
function losesDigits(cell: CoercibleCell): boolean {
  return Math.abs(cell.number) >= 1e15 || /e\+/i.test(cell.text)
}

function withinLimits(field: FieldDefinition, result: Parsed<string | number>): Coerced {
  if (typeof result.value !== 'number' || field.type === 'boolean') return result
  const problem = limitProblem(field, result.value)
  return problem === null ? result : { value: result.value, problems: [...result.problems, problem] }
}

/** `min` and `max` are in shown units: 元, 亩, not 分. */
export function limitProblem(field: FieldDefinition, value: number): Problem | null {
  const scale = field.type === 'money' ? 2 : field.type === 'quantity' ? (field.scale ?? 0) : 0
  const unit = field.unit ?? ''
  if (field.min !== undefined && value < field.min * 10 ** scale) {
    return failure('range.low', `${decimalText(value, scale)}${unit} 太小，不应小于 ${field.min}${unit}`)
  }
  if (field.max !== undefined && value > field.max * 10 ** scale) {
    return failure('range.high', `${decimalText(value, scale)}${unit} 太大，不应大于 ${field.max}${unit}`)
  }
  return null
}
