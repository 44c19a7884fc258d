import type { Engine } from '#data/engine/engine.ts'
import type { Change, ChangeSetKind, DraftChange, DraftChangeSet } from '#shared/history/changeSet.ts'
import { invertChange } from '#shared/history/invert.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { HistoryState, UndoAnswer } from '#shared/ipc/outputs.ts'
import { findField, findLedger, isOwn, type Registry } from '#shared/ledger/registry.ts'
import { brokenLinks } from './links.ts'
import { commit, type CommitContext } from './commit.ts'
import { readChanges, readSet } from './changeLog.ts'
import { readRecords, type ReadContext } from './read.ts'
import { titleOf } from './search.ts'

type SetHead = Readonly<{ seq: number; id: string; kind: ChangeSetKind; label: string; undoes: string | null; via: string | null }>

/**
 * Kinds that Ctrl+Z takes back; settings (custom) and program upgrades (migrate) are not steps of the work, and a merge only
 * notes what others did.
 */
const undoable: ReadonlySet<ChangeSetKind> = new Set(['edit', 'import', 'decision'])

/**
 * What 撤销 and 恢复 would do now. Undo takes the newest step that is not taken back; redo takes the newest undo back,
 * as long as nothing else was done since.
 */
export function historyState(engine: Engine): HistoryState {
  const all = engine.all<SetHead>('SELECT seq, id, kind, label, undoes, via FROM change_set ORDER BY seq DESC')
  const takenBack = takenBackSets(all)
  // What came from another copy is not what the person at this PC did last.
  const sets = all.filter((set) => set.via === null)
  const undo = sets.find((set) => undoable.has(set.kind) && !takenBack.has(set.id)) ?? null
  const kinds = new Map(sets.map((set) => [set.id, set.kind]))
  const sinceLastStep = sets.slice(0, stepsSince(sets))
  const redo =
    sinceLastStep.find((set) => set.kind === 'undo' && !takenBack.has(set.id) && set.undoes !== null && kinds.get(set.undoes) !== 'undo') ??
    null
  return { undo: undo && { id: undo.id, label: undo.label }, redo: redo && { id: redo.id, label: redo.label } }
}

function stepsSince(sets: readonly SetHead[]): number {
  const lastStep = sets.findIndex((set) => undoable.has(set.kind))
  return lastStep < 0 ? sets.length : lastStep
}

/** Newest first: an undo that is itself taken back takes nothing back. */
export function takenBackSets(sets: readonly Pick<SetHead, 'id' | 'undoes'>[]): ReadonlySet<string> {
  const takenBack = new Set<string>()
  for (const set of sets) if (set.undoes !== null && !takenBack.has(set.id)) takenBack.add(set.undoes)
  return takenBack
}

export type UndoWish = Readonly<{ setId: string; newId: string; partial: boolean }>

/**
 * Takes a set back by a new set. Where a field changed since, nothing at all is written and the answer lists what
 * stands in the way; with `partial` those records, and what they need, stay and the rest is taken back.
 */
export function undoSet(context: CommitContext & ReadContext, { setId, newId, partial }: UndoWish): UndoAnswer | Fault {
  const set = readSet(context.engine, setId)
  if (!set) return { fault: 'undo.nothing' }
  const { drafts, blocked } = invertAll(context, readChanges(context.engine, setId))
  const label = set.label.replace(/^(撤销|恢复)：/, '')
  const verb = set.label.startsWith('撤销：') ? '恢复' : '撤销'
  const stopped = { target: setId, changeSet: null, label, records: 0, blocked }
  if (drafts.length === 0 || (blocked.length > 0 && !partial)) return stopped
  const draft: DraftChangeSet = { id: newId, kind: 'undo', label: `${verb}：${label}`, undoes: setId, changes: drafts }
  const done = commit(context, draft)
  if (isFault(done)) return done
  return { ...stopped, changeSet: done.set?.id ?? null, records: done.changes.length }
}

type Blocked = UndoAnswer['blocked'][number]
type Inverted = Readonly<{ drafts: readonly DraftChange[]; blocked: readonly Blocked[] }>

/** The drafts that can be written together, and what stays. */
function invertAll(context: ReadContext, changes: readonly Change[]): Inverted {
  const blocked: Blocked[] = []
  const current = currentRecords(context, changes)
  const stays = ({ ledger, recordId, why }: Omit<Blocked, 'label'>): Blocked => ({
    ledger,
    recordId,
    label: current.get(recordId)?.title ?? recordId,
    why,
  })
  let drafts: DraftChange[] = []
  // Backwards, so that children are removed before their parents and restored after them.
  for (const change of [...changes].reverse()) {
    const result = invertChange(change, current.get(change.recordId) ?? null, (field) => labelOf(context.registry, change.ledger, field))
    if ('draft' in result) drafts.push(result.draft)
    else blocked.push(stays({ ...change, why: result.blocked }))
  }
  // A record that stays keeps its household, and that its village: until nothing more is held back.
  for (let broken = brokenLinks(context, drafts); broken.length > 0; broken = brokenLinks(context, drafts)) {
    const held = new Set(broken.map((link) => link.recordId))
    drafts = drafts.filter((draft) => !held.has(draft.recordId))
    blocked.push(...broken.map(stays))
  }
  return { drafts, blocked }
}

type Current = Readonly<{ values: Record<string, string | number | null>; removed: boolean; title: string }>

function currentRecords(context: ReadContext, changes: readonly Change[]): ReadonlyMap<string, Current> {
  const records = new Map<string, Current>()
  for (const ledgerId of new Set(changes.map((change) => change.ledger))) {
    const ledger = findLedger(context.registry, ledgerId)
    if (!ledger) continue
    const own = ledger.fields.filter(isOwn)
    const ids = changes.filter((change) => change.ledger === ledgerId).map((change) => change.recordId)
    for (const row of readRecords(context, ledger, ids)) {
      const values = Object.fromEntries(own.map((field) => [field.id, row.values[field.id] ?? null]))
      records.set(row.id, { values, removed: row.removed, title: titleOf(ledger, row) })
    }
  }
  return records
}

function labelOf(registry: Registry, ledgerId: string, fieldId: string): string {
  const ledger = findLedger(registry, ledgerId)
  return (ledger && findField(ledger, fieldId)?.label) ?? fieldId
}
