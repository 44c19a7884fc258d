import { findField } from '#shared/ledger/registry.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { columnOfField, sequenceColumn } from '../columns.ts'
import type { PrintDocument } from '../document.ts'
import { decimalsOf, withDecimals } from '../evenDecimals.ts'
import { frameDocument, listSignature } from './options.ts'
import type { LayoutOptions } from './options.ts'
import type { Texts } from './roster.ts'

export type ListData = Readonly<{
  township: string
  ledger: LedgerDefinition
  /** One per record. */
  rows: readonly Texts[]
  /** Formatted sums of number and money fields, by field id. */
  sums?: Texts
}>

export type ListOptions = LayoutOptions & Readonly<{ fields?: readonly string[] }>

/** Any ledger as a list: 序号 and the chosen fields (without a choice, those marked for printing), with count and sums. */
export function ledgerList(data: ListData, options: ListOptions): PrintDocument {
  const { ledger, township } = data
  const fields = fieldsOf(ledger, options.fields)
  const decimals = fields.map((field) => (field.type === 'quantity' ? decimalsOf(data.rows.map((row) => row[field.id] ?? '')) : 0))
  // Where nothing is written there is nothing to add up.
  const written = fields.filter((field) => data.rows.some((row) => (row[field.id] ?? '') !== ''))
  const sums = written.flatMap((field) => sumText(field, data.sums?.[field.id]))
  return frameDocument(options, {
    columns: [sequenceColumn, ...fields.map(columnOfField)],
    sections: [
      {
        title: options.title ?? `${township}${options.name ?? listName(ledger.label)}`,
        subtitle: {
          left: `填报单位（盖章）：${township}`,
          middle: `填报日期：${options.date}`,
          right: `单位：${[ledger.unit, ...(fields.some((field) => field.type === 'money') ? ['元'] : [])].join('、')}`,
        },
        groups: data.rows.map((row, index) => ({
          rows: [[String(index + 1), ...fields.map((field, at) => withDecimals(row[field.id] ?? '', decimals[at] ?? 0))]],
        })),
        totals: [[`合计 ${data.rows.length}${together}${ledger.unit}`, ...sums].join('；')],
      },
    ],
    signature: { labels: listSignature, place: 'end' },
  })
}

/** 农户 as the title of a list is 农户台账; 走访记录 says what it is already. */
function listName(label: string): string {
  return /(?:台账|记录|明细|清单|名单|名册|目录|[表册])$/.test(label) ? label : `${label}台账`
}

function fieldsOf(ledger: LedgerDefinition, chosen: readonly string[] | undefined): readonly FieldDefinition[] {
  if (chosen) return chosen.flatMap((id) => findField(ledger, id) ?? [])
  return ledger.fields.filter((field) => field.inPrint && !field.retired)
}

function sumText(field: FieldDefinition, sum: string | undefined): readonly string[] {
  if (sum === undefined || sum === '') return []
  const unit = field.unit ?? (field.type === 'money' ? '元' : '')
  return [`${field.label} ${sum}${unit === '' || field.label.includes(unit) ? '' : `${together}${unit}`}`]
}

/** A space at which no line breaks: a figure and its unit are read together. */
const together = '\u00a0'
