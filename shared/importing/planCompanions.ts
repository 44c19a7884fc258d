import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import type { RecordPart, TableLayout } from './layout.ts'
import { hasError, linkOrder, rawText, type TableContext } from './planContext.ts'
import { planRecord, type RecordPlan } from './planRecord.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { refAt } from './drafts.ts'
import { valueIn, type Ref } from './recordStore.ts'
import type { Slot } from './slots.ts'
import { firstOwn, recordRow } from './spreadRows.ts'

/**
 * Plans the records of other ledgers that a row brings along (the yearly income in a list of households), once its
 * household or person is known. Returns the rows that stand for them. Blank cells make no record; what cannot be told
 * (of which year) is a doubt and a question, never a guess.
 */
export function planCompanions(context: TableContext, layout: TableLayout, records: readonly ReadRow[]): readonly ReadRow[] {
  const [first] = records
  if (!first || records.some((row) => hasError(row) || !isTaken(row))) return []
  return layout.companions.flatMap((part) => {
    const row = recordRow(first.source ?? first, part)
    const cell = firstOwn(row, part)
    if (!cell) return []
    const host = hostOf(records, part, layout)
    if (host) return planOne({ context, part, row, host, cell })
    tell({ context, row, cell }, 'part.nameless', '这一位没有姓名，也没有证件号码，这里没有录入')
    return []
  })
}

function isTaken({ outcome }: ReadRow): boolean {
  const decision = outcome?.decision
  return decision !== undefined && decision !== 'rejected' && decision !== 'skipped'
}

/** The person beside whom the columns stand; the first of the row for those of the household. */
function hostOf(records: readonly ReadRow[], part: RecordPart, layout: TableLayout): ReadRow | null {
  if (layout.spread !== 'members' || part.repeat === null) return records[0] ?? null
  return records.find((row) => row.repeat === part.repeat || row.merged === part.repeat) ?? null
}

/** `cell`: the first filled one. */
type Companion = Readonly<{ context: TableContext; part: RecordPart; row: ReadRow; host: ReadRow; cell: Slot }>

function planOne(one: Companion): readonly ReadRow[] {
  const { context, part, row, host } = one
  const ledger = ledgerOf(context.store.registry, part.ledger)
  const own = { ...context, slots: part.slots }
  const links = linksOf(own, ledger)
  planRecord(
    {
      context: own,
      ledger,
      links,
      identical: identicalOf(context, ledger),
      year: part.year ?? context.year,
      companion: { home: homeOf(context, { ledger, links, host }), onLack: (lack, why) => ask(one, ledger, { lack, why }) },
    },
    row,
  )
  return row.outcome ? [row] : []
}

function ask(one: Companion, { id, label }: LedgerDefinition, { lack, why }: Readonly<{ lack: 'year' | 'fields'; why: string }>): void {
  const { questions } = one.context
  tell(one, lack === 'year' ? 'companion.year' : 'companion.incomplete', `${label}没有录入：${why}`)
  const rows = (questions.get(`${id} ${why}`)?.rows ?? 0) + 1
  questions.set(`${id} ${why}`, { kind: lack, ledger: id, label, why, rows })
}

function tell({ context, row, cell }: Pick<Companion, 'context' | 'row' | 'cell'>, code: string, message: string): void {
  addProblem(context.table, row, cell, { code, severity: '疑点', message, raw: rawText(context, row, cell) })
}

const links = new WeakMap<LedgerDefinition, readonly FieldDefinition[]>()

function linksOf(context: TableContext, ledger: LedgerDefinition): readonly FieldDefinition[] {
  const known = links.get(ledger)
  if (known) return known
  const own = ledger.fields.filter((field) => field.type === 'link' && !field.derived && !field.retired)
  const made = linkOrder(context, own)
  links.set(ledger, made)
  return made
}

const identical = new WeakMap<TableContext, Map<string, RecordPlan['identical']>>()

function identicalOf(context: TableContext, ledger: LedgerDefinition): RecordPlan['identical'] {
  const all = identical.get(context) ?? new Map<string, RecordPlan['identical']>()
  identical.set(context, all)
  const made = all.get(ledger.id) ?? new Map<string, Map<string, Ref>>()
  all.set(ledger.id, made)
  return made
}

type Home = Readonly<{ ledger: LedgerDefinition; links: readonly FieldDefinition[]; host: ReadRow }>

/**
 * The household and the person of the row for the companion's links. A list of households speaks of the household: its
 * head is meant only where the record must have a person.
 */
function homeOf(context: TableContext, { ledger, links: own, host }: Home): Readonly<Record<string, Ref | null>> {
  const { unit } = context.store
  if (!unit) return {}
  const home: Record<string, Ref | null> = {}
  for (const field of own) {
    if (field.target === unit.parent.id) home[field.id] = refOf(context, host, unit.parent.id)
    if (field.target !== unit.child.id) continue
    const isOfPerson = context.match.shape !== 'householdList' || needsPerson(ledger, field)
    home[field.id] = isOfPerson ? refOf(context, host, unit.child.id) : null
  }
  return home
}

function needsPerson(ledger: LedgerDefinition, link: FieldDefinition): boolean {
  const filled = Object.keys(link.fills ?? {})
  return (
    link.required === true || ledger.fields.some((field) => field.required === true && field.type !== 'link' && filled.includes(field.id))
  )
}

/** The household or person that the row is, lies in, or links to. */
function refOf(context: TableContext, host: ReadRow, ledgerId: string): Ref | null {
  const { unit, registry } = context.store
  const { outcome } = host
  if (!outcome || !unit) return null
  const at = outcome.ledgers.lastIndexOf(ledgerId)
  if (at >= 0) return refAt(context.store, outcome.records[at]!)
  for (const [place, own] of outcome.ledgers.entries()) {
    const link = ledgerOf(registry, own).fields.find((field) => field.type === 'link' && !field.derived && field.target === ledgerId)
    const held = link ? valueIn(context.store, own, refAt(context.store, outcome.records[place]!), link.id) : null
    if (typeof held === 'string') return held
  }
  const person = ledgerId === unit.parent.id ? refOf(context, host, unit.child.id) : null
  const home = person === null ? null : valueIn(context.store, unit.child.id, person, unit.link)
  return typeof home === 'string' ? home : null
}
