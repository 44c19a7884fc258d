import type { Input } from '#shared/ipc/contract.ts'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, FieldValues } from '#shared/ledger/define.ts'
import { codesOf } from '#shared/ledger/registry.ts'
import { attempt, call, newId } from '#renderer/bridge/index.ts'
import { mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { withinOf } from '../input/within.ts'
import { cellText, lockedWhy } from './cellText.ts'
import type { Target } from './clipboard.ts'
import { cellOf, isUnchanged, sentCell } from './editCell.ts'
import type { NewRecord, Sent } from './editing.ts'
import type { GridModel } from './model.ts'

/** A pasted cell of a row that is there. `wrong`: why it cannot be stored; it stays at the cell as typed. */
export type PastedCell = Readonly<{ row: number; field: FieldDefinition; before: string; sent: Sent; wrong: string | null }>

/** A row below the end of the list. `wrong`: why it makes no record. */
export type PastedRecord = NewRecord & Readonly<{ texts: readonly string[]; wrong: string | null }>

/** What pasting would do, nothing written. */
export type PastePlan = Readonly<{
  cells: readonly PastedCell[]
  records: readonly PastedRecord[]
  same: number
  locked: number
  outside: number
}>

/** Compares a block with the cells that it falls on. Rows below the end of the list become new records. */
export async function planPaste(model: GridModel, targets: readonly Target[], outside: number): Promise<PastePlan> {
  const count = model.ids.length
  const present = targets.filter((target) => target.row < count)
  await loadRows(model, present)
  const items = targets.flatMap((target) => itemAt(model, target))
  const links = await readLinks(model, items)
  const cells: PastedCell[] = []
  let same = 0
  for (const item of items) {
    if (!item.record) continue
    const { sent, wrong } = reading(model, item, item.record.id, links)
    if (wrong === null && isUnchanged(model, sent)) same += 1
    else cells.push({ row: item.row, field: item.field, before: cellText(item.field, item.record), sent, wrong })
  }
  const records = await newRecords(model, items, links)
  return { cells, records, same, locked: targets.length - items.length, outside }
}

/** A cell that may be written, of a row that is there or of one to be made. */
type Item = Readonly<{ row: number; column: number; text: string; field: FieldDefinition; record: Row | null }>

const noRow: Row = { id: '', head: null, removed: false, values: {}, links: {}, masked: [] }

function itemAt(model: GridModel, { row, column, text }: Target): readonly Item[] {
  const field = model.columns[column]?.field
  const record = row < model.ids.length ? (cellOf(model, row, column)?.row ?? null) : null
  if (!field || (row < model.ids.length && !record)) return []
  return lockedWhy(field, record ?? noRow, model.readOnly) === null ? [{ row, column, text, field, record }] : []
}

type Links = ReadonlyMap<string, string>

function reading(model: GridModel, item: Item, id: string, links: Links): Readonly<{ sent: Sent; wrong: string | null }> {
  const draft: Draft = { text: item.text, link: links.get(placeOf(item)) ?? null }
  const read = readDraft(item.field, draft, { codes: codesOf(model.registry, item.field), today: todayIso() })
  return { sent: sentCell(item.field, id, draft, read.value), wrong: mistake(read.problems) }
}

async function newRecords(model: GridModel, items: readonly Item[], links: Links): Promise<readonly PastedRecord[]> {
  const byRow = new Map<number, Item[]>()
  for (const item of items) if (!item.record) byRow.set(item.row, [...(byRow.get(item.row) ?? []), item])
  const records: PastedRecord[] = []
  for (const line of byRow.values()) {
    if (line.every((item) => item.text.trim() === '')) continue
    records.push(await newRecord(model, line, links))
  }
  return records
}

async function newRecord(model: GridModel, line: readonly Item[], links: Links): Promise<PastedRecord> {
  const id = newId()
  const read = line.map((item) => ({ item, ...reading(model, item, id, links) }))
  const values: FieldValues = Object.fromEntries(read.filter(({ sent }) => sent.value !== null).map(({ sent }) => [sent.field, sent.value]))
  const texts = line.map((item) => item.text)
  const bad = read.find(({ wrong }) => wrong !== null)
  if (bad) return { id, values, texts, wrong: `${bad.item.field.label}：${bad.wrong}` }
  const problems = (await attempt(() => call('edit.check', { ledger: model.ledger.id, recordId: null, values: { ...values } }))) ?? []
  return { id, values, texts, wrong: problems.find((problem) => problem.severity === '错误')?.message ?? null }
}

async function loadRows(model: GridModel, targets: readonly Target[]): Promise<void> {
  const missing = [...new Set(targets.map((target) => model.ids[target.row]))].filter((id) => id !== undefined && !model.store.get(id))
  for (let from = 0; from < missing.length; from += 200) {
    const ids = missing.slice(from, from + 200) as string[]
    const rows = await attempt(() => call('ledger.rows', { ledger: model.ledger.id, ids }))
    if (rows) model.store.put(rows)
  }
}

/**
 * Pasted words of link fields → the one record of exactly that name, by cell. Groups are looked for in the village of
 * their row, also one that is pasted with them; hence in the order of the definition, where the village comes first.
 */
async function readLinks(model: GridModel, items: readonly Item[]): Promise<Links> {
  const links = new Map<string, string>()
  const pasted = new Map<number, Readonly<Record<string, string>>>()
  const answers = new Map<string, string | null>()
  const order = new Map(model.ledger.fields.map((field, index) => [field.id, index]))
  const named = items.filter(({ field, text }) => field.type === 'link' && text.trim() !== '')
  for (const item of named.sort((a, b) => (order.get(a.field.id) ?? 0) - (order.get(b.field.id) ?? 0))) {
    const { field, row, record, text } = item
    const within = withinOf(field, { values: { ...record?.values, ...pasted.get(row) } })
    const question = { ledger: field.target ?? '', text: text.trim(), ...(within ? { within } : {}) }
    const key = JSON.stringify(question)
    if (!answers.has(key)) answers.set(key, await onlyRecord(question))
    const id = answers.get(key)
    if (!id) continue
    links.set(placeOf(item), id)
    pasted.set(row, { ...pasted.get(row), [field.id]: id })
  }
  return links
}

async function onlyRecord(question: Input<'ledger.options'>): Promise<string | null> {
  const options = (await attempt(() => call('ledger.options', question))) ?? []
  const exact = options.filter((option) => option.label === question.text)
  return exact.length === 1 ? exact[0]!.id : null
}

function placeOf({ row, column }: Pick<Item, 'row' | 'column'>): string {
  return `${row} ${column}`
}
