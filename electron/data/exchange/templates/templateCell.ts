import type { FilledCell } from '#data/excel/filling/rowText.ts'
import { isoToSerial, SHIFT_1904 } from '#shared/importing/excelSerial.ts'
import { unitFactor } from '#shared/importing/heading.ts'
import { coerceText } from '#shared/ledger/derive/coerceValue.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import type { CodeList, FieldDefinition, FieldValue } from '#shared/ledger/define.ts'
import { comparableText } from '#shared/values/text.ts'
import { decimalText } from '#shared/values/decimal.ts'
import type { TemplateColumn } from './template.ts'

export type CellWish = Readonly<{
  column: TemplateColumn
  field: FieldDefinition
  codes: CodeList | undefined
  since1904: boolean
  mask: boolean
  today: string
  /** Takes words that the sheet's own list does not have. */
  onStrange: (word: string) => void
}>

/** Turns the stored values of one field into what the cells of a column take: its unit, its date format, its words. */
export function cellWriter(wish: CellWish): (value: FieldValue | undefined, linkLabel: string | undefined) => FilledCell {
  const { field, mask } = wish
  const words = listWords(wish)
  return (value, linkLabel) => {
    if (value === null || value === undefined || value === '') return null
    switch (field.type) {
      case 'money':
        return inUnit(wish, Number(value), 2)
      case 'quantity':
        return inUnit(wish, Number(value), field.scale ?? 0)
      case 'integer':
      case 'year':
        return wish.column.format === 'text' ? String(value) : Number(value)
      case 'date':
        return dateCell(wish, String(value))
      case 'choice':
      case 'boolean':
        return words(formatValue(field, value))
      default:
        return words(formatValue(field, value, { mask, ...(linkLabel === undefined ? {} : { linkLabel }) }))
    }
  }
}

/** Integers of the stored unit in the unit of the heading; exact as digits before they become a number. */
function inUnit({ column, field }: CellWish, value: number, scale: number): FilledCell {
  const target = field.unit ?? (field.type === 'money' ? '元' : '')
  const factors = (column.match.unit ?? '').split('、').map((unit) => unitFactor(unit === '' ? null : unit, target))
  const factor = factors.find((one) => one !== 1) ?? 1
  const digits = decimalText(value, scale)
  // Twelve digits behind the point keep a 分 exact in 亿元 and drop what binary division adds.
  const shown = factor === 1 ? digits : String(Number((Number(digits) / factor).toPrecision(15)))
  return column.format === 'text' ? shown : Number(shown)
}

/** Dates as days where the cells are formatted as such, else as a text in the form that the heading asks for. */
function dateCell({ column, since1904 }: CellWish, iso: string): FilledCell {
  const serial = column.format === 'date' ? isoToSerial(iso) : null
  if (serial !== null) return since1904 ? serial - SHIFT_1904 : serial
  const form = /yyyy([-./年]?)mm(?:([-./月]?)dd(日?))?/i.exec(column.match.header.replace(/\s/g, ''))
  if (!form) return iso
  const [year = '', month, day] = iso.split('-')
  const [, first = '', second = '', tail = ''] = form
  return month === undefined ? year : `${year}${first}${month}${day === undefined || !/dd/i.test(form[0]) ? '' : `${second}${day}${tail}`}`
}

/** The words of the sheet's list that mean what our words mean; ours where the sheet has none. */
function listWords({ column, field, codes, today, onStrange }: CellWish): (word: string) => string {
  const { list } = column
  if (!list || list.length === 0 || field.type === 'date') return (word) => word
  const known = new Map<string, string>()
  for (const listed of list) known.set(comparableText(listed), listed)
  const means = new Map<string, string>()
  if (field.type === 'choice' || field.type === 'boolean' || field.type === 'multichoice')
    for (const listed of list) {
      const read = coerceText(field, listed.replace(/^\d+[-.、\s]*/, ''), { today, ...(codes ? { codes } : {}) })
      const meant = formatValue(field, read.value)
      if (meant !== '' && !read.problems.some((problem) => problem.severity === '错误') && !means.has(meant)) means.set(meant, listed)
    }
  return (word) => {
    const found = known.get(comparableText(word)) ?? means.get(word)
    if (found === undefined) onStrange(word)
    return found ?? word
  }
}
