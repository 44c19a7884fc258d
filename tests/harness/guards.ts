import type { Engine } from '#data/engine/engine.ts'

/** What somebody with another SQLite program would do before rewriting the log. */
export function takeOffGuards(engine: Engine): void {
  for (const [name] of engine.values(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)) engine.exec(`DROP TRIGGER ${String(name)}`)
}
