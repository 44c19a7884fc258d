import { findField } from '#shared/ledger/registry.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { columnOfField, sequenceColumn } from '../columns.ts'
import type { PrintDocument, PrintGroup, PrintRow } from '../document.ts'
import { decimalsOf, withDecimals } from '../evenDecimals.ts'
import { frameDocument, listSignature } from './options.ts'
import type { LayoutOptions } from './options.ts'
import type { Texts } from './roster.ts'

export type ListData = Readonly<{
  township: string
  ledger: LedgerDefinition
  /** One per record. */
  rows: readonly Texts[]
  /** What each row belongs to, by row: neighbours of the same are kept on one page where they are few. */
  owners?: readonly string[]
  /** Formatted sums of number and money fields, by field id. */
  sums?: Texts
}>

export type ListOptions = LayoutOptions & Readonly<{ fields?: readonly string[] }>

/** Any ledger as a list: 序号 and the chosen fields (without a choice, those marked for printing), with count and sums. */
export function ledgerList(data: ListData, options: ListOptions): PrintDocument {
  const { ledger, township } = data
  const fields = fieldsOf(ledger, options.fields)
  const units = fields.map((field) => unitBeside(ledger, field, fields))
  const decimals = fields.map((field, at) => (field.type === 'quantity' ? decimalsByUnit(data.rows, field, units[at]) : undefined))
  const rows = data.rows.map((row, index) => [
    String(index + 1),
    ...fields.map((field, at) => cellOf(row, { field, unit: units[at], decimals: decimals[at] })),
  ])
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
        groups: grouped(rows, data.owners ?? []),
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

/** Neighbours of one owner as one group; more of them than are read at a glance as rows by themselves. */
function grouped(rows: readonly PrintRow[], owners: readonly string[]): readonly PrintGroup[] {
  const groups: PrintRow[][] = []
  rows.forEach((row, at) => {
    const isFurther = at > 0 && (owners[at] ?? '') !== '' && owners[at] === owners[at - 1]
    if (isFurther) groups.at(-1)!.push(row)
    else groups.push([row])
  })
  return groups.flatMap((group) => (group.length <= mostTogether ? [{ rows: group }] : group.map((row) => ({ rows: [row] }))))
}

/** A large household; the hundred payments of a project go on over pages. */
const mostTogether = 12

type Cell = Readonly<{ field: FieldDefinition; unit: string | undefined; decimals: ReadonlyMap<string, number> | undefined }>

function cellOf(row: Texts, { field, unit, decimals }: Cell): string {
  const word = unit === undefined ? '' : (row[unit] ?? '')
  if (field.type === 'boolean' && field.label.startsWith('有无')) return isThere.get(row[field.id] ?? '') ?? ''
  const text = withDecimals(row[field.id] ?? '', decimals?.get(word) ?? 0)
  return text === '' ? '' : `${text}${word}`
}

/** 有无照片 is answered 有 or 无. */
const isThere: ReadonlyMap<string, string> = new Map([
  ['是', '有'],
  ['否', '无'],
])

/** 2.50公里 and 3.20公里, but 1处 beside them: digits after the point, by unit. */
function decimalsByUnit(rows: readonly Texts[], { id }: FieldDefinition, unit: string | undefined): ReadonlyMap<string, number> {
  const texts = new Map<string, string[]>()
  for (const row of rows) {
    const word = unit === undefined ? '' : (row[unit] ?? '')
    const same = texts.get(word)
    if (same) same.push(row[id] ?? '')
    else texts.set(word, [row[id] ?? ''])
  }
  return new Map([...texts].map(([word, column]) => [word, decimalsOf(column)]))
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
