import type { Engine } from '#data/engine/engine.ts'
import { plainRow } from '#data/store/changeValues.ts'
import { changesSql, type ChangeRow } from '#data/store/changeLog.ts'
import { takeOffGuards } from './guards.ts'

/** Makes of a file one of format 6: every change with the names of its fields, and nothing that knows of shapes. */
export function asOfFormat6(engine: Engine): void {
  takeOffGuards(engine)
  const rows = engine.all<ChangeRow & Readonly<{ at: number }>>(changesSql(engine).replace('c.*', 'c.*, c.rowid AS at'))
  for (const { at, before, after } of rows.map(plainRow))
    engine.run('UPDATE change SET before = ?, after = ? WHERE rowid = ?', [before, after, at])
  for (const [name] of engine.values(`SELECT name FROM sqlite_schema WHERE type = 'view'`)) engine.exec(`DROP VIEW "${String(name)}"`)
  engine.exec('ALTER TABLE change DROP COLUMN shape; DROP TABLE change_shape; PRAGMA user_version = 6')
}
