import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { cellChoice, rowKey, type PlanChoices } from './choices.ts'
import { countChosen } from './chosenCounts.ts'
import { linkTargets, linksOf, type LinkFields } from './chosenLinks.ts'
import type { ImportPlan, PlannedRecord, TablePlan } from './planTypes.ts'

/** The plan as the person chose it, and how many cells were left or wait for a decision (they keep what is on record). */
export type ChosenPlan = ImportPlan & Readonly<{ leftCells: number; undecided: number }>

/**
 * The plan with a person's choices carried out; made again from the same plan whenever they change. What is left keeps
 * its present value: a change of which nothing remains is `same`, a row that is left is skipped with its reason, and with
 * a new record that is left go the rows that speak of it. Effects on other records (`withEffects`) are to be added
 * afterwards, so that they follow what is taken.
 */
export function choosePlan(registry: Registry, plan: ImportPlan, choices: PlanChoices): ChosenPlan {
  if (isUntouched(choices)) return { ...plan, leftCells: 0, undecided: 0 }
  const links = linkTargets(registry)
  const makers = makersOf(plan)
  const left = new Map<string, string>(
    [...choices.rows].flatMap(([key, choice]) => (choice === 'leave' ? [[key, '您选择不导入这一行'] as const] : [])),
  )
  for (;;) {
    const settled = settle(plan, { choices, links, makers, left })
    const more = rowsWithout(plan, settled, { links, left })
    if (more.size === 0) return compacted(plan, settled, { links, left })
    for (const [key, why] of more) left.set(key, why)
  }
}

function isUntouched({ rows, cells, modes, guarded }: PlanChoices): boolean {
  return rows.size === 0 && cells.size === 0 && guarded.size === 0 && Object.values(modes).every((mode) => mode === 'overwrite')
}

/** By place of a record: rows that added or changed it. Records that no row is said to have made are missing. */
type Makers = ReadonlyMap<number, readonly string[]>

const known = new WeakMap<ImportPlan, Makers>()

function makersOf(plan: ImportPlan): Makers {
  const held = known.get(plan)
  if (held) return held
  const makers = new Map<number, string[]>()
  known.set(plan, makers)
  for (const table of plan.tables) {
    for (const row of table.rows) {
      row.records.forEach((place, index) => {
        const did = row.did?.[index] ?? 'changed'
        if (did === 'same') return
        const record = plan.records[place]
        // Rows that only fill in what another row adds do not make it.
        if (record?.decision === 'add' && did === 'changed') return
        const key = rowKey(table.index, row.row)
        const held = makers.get(place)
        if (held) held.push(key)
        else makers.set(place, [key])
      })
    }
  }
  return makers
}

type Wish = Readonly<{ choices: PlanChoices; links: LinkFields; makers: Makers; left: ReadonlyMap<string, string> }>

/** Records by their old places; null = not made. */
type Settled = Readonly<{ records: (PlannedRecord | null)[]; leftCells: number; undecided: number }>

function settle(plan: ImportPlan, wish: Wish): Settled {
  const origins = wish.left.size === 0 ? null : leftOrigins(plan, wish.left)
  const loose = new Set<number>()
  const sum = { leftCells: 0, undecided: 0 }
  const records = plan.records.map((record, place): PlannedRecord | null => {
    if (record.decision === 'same') return record
    const makers = wish.makers.get(place)
    if (!makers) loose.add(place)
    const isLeft = makers ? makers.every((key) => wish.left.has(key)) : (origins?.has(record.origin) ?? false)
    if (record.recordId === null) return isLeft && makers ? null : record
    return isLeft ? unchanged(record) : withChoices(record, { choices: wish.choices, links: wish.links, makers: makers ?? [] }, sum)
  })
  dropUnused(plan, records, { links: wish.links, loose, origins })
  return { records, ...sum }
}

/** `Sheet1!7` of every row that is left. */
function leftOrigins(plan: ImportPlan, left: ReadonlyMap<string, string>): ReadonlySet<string> {
  const sheets = new Map(plan.tables.map((table) => [String(table.index), table.table.sheet]))
  return new Set(
    [...left.keys()].map((key) => {
      const [table = '', row = ''] = key.split(' ')
      return `${sheets.get(table) ?? ''}!${row}`
    }),
  )
}

type CellWish = Pick<Wish, 'choices' | 'links'> & Readonly<{ makers: readonly string[] }>

function unchanged(record: PlannedRecord): PlannedRecord {
  return { ...record, decision: 'same', restores: false, before: {}, after: {} }
}

function withChoices(record: PlannedRecord, { choices, links, makers }: CellWish, sum: { leftCells: number; undecided: number }) {
  const said = makers.map((key) => choices.rows.get(key)).find((choice) => choice === 'take')
  const dropped = new Set<string>()
  for (const field of Object.keys(record.after)) {
    const choice = cellChoice(choices, record, field, said)
    if (choice === 'take') continue
    dropped.add(field)
    if (choice === 'ask') sum.undecided += 1
    else sum.leftCells += 1
  }
  if (dropped.size === 0) return record
  // A group lies in its village: without the village it would be a group of another one.
  for (const [narrow, wide] of links.within.get(record.ledger) ?? []) if (dropped.has(wide) && narrow in record.after) dropped.add(narrow)
  const after = without(record.after, dropped)
  if (Object.keys(after).length === 0 && !record.restores) return unchanged(record)
  return { ...record, before: without(record.before, dropped), after }
}

function without(values: FieldValues, dropped: ReadonlySet<string>): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !dropped.has(field)))
}

type Loose = Readonly<{ links: LinkFields; loose: ReadonlySet<number>; origins: ReadonlySet<string> | null }>

/** New records that no row is (a village that was named) stay while a record that stays names them; others go with their row. */
function dropUnused(plan: ImportPlan, records: (PlannedRecord | null)[], { links, loose, origins }: Loose): void {
  const made = [...loose].filter((place) => plan.records[place]?.recordId === null)
  if (made.length === 0) return
  const named = new Set<number>()
  for (const record of plan.records) for (const place of linksOf(links, record)) named.add(place)
  const kept = new Set<number>()
  const keep = (record: PlannedRecord | null | undefined): void => {
    for (const place of record ? linksOf(links, record) : []) {
      if (!loose.has(place) || kept.has(place)) continue
      kept.add(place)
      keep(records[place])
    }
  }
  for (const place of made) if (!named.has(place) && !origins?.has(plan.records[place]?.origin ?? '')) kept.add(place)
  records.forEach((record, place) => {
    if (!loose.has(place) || kept.has(place) || record?.recordId) keep(record)
  })
  for (const place of made) if (!kept.has(place)) records[place] = null
}

/** Rows that add or change something by naming a new record that is not made: they cannot stand without it. */
function rowsWithout(plan: ImportPlan, settled: Settled, wish: Pick<Wish, 'links' | 'left'>): ReadonlyMap<string, string> {
  for (;;) {
    const lacking = lackingOf(plan, settled, wish.links)
    const more = lacking.size === 0 ? new Map<string, string>() : rowsThatLack(plan, lacking, wish.left)
    if (lacking.size === 0 || more.size > 0) return more
    // What no row stands for (a head who was only named) goes without more ado.
    for (const place of lacking.keys()) settled.records[place] = leftOver(plan, place)
  }
}

function rowsThatLack(plan: ImportPlan, lacking: ReadonlyMap<number, string>, left: ReadonlyMap<string, string>): Map<string, string> {
  const more = new Map<string, string>()
  for (const { index, rows } of plan.tables) {
    for (const { row, records, did } of rows) {
      const key = rowKey(index, row)
      const place = left.has(key) ? undefined : records.find((one, at) => lacking.has(one) && did?.[at] !== 'same')
      if (place !== undefined) more.set(key, `所属的“${lacking.get(place)}”没有导入`)
    }
  }
  return more
}

/** Records that link to one that is not made, with its name. */
function lackingOf(plan: ImportPlan, { records }: Settled, links: LinkFields): ReadonlyMap<number, string> {
  const lacking = new Map<number, string>()
  if (!records.includes(null)) return lacking
  records.forEach((record, place) => {
    const gone = record ? linksOf(links, record).find((to) => records[to] === null) : undefined
    if (gone !== undefined) lacking.set(place, plan.records[gone]?.title ?? '')
  })
  return lacking
}

function leftOver(plan: ImportPlan, place: number): PlannedRecord | null {
  const record = plan.records[place]
  return record && record.recordId !== null ? unchanged(record) : null
}

/** The records that are left over close ranks: links and rows follow to the new places. */
function compacted(plan: ImportPlan, settled: Settled, wish: Pick<Wish, 'links' | 'left'>): ChosenPlan {
  const places: number[] = []
  let next = 0
  for (const record of settled.records) places.push(record ? next++ : -1)
  const isWhole = next === places.length
  const records = settled.records.flatMap((record) => (record ? [isWhole ? record : moved(record, wish.links, places)] : []))
  const tables = plan.tables.map((table): TablePlan => countChosen(table, { ...wish, records: settled.records, places }))
  return { ...plan, tables, records, leftCells: settled.leftCells, undecided: settled.undecided }
}

function moved(record: PlannedRecord, links: LinkFields, places: readonly number[]): PlannedRecord {
  if (linksOf(links, record).length === 0) return record
  const after: Record<string, FieldValue> = { ...record.after }
  for (const { id } of links.fields.get(record.ledger) ?? []) {
    const value = after[id]
    if (typeof value === 'string' && value.startsWith('#')) after[id] = `#${places[Number(value.slice(1))]}`
  }
  return { ...record, after }
}
