import type { Engine } from '#data/engine/engine.ts'
import { EngineError } from '#data/engine/engineError.ts'
import { brokenSeals, isSealed } from './seal.ts'

/**
 * Page seals where the file has them, and SQLite's quick_check (`quick`) or integrity_check (`full`). `sealsFirst`: intact
 * seals say that every page is as this program wrote it, and the quick_check is put off (`checkInSlices`); a file without
 * seals, or with a broken one, is checked at once all the same.
 */
export type CheckDepth = 'none' | 'sealsFirst' | 'quick' | 'full'

export type CheckResult = Readonly<{
  /** What is wrong, in words for the fault's detail; undefined when nothing is. */
  damage: string | undefined
  /** Indexes of pages that another program wrote without sealing them. */
  unsealed: readonly number[]
  /** The quick_check is still to be made. */
  isPutOff: boolean
}>

const sound: CheckResult = { damage: undefined, unsealed: [], isPutOff: false }

/**
 * Checks a database as it came from disk. A broken seal means a flipped bit, unless page 1 is among them: every program
 * that writes an SQLite file writes page 1 too, and only we renew the seals. Then SQLite's full check decides.
 *
 * @param known numbers of the pages with broken seals where they were proved while the file was read
 */
export function checkImage(engine: Engine, image: Uint8Array, depth: CheckDepth, known?: readonly number[]): CheckResult {
  if (depth === 'none') return sound
  const ownDepth = depth === 'full' ? 'full' : 'quick'
  if (!isSealed(image)) return { ...sound, damage: integrityProblem(engine, ownDepth) }
  const broken = known ?? brokenSeals(image, engine.pageSize())
  if (broken.length === 0 && depth === 'sealsFirst') return { ...sound, isPutOff: true }
  if (broken.length === 0) return { ...sound, damage: integrityProblem(engine, ownDepth) }
  if (broken[0] !== 1) return { ...sound, damage: `第 ${listed(broken)} 页的校验和不符` }
  return { ...sound, damage: integrityProblem(engine, 'full'), unsealed: broken.map((page) => page - 1) }
}

function listed(pages: readonly number[]): string {
  return pages.length > 5 ? `${pages.slice(0, 5).join('、')} 等 ${pages.length}` : pages.join('、')
}

/** SQLite's quick_check, one table with its indexes a step, the schema with the list of free pages first. Answers the first complaint. */
export function* checkInSlices(engine: Engine): Generator<undefined, string | undefined> {
  const names = engine.values(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`)
  for (const name of ['sqlite_schema', ...names.map(([one]) => String(one))]) {
    const problem = complaintOf(engine, `PRAGMA quick_check(${quoted(name)})`)
    if (problem !== undefined) return problem
    yield
  }
  return undefined
}

/** First complaint of SQLite's own check; undefined when it has none. */
export function integrityProblem(engine: Engine, depth: 'quick' | 'full'): string | undefined {
  return complaintOf(engine, depth === 'full' ? 'PRAGMA integrity_check(20)' : 'PRAGMA quick_check(20)')
}

function complaintOf(engine: Engine, check: string): string | undefined {
  try {
    const rows = engine.values(check)
    const first = String(rows[0]?.[0] ?? '')
    return first === 'ok' ? undefined : first
  } catch (thrown) {
    if (thrown instanceof EngineError) return thrown.message
    throw thrown
  }
}

/** Rows of every table, by name: what a copy of the database must show too. */
export function countRows(engine: Engine): Readonly<Record<string, number>> {
  const names = engine.values(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`)
  const counts: Record<string, number> = {}
  for (const [name] of names) {
    counts[String(name)] = Number(engine.values(`SELECT count(*) FROM ${quoted(String(name))}`)[0]?.[0])
  }
  return counts
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
