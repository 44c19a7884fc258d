import { openEngine, type Engine } from '#data/engine/engine.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { systemTables } from '#data/schema/systemTables.ts'
import { logSet } from '#data/store/changeLog.ts'
import { digestOf } from '#data/store/digest.ts'
import type { Change, ChangeSet } from '#shared/history/changeSet.ts'
import { idOfContent } from './newRows.ts'

/** The set with the id that its content gives it: the same workbook makes the same set on every PC. */
export function withContentId(
  set: Omit<ChangeSet, 'id'>,
  changes: readonly Omit<Change, 'setId'>[],
): Readonly<{ set: ChangeSet; changes: readonly Change[] }> {
  const unnamed = changes.map((change) => ({ ...change, setId: '' }))
  const id = idOfContent(digestOf({ ...set, id: '' }, unnamed), Date.parse(set.at))
  return { set: { ...set, id }, changes: unnamed.map((change) => ({ ...change, setId: id })) }
}

/** A log with this one set, in memory: a copy of the file as far as merging is concerned. */
export async function logOf(set: ChangeSet | null, changes: readonly Change[]): Promise<Engine> {
  const engine = openEngine(await loadEngine(), null)
  for (const sql of systemTables) engine.exec(sql)
  if (set) for (const _ of logSet(engine, set, changes)) void _
  return engine
}
