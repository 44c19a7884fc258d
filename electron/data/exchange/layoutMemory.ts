import type { Engine } from '#data/engine/engine.ts'
import { takenBackSets } from '#data/store/undo.ts'
import type { DraftChange, ChangeSource } from '#shared/history/changeSet.ts'
import { layoutContent, layoutName, recallLayout, type KnownLayout, type LayoutContent } from '#shared/importing/layoutMemory.ts'
import type { TablePlan } from '#shared/importing/planTypes.ts'
import type { ImportKnown } from '#shared/ipc/outputs.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import type { ImportSession } from './importSession.ts'

export type StoredLayout = KnownLayout & Readonly<{ id: string; head: string | null; name: string; source: string; note: string }>

/** The remembered layouts, newest first: of two for the same headings (merged files) the newer one counts. */
export function storedLayouts(engine: Engine): readonly StoredLayout[] {
  const rows = engine.values(
    'SELECT id, _head, name, fingerprint, ledger, columns, source, note FROM import_layout WHERE _removed = 0 ORDER BY id DESC',
  )
  return rows.flatMap(([id, head, name, fingerprint, ledger, columns, source, note]) => {
    const content = contentOf(String(columns))
    if (!content) return []
    const told = { name: String(name), source: String(source ?? ''), note: String(note ?? '') }
    return [
      {
        id: String(id),
        head: head === null ? null : String(head),
        fingerprint: String(fingerprint),
        ledger: String(ledger),
        ...told,
        ...content,
      },
    ]
  })
}

/** Null for what no program of ours wrote. */
function contentOf(json: string): LayoutContent | null {
  try {
    const content = JSON.parse(json) as LayoutContent
    return Array.isArray(content.columns) ? content : null
  } catch {
    return null
  }
}

/** Layouts as planning takes them: without decisions for fields that this file does not have. */
export function usableLayouts(registry: Registry, layouts: readonly StoredLayout[], wanted: string | undefined): readonly KnownLayout[] {
  return layouts.map((layout) => ({
    ...layout,
    ...(wanted !== undefined && layout.name === wanted ? { wanted: true } : {}),
    columns: layout.columns.map((column) => (isKnownField(registry, column) ? column : { ...column, by: 'program' as const })),
  }))
}

export function isKnownField(registry: Registry, target: Readonly<{ ledger: string | null; field: string | null }>): boolean {
  if (target.ledger === null || target.field === null) return true
  const ledger = findLedger(registry, target.ledger)
  return ledger !== undefined && findField(ledger, target.field) !== undefined
}

/**
 * What is to be remembered of a session: layouts in which the person named a column or dismissed one; questions left
 * open beside them were seen, too, and are not asked again. Written in the import's own change set: whoever takes the import
 * back because a column was wrong must not meet the same wrong column next time, and after an undo the file is again
 * exactly what it was.
 */
export function layoutChanges(session: ImportSession, stored: readonly StoredLayout[], newId: () => string): readonly DraftChange[] {
  const done = new Set<string>()
  return session.plan.tables.flatMap((plan): readonly DraftChange[] => {
    const { fingerprint, ledger } = plan.match
    if (!plan.include || plan.refused || ledger === null || done.has(fingerprint)) return []
    if (answeredColumns(session, plan).size === 0) return []
    const decided = decidedColumns(session, plan)
    done.add(fingerprint)
    const columns = JSON.stringify(layoutContent(plan.match.columns, decided, isNamed(session, plan)))
    const held = stored.find((layout) => layout.fingerprint === fingerprint)
    if (!held) {
      const name = freeName(layoutName(plan.table, session.file), new Set(stored.map((layout) => layout.name)))
      const values = { name, fingerprint, ledger, columns, source: session.file }
      return [{ ledger: 'importLayout', recordId: newId(), op: 'add', values }]
    }
    const before = JSON.stringify({ columns: held.columns, ...(held.named ? { named: true } : {}) })
    if (before === columns && held.ledger === ledger) return []
    return [
      { ledger: 'importLayout', recordId: held.id, op: 'change', values: { ledger, columns, source: session.file }, seenHead: held.head },
    ]
  })
}

/** Columns of which a person said what they are, now or when a layout like this was first seen. */
export function answeredColumns({ choices, plan }: Pick<ImportSession, 'choices' | 'plan'>, table: TablePlan): ReadonlySet<number> {
  const recalled = recallLayout(plan.memory.layouts, table.match.fingerprint, table.table.headings)
  const columns = [...Object.keys(choices[table.index]?.overrides ?? {}), ...Object.keys(recalled?.decisions ?? {})]
  return new Set(columns.map(Number))
}

/** Those, and the questions that stayed open beside them. */
export function decidedColumns(session: Pick<ImportSession, 'choices' | 'plan'>, table: TablePlan): ReadonlySet<number> {
  const open = table.match.columns.filter(({ field, candidates }) => field === null && (candidates?.length ?? 0) > 0)
  return new Set([...answeredColumns(session, table), ...open.map(({ index }) => index)])
}

function isNamed(session: ImportSession, plan: TablePlan): boolean {
  return session.ledger !== undefined || session.choices[plan.index]?.ledger !== undefined
}

export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}（${number}）`
  return free
}

/** Fingerprint → the newest import of these headings that was not taken back: known layouts, also where nobody had to decide. */
export function layoutSightings(engine: Engine): ReadonlyMap<string, Readonly<{ file: string; at: string }>> {
  const sets = engine.all<{ id: string; undoes: string | null; at: string; source: string | null }>(
    `SELECT id, undoes, at, CASE kind WHEN 'import' THEN source END AS source FROM change_set ORDER BY seq DESC`,
  )
  const takenBack = takenBackSets(sets)
  const seen = new Map<string, Readonly<{ file: string; at: string }>>()
  for (const { id, at, source } of sets) {
    if (source === null || takenBack.has(id)) continue
    const { file, layouts = [] } = JSON.parse(source) as ChangeSource
    for (const fingerprint of layouts) if (!seen.has(fingerprint)) seen.set(fingerprint, { file, at })
  }
  return seen
}

/** What the plan was made knowing: the layouts of the file and when each was last imported. */
export type Memory = Readonly<{ layouts: readonly KnownLayout[]; sightings: ReturnType<typeof layoutSightings> }>

export function knownOf({ layouts, sightings }: Memory, { match, table }: TablePlan): ImportKnown | null {
  const recalled = recallLayout(layouts, match.fingerprint, table.headings)
  const last = sightings.get(match.fingerprint) ?? null
  if (!recalled && !last) return null
  const name = recalled && 'name' in recalled.layout ? String(recalled.layout.name) : null
  return { name, exact: last !== null || (recalled?.exact ?? false), last }
}
