import type { CellValue, ColumnSpec, SheetRow, SheetSpec } from '#data/excel/sheetSpec.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { headingWithUnit } from '#shared/ledger/derive/printColumns.ts'
import { templateColumns } from '#shared/ledger/derive/template.ts'

export type ExportWish = Readonly<{
  ledger: LedgerDefinition
  ids: readonly string[]
  fields: readonly FieldDefinition[]
  mask: boolean
  title: string
  /** The file comes back: a hidden sheet tells its columns. */
  returns?: boolean
}>

/** The records as a sheet that comes back without a change when nothing was edited (recognised by its hidden key sheet). */
export function exportSheet(context: ReadContext, wish: ExportWish): SheetSpec {
  const { ledger, ids, fields, mask } = wish
  return {
    name: ledger.label,
    title: wish.title,
    columns: fields.map((field) => columnSpec(ledger, field)),
    // Read at once, not as the workbook is written: by then the file may hold something else, or be closed.
    rows: [...rowsOf(context, ledger, ids, (row) => fields.map((field) => cellOf(field, row, mask)))],
    totals: totalsRow(fields, ids.length, ledger.unit),
    freeze: Math.min(2, fields.length),
    landscape: true,
    // Masked numbers must never come back as values.
    ...(mask || wish.returns === false ? {} : { own: { ledgers: [ledger.id] } }),
  }
}

const windowSize = 500

function* rowsOf(
  context: ReadContext,
  ledger: LedgerDefinition,
  ids: readonly string[],
  cells: (row: StoredRow) => SheetRow,
): Generator<SheetRow> {
  for (let from = 0; from < ids.length; from += windowSize) {
    for (const row of readRecords(context, ledger, ids.slice(from, from + windowSize))) yield cells(row)
  }
}

/** As it comes back: exact values, not display text. Masked export shows what the screen shows. */
export function cellOf(field: FieldDefinition, row: StoredRow, mask: boolean): CellValue {
  const value = row.values[field.id]
  if (value === null || value === undefined || value === '') return null
  switch (field.type) {
    case 'money':
    case 'integer':
    case 'year':
      return value
    case 'quantity':
      return Number(value) / 10 ** (field.scale ?? 0)
    case 'date':
      return value
    default:
      return formatValue(field, value, { linkLabel: row.links[field.id], mask })
  }
}

function columnSpec(ledger: LedgerDefinition, field: FieldDefinition): ColumnSpec {
  return { header: headingWithUnit(field), key: `${ledger.id}.${field.id}`, kind: kindOf(field), width: widthOf(field) }
}

/** Months and years are no Excel dates: a day would be invented. */
export function kindOf(field: FieldDefinition): ColumnSpec['kind'] {
  if (field.type === 'date') return field.precision === 'month' ? 'text' : 'date'
  if (field.type === 'money') return 'money'
  if (field.type === 'quantity') return 'number'
  return field.type === 'integer' || field.type === 'year' ? 'integer' : 'text'
}

export function widthOf(field: FieldDefinition): number {
  return Math.min(40, Math.max(8, Math.round((field.width ?? 96) / 7)))
}

function totalsRow(fields: readonly FieldDefinition[], count: number, unit: string): SheetRow {
  return fields.map((_, index) => (index === 0 ? `合计 ${count} ${unit}` : null))
}

/** The blank sheet to fill in, with drop-downs and notes; of one village where it is named. */
export function templateSheet(context: ReadContext, ledger: LedgerDefinition, village?: string): SheetSpec {
  const columns = templateColumns(context.registry, ledger, context.today)
  return {
    name: village ?? ledger.label,
    title: `${village ?? ''}${ledger.label}导入模板`,
    columns: columns.map((column) => ({
      header: column.header,
      key: column.key,
      kind: column.isText ? 'text' : kindOf(column.field),
      width: column.width,
      required: column.isRequired,
      note: column.note,
      ...(column.options.length > 0 ? { options: column.options } : {}),
    })),
    rows: [],
    freeze: 1,
    landscape: true,
    own: { ledgers: [ledger.id] },
  }
}

/** 填报说明: how every column of a template is filled in, for reading and printing. */
export function explanationSheet(context: ReadContext, ledger: LedgerDefinition): SheetSpec {
  const columns = templateColumns(context.registry, ledger, context.today)
  return {
    name: '填报说明',
    title: `${ledger.label}填报说明`,
    // One column of sentences: a list of headings beside other cells would be taken for a table when the file comes back.
    columns: [{ header: '各列怎样填', key: 'how', kind: 'text', width: 110 }],
    rows: columns.map(({ header, isRequired, note, options }, index) => {
      const words = [note.replace(/^必填；?/, ''), options.length > 0 ? `可填：${options.join('、')}` : ''].filter((part) => part !== '')
      return [`${index + 1}．${header}（${isRequired ? '必填' : '选填'}）：${words.join('；') || '按实际填写'}`]
    }),
    notes: [
      '黄色表头是必填项。证件号、电话、卡号各格已设为文本，请直接填写，不要改成数字。',
      '不要改动表头文字；可以删去不用的列，可以调整列的次序。',
    ],
  }
}
