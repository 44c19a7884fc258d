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
  const units = fields.map((field) => unitBeside(ledger, field, fields))
  // Where nothing is written there is nothing to add up.
  const written = fields.filter((field) => data.rows.some((row) => (row[field.id] ?? '') !== ''))
  const isOfYears = spansYears(data)
  const sums = written.flatMap((field) => (isOfYears && isHeads(field) ? [] : sumText(field, data.sums?.[field.id], ledger)))
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
          rows: [[String(index + 1), ...fields.map((field, at) => cellOf(row, { field, unit: units[at], decimals: decimals[at] ?? 0 }))]],
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

type Cell = Readonly<{ field: FieldDefinition; unit: string | undefined; decimals: number }>

function cellOf(row: Texts, { field, unit, decimals }: Cell): string {
  const text = withDecimals(row[field.id] ?? '', decimals)
  return text === '' || unit === undefined ? text : `${text}${row[unit] ?? ''}`
}

/** The field that says in what a quantity is counted (规模 12 亩, 规模 3 座), where it has no column of its own. */
function unitBeside(ledger: LedgerDefinition, field: FieldDefinition, shown: readonly FieldDefinition[]): string | undefined {
  if (field.type !== 'quantity' || field.unit !== undefined) return undefined
  const ids = [`${field.id}Unit`, ...(/scale$/i.test(field.id) ? ['scaleUnit'] : [])]
  return ids.find((id) => findField(ledger, id) !== undefined && shown.every((one) => one.id !== id))
}

/** A figure is read with what it counts, whatever its heading says: 发电量 1,200 度, 受益人数 12 人次. */
function sumText(field: FieldDefinition, sum: string | undefined, ledger: LedgerDefinition): readonly string[] {
  if (sum === undefined || sum === '') return []
  const unit = field.unit ?? (field.type === 'money' ? '元' : '')
  // 星级 and 路线序号 count nothing, 兑换数量 counts now this, now that.
  if (unit === '') return []
  const label = field.label.replace(/[（(][^（）()]*[）)]$/, (bracket) => (bracket.slice(1, -1) === unit ? '' : bracket))
  // Of a ledger of occasions the same household or person may be counted twice.
  const counted = unit === '月' ? '个月' : isHeads(field) && ledger.unit.endsWith('次') ? `${unit}次` : unit
  return [`${label} ${sum}${together}${counted}`]
}

function isHeads({ unit }: FieldDefinition): boolean {
  return unit === '人' || unit === '户'
}

/** Whoever stands there in three years is not three persons. */
function spansYears({ ledger, rows }: ListData): boolean {
  const years = ledger.fields.filter((field) => field.type === 'year' && field.required).map((field) => field.id)
  return years.some((id) => new Set(rows.map((row) => row[id] ?? '').filter((year) => year !== '')).size > 1)
}

/** A space at which no line breaks: a figure and its unit are read together. */
const together = '\u00a0'
