import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { readAsOf } from '#data/store/asOf.ts'
import type { Block, FormDefinition, TableBlock } from '#shared/forms/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { EditionRule } from '#shared/printing/forms/edition.ts'
import { isNumber } from '#shared/printing/forms/paths.ts'
import type { FormSheet, ResolvedBlock } from '#shared/printing/forms/resolved.ts'
import { isTemplate } from '#shared/printing/forms/template.ts'
import { byVillage } from '../villageOrder.ts'
import { resolveBlocks } from './blocks.ts'
import { cellText, fillText, holds, type Filling, type FormSetting, type Place, type SheetFacts } from './fill.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import { filledFilter, isPer, planForm, type Answers, type ChildPlan, type FormPlan } from './plan.ts'
import { byOwnDay, rowsThen } from './ownDay.ts'
import { runningHead } from './running.ts'
import { recordStore, type RecordStore } from './recordStore.ts'
import { tableMaker, type TableMaker } from './tables.ts'

export type SheetsWish = Readonly<{
  form: FormDefinition
  ids: readonly string[]
  answers: Answers
  setting: FormSetting
  rule: EditionRule
  valuesOnly?: boolean
  /** The context reads a day of the past already: no sheet turns to a day of its own. */
  isPast?: boolean
}>

/** After each batch: sheets that are finished, and how many records were read. */
export type SheetBatch = Readonly<{ sheets: readonly FormSheet[]; records: number }>

/** Records read together: few queries, little held. */
const batchSize = 200

/**
 * The form filled in for the records, batch by batch in their order; for no records a blank sheet. A form with problems
 * (formProblems) throws. `context.today` is the day as of which it is read.
 */
export function* resolveSheets(context: ReadContext, wish: SheetsWish): Generator<SheetBatch> {
  const { form } = wish
  const plan = planForm(context.registry, form, wish.answers, wish.rule.edition === 'public')
  const base = {
    registry: context.registry,
    form,
    plan,
    answers: wish.answers,
    setting: wish.setting,
    rule: wish.rule,
    valuesOnly: wish.valuesOnly,
  }
  if (wish.ids.length === 0) {
    yield { sheets: [blankSheet({ ...base, store: recordStore(context) })], records: 0 }
  } else if (form.each === 'record') yield* recordSheets(context, base, wish)
  else {
    const lists = form.each === 'list' ? new Map([['', wish.ids]]) : byVillage(context, plan.ledger, wish.ids)
    for (const [village, all] of lists) for (const ids of apartIds(context, base, all)) yield* listSheet(context, base, ids, village)
  }
}

/** The records of a list by what the form parts them by, in the order of that; all together where it parts nothing. */
function apartIds(context: ReadContext, base: Base, ids: readonly string[]): readonly (readonly string[])[] {
  const { apart } = base.form
  if (!apart) return [ids]
  const lists = new Map<string, string[]>()
  for (let from = 0; from < ids.length; from += batchSize) {
    const rows = readRecords(context, base.plan.ledger, ids.slice(from, from + batchSize))
    const filling: Filling = { ...base, store: readStore(context, base.plan, rows) }
    for (const row of rows) {
      const place: Place = { ledger: base.plan.ledger, row, number: 0, sheet: nothing }
      const key = apart.map((one) => (isTemplate(one) ? fillText(filling, one, place) : String(holds(filling, one, place)))).join('\n')
      const list = lists.get(key)
      if (list) list.push(row.id)
      else lists.set(key, [row.id])
    }
  }
  return [...lists].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, list]) => list)
}

type Base = Omit<Filling, 'store'>
const nothing: SheetFacts = { village: '', count: 0, totals: new Map() }

function blankSheet(filling: Filling): FormSheet {
  const place: Place = { ledger: filling.plan.ledger, row: null, number: 0, sheet: nothing }
  return { name: '空白', village: '', running: runningHead(filling, place), blocks: resolveBlocks(filling, place, new Map()) }
}

function* recordSheets(context: ReadContext, base: Base, { ids, isPast = false }: SheetsWish): Generator<SheetBatch> {
  const { ledger } = base.plan
  for (let from = 0; from < ids.length; from += batchSize) {
    const rows = readRecords(context, ledger, ids.slice(from, from + batchSize))
    const sheets: FormSheet[] = []
    for (const { day, places } of byOwnDay(rows, isPast ? undefined : base.form.asOf)) {
      readAsOf(context, day, (reading) => {
        const then = rowsThen(
          reading,
          base,
          places.map((at) => rows[at]!),
          day !== undefined,
        )
        const filling: Filling = { ...base, store: readStore(reading, base.plan, then) }
        places.forEach((at, index) => (sheets[at] = recordSheet(filling, then[index]!, from + at + 1)))
      })
    }
    const copies = copiesOf(base)
    const all = copies === 1 ? sheets : sheets.flatMap((sheet) => Array.from({ length: copies }, () => sheet))
    yield { sheets: all, records: Math.min(ids.length, from + batchSize) }
  }
}

/** Of each card; what is no number counts as one, more than fill twenty-five sheets is a slip of the finger. */
function copiesOf({ form, answers }: Base): number {
  const asked = form.copies === undefined ? 1 : Math.floor(Number(answers[form.copies]))
  return asked >= 1 ? Math.min(asked, mostCopies) : 1
}

const mostCopies = 200

function recordSheet(filling: Filling, row: StoredRow, number: number): FormSheet {
  const { ledger } = filling.plan
  const title = findField(ledger, ledger.title)
  const village = row.links.village ?? ''
  const place: Place = { ledger, row, number, sheet: { ...nothing, village, count: 1, totals: totalsOf(filling, [row]) } }
  return {
    name: title ? cellText(filling, { ledger, row, field: title }) : '',
    village,
    running: runningHead(filling, place),
    blocks: resolveBlocks(filling, place, new Map()),
  }
}

function* listSheet(context: ReadContext, base: Base, ids: readonly string[], village: string): Generator<SheetBatch> {
  const { ledger } = base.plan
  const makers = new Map<Block, TableMaker>()
  const totals = new Map<string, number>()
  let last: Filling = { ...base, store: recordStore(context) }
  let first: Readonly<{ filling: Filling; row: StoredRow }> | null = null
  const own = base.form.blocks.filter((block): block is TableBlock => block.kind === 'table' && block.of === undefined)
  for (const block of own) makers.set(block, tableMaker(block, ledger, last))
  const picked = own.length > 1 ? pickedIds(context, base, own) : new Map<Block, ReadonlySet<string>>()
  const sheet: SheetFacts = { village, count: ids.length, totals }
  for (let from = 0; from < ids.length; from += batchSize) {
    const rows = readRecords(context, ledger, ids.slice(from, from + batchSize))
    last = { ...base, store: readStore(context, base.plan, rows) }
    if (rows[0]) first ??= { filling: last, row: rows[0] }
    for (const [id, sum] of totalsOf(base, rows)) totals.set(id, (totals.get(id) ?? 0) + sum)
    for (const [block, maker] of makers) {
      const ids = picked.get(block)
      maker.add(last, ids ? rows.filter((row) => ids.has(row.id)) : rows, sheet)
    }
    yield { sheets: [], records: Math.min(ids.length, from + batchSize) }
  }
  // Texts around the table speak of the list; fields in them are those of its first record.
  const filling = first?.filling ?? last
  const place: Place = { ledger, row: first?.row ?? null, number: 0, sheet }
  const tables = new Map<Block, ResolvedBlock>([...makers].map(([block, maker]) => [block, maker.finish(filling, place)]))
  const blocks = resolveBlocks(filling, place, tables)
  yield { sheets: [{ name: village, village, running: runningHead(filling, place), blocks }], records: ids.length }
}

/** Records of each of several tables over the chosen records. */
function pickedIds(context: ReadContext, { plan, answers }: Base, own: readonly TableBlock[]): ReadonlyMap<Block, ReadonlySet<string>> {
  const picked = new Map<Block, ReadonlySet<string>>()
  for (const block of own) {
    const filter = isPer(block) ? '' : (filledFilter(block.filter, answers) ?? '')
    if (filter === '') continue
    const ids = queryIds(context, plan.ledger, { filter })
    if (isFault(ids)) throw new FaultError(ids)
    picked.set(block, new Set(ids))
  }
  return picked
}

function readStore(context: ReadContext, plan: FormPlan, rows: readonly StoredRow[]): RecordStore {
  const store = recordStore(context)
  for (const links of plan.links) store.follow(rows, links)
  for (const child of plan.children) readChildren(store, rows, child)
  return store
}

function readChildren(store: RecordStore, rows: readonly StoredRow[], { wish, links, grandchildren }: ChildPlan): void {
  const found = store.readChildren(rows, wish)
  for (const steps of links) store.follow(found, steps)
  for (const child of grandchildren) readChildren(store, found, child)
}

/** Sums that texts of the form name by {total.…}. */
function totalsOf({ plan, form }: Base, rows: readonly StoredRow[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const id of totalFields(form)) {
    const field = findField(plan.ledger, id)
    if (!field || !isNumber(field)) continue
    totals.set(
      id,
      rows.reduce((sum, row) => sum + ((row.values[id] as number | null) ?? 0), 0),
    )
  }
  return totals
}

const totalsAsked = new WeakMap<FormDefinition, readonly string[]>()

function totalFields(form: FormDefinition): readonly string[] {
  const known = totalsAsked.get(form)
  if (known) return known
  const found = [...new Set([...JSON.stringify(form.blocks).matchAll(/\{total\.(\w+)/g)].map((match) => match[1]!))]
  totalsAsked.set(form, found)
  return found
}
