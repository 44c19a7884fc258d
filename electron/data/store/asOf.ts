import type { Engine } from '#data/engine/engine.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { diffsAsOf } from './asOfDiffs.ts'
import type { ReadContext } from './read.ts'
import { applyDiffs, dropShadows, emptyShadows, laterLedgers, resetShadows, showing, type Shadows } from './asOfTables.ts'

/**
 * Runs `read` on the file as it stood at the end of `day` (ISO): changes that took effect later, records that were not
 * there yet and events after it do not count, derived columns are those of that day. All reading code works as it is:
 * for ledgers that differ, temporary views stand before the tables. Ages count on the `today` that the reader is given.
 *
 * `read` must not write or wait. What is computed is kept for the day and let go after the next commit.
 */
export function withAsOf<T>(engine: Engine, registry: Registry, day: string, read: () => T): T {
  const shadows = prepared(engine, registry, day)
  return showing(engine, shadows.views, read)
}

/** `read` with the reading context as of a day; without one, or for today, on the tables as they are. */
export function readAsOf<T>(reading: ReadContext, day: string | undefined, read: (reading: ReadContext) => T): T {
  if (day === undefined || day === reading.today) return read(reading)
  return withAsOf(reading.engine, reading.registry, day, () => read({ ...reading, today: day }))
}

type Kept = { day: string; seq: number; registry: Registry; shadows: Shadows }

const kept = new WeakMap<Engine, Kept>()

function prepared(engine: Engine, registry: Registry, day: string): Shadows {
  const seq = engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]![0] as number
  const known = kept.get(engine)
  const isUsable = known !== undefined && known.seq === seq && known.registry === registry && isThere(engine, known.shadows)
  if (isUsable && known.day === day) return known.shadows
  kept.delete(engine)
  const shadows = engine.transaction(() => built(engine, registry, day, isUsable ? known.shadows : null))
  kept.set(engine, { day, seq, registry, shadows })
  return shadows
}

/** Temporary tables go when the engine writes its image, or when a transaction around is taken back. */
function isThere(engine: Engine, { marker }: Shadows): boolean {
  return engine.values('SELECT 1 FROM sqlite_temp_master WHERE name = ?', [marker]).length > 0
}

function built(engine: Engine, registry: Registry, day: string, old: Shadows | null): Shadows {
  if (old) resetShadows(engine, old)
  else dropShadows(engine)
  const shadows = emptyShadows(engine, old)
  applyDiffs({ engine, registry, day, shadows }, diffsAsOf(engine, day), laterLedgers(engine, registry, day))
  return shadows
}
