import { rootPaths, type RootPath } from '#data/findings/rootPaths.ts'
import type { CoreContext } from '#data/core/context.ts'
import { signedIn, storedOperators } from '#data/core/session.ts'
import type {
  ImportPlan,
  KnownRecord,
  KnownRecords,
  PlannedRecord,
  PlannedRow,
  RefusedRow,
  RefusedRows,
  TablePlan,
} from '#shared/importing/planTypes.ts'
import { knownValue } from '#shared/importing/knownValue.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { ledgerOf, type Registry } from '#shared/ledger/registry.ts'

/**
 * Rows that a village's operator may not import, with the reason: those that would write a record of another village, or
 * one that belongs to no village. The commit would refuse the whole plan because of one of them. Empty for everybody else.
 */
export function foreignRows(context: CoreContext, plan: ImportPlan, known: KnownRecords): RefusedRows {
  const me = signedIn(context.session, storedOperators(context.file()))
  if (me?.role !== 'village') return new Map()
  const { registry } = context.file()
  const look = lookOf(registry, plan, known)
  const own = me.villages.map((id) => look.nameOf(id)).join('、') || '还没有指定'
  const refused = new Map<number, Map<number, RefusedRow>>()
  for (const table of plan.tables) {
    for (const row of table.rows) {
      const why = reasonOf(row, { plan, look, villages: me.villages, own, registry })
      if (why === null) continue
      const rows = refused.get(table.index) ?? new Map<number, RefusedRow>()
      refused.set(table.index, rows.set(row.row, refusalOf(table, row, why)))
    }
  }
  return refused
}

type Asked = Readonly<{ plan: ImportPlan; look: Look; villages: readonly string[]; own: string; registry: Registry }>

function refusalOf({ table: { sheet } }: TablePlan, row: PlannedRow, why: string): RefusedRow {
  const about = { sheet, row: row.row, column: '', header: '', field: null, raw: '' }
  return { why, problems: [...row.problems, { ...about, code: 'operator.otherVillage', severity: '错误', message: why }] }
}

function reasonOf(row: PlannedRow, { plan, look, villages, own, registry }: Asked): string | null {
  for (const [index, place] of row.records.entries()) {
    const record = plan.records[place]
    if (!record || record.decision === 'same' || row.did?.[index] === 'same') continue
    const paths = look.paths.get(record.ledger)
    if (!paths) return `村级操作员不能登记${ledgerOf(registry, record.ledger).label}“${record.title}”`
    const before = record.recordId === null ? null : look.villageBefore(paths, record)
    const after = look.villageAfter(paths, place)
    const foreign = [before, after].find((village) => village !== null && !villages.includes(village))
    if (foreign) return `属于${look.nameOf(foreign)}，不在您负责的村（${own}）`
    if (after === null) return `没有写是哪个村，只能登记您负责的村（${own}）`
  }
  return null
}

type Look = Readonly<{
  paths: ReadonlyMap<string, RootPath>
  villageBefore: (path: RootPath, record: PlannedRecord) => string | null
  /** `#n` for a village that the plan would make. */
  villageAfter: (path: RootPath, place: number) => string | null
  nameOf: (village: string) => string
}>

/** Follows links through what is stored and what the plan would write. */
function lookOf(registry: Registry, plan: ImportPlan, known: KnownRecords): Look {
  const stored = storedValues(known)
  const planned = new Map(
    plan.records.flatMap(({ ledger, recordId }, place) => (recordId === null ? [] : [[`${ledger} ${recordId}`, place]])),
  )
  const placeOf = (ledger: string, ref: string): number | undefined =>
    ref.startsWith('#') ? Number(ref.slice(1)) : planned.get(`${ledger} ${ref}`)
  const valueAfter = (ledger: string, ref: string, field: string): FieldValue => {
    const record = plan.records[placeOf(ledger, ref) ?? -1]
    return record && field in record.after ? (record.after[field] ?? null) : stored(ledger, ref, field)
  }
  const follow = ({ ledger, chains }: RootPath, ref: string, valueOf: typeof valueAfter): string | null => {
    for (const chain of chains) {
      let at: string | null = ref
      let from = ledger.id
      for (const { field, target } of chain) {
        const next: FieldValue = at === null ? null : valueOf(from, at, field.id)
        at = typeof next === 'string' && next !== '' ? next : null
        from = target.id
      }
      if (at !== null) return at
    }
    return null
  }
  const title = ledgerOf(registry, 'village').title
  return {
    paths: rootPaths(registry, 'village'),
    villageBefore: (path, { recordId }) => follow(path, recordId!, (ledger, ref, field) => stored(ledger, ref, field)),
    villageAfter: (path, place) => follow(path, plan.records[place]!.recordId ?? `#${place}`, valueAfter),
    nameOf: (id) => (id.startsWith('#') ? (plan.records[Number(id.slice(1))]?.title ?? id) : String(stored('village', id, title) ?? id)),
  }
}

/** A value by ledger, id and field; a ledger is indexed when it is first asked for. */
function storedValues(known: KnownRecords): (ledger: string, id: string, field: string) => FieldValue {
  const indexed = new Map<string, ReadonlyMap<string, KnownRecord>>()
  return (ledger, id, field) => {
    const held = indexed.get(ledger) ?? new Map((known[ledger] ?? []).map((record) => [record.id, record]))
    indexed.set(ledger, held)
    const record = held.get(id)
    return record ? knownValue(record, field) : null
  }
}
