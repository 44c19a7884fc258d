import type { Engine } from '#data/engine/engine.ts'
import {
  packageKinds,
  type PackageKind,
  type PackageLogEntry,
  type PackageManifest,
  type PackageScopeWish,
} from '#shared/ipc/parts/packages.ts'

export type Direction = PackageLogEntry['direction']

/** What is noted of a package that left or came. */
export type PackageNote = Readonly<{
  direction: Direction
  manifest: PackageManifest
  /** Of a subset that left: by ids, where the manifest has words. */
  scope?: PackageScopeWish | null
  sha256: string
  at: string
  person: string
  device: string
  /** Newest set that is inside (out), or here after it was merged (in). */
  setSeq: number
}>

type Row = Readonly<{
  id: string
  direction: Direction
  place: string
  number: number
  kind: string
  at: string
  person: string
  device: string
  set_seq: number
  records: number
  sha256: string
  manifest: string
}>

/** An entry with what only this file knows of it. */
export type LoggedPackage = PackageLogEntry & Readonly<{ setSeq: number; sha256: string; scope: PackageScopeWish | null }>

export function notePackage(engine: Engine, { direction, manifest, scope, sha256, at, person, device, setSeq }: PackageNote): void {
  const { id, number, kind, records } = manifest
  const place = direction === 'out' ? manifest.place : manifest.from
  engine.run(
    `INSERT INTO package_log(id, direction, place, number, kind, at, person, device, set_seq, records, sha256, manifest)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
    [
      id,
      direction,
      place,
      number,
      kind,
      at,
      person,
      device,
      setSeq,
      records,
      sha256,
      JSON.stringify({ ...manifest, ids: scope ?? undefined }),
    ],
  )
}

/** Newest first. */
export function listPackages(engine: Engine, limit = -1, place?: string): readonly LoggedPackage[] {
  // Workbooks for villages are noted in the same table under a direction of their own.
  const where = `WHERE direction IN ('in', 'out')${place === undefined ? '' : ' AND place = ?'}`
  return engine
    .all<Row>(`SELECT * FROM package_log ${where} ORDER BY seq DESC LIMIT ?`, [...(place === undefined ? [] : [place]), limit])
    .map(entryOf)
}

/** The last package of that direction and place, or that of a number. */
export function lastPackage(engine: Engine, direction: Direction, place: string, number?: number): LoggedPackage | null {
  const found = listPackages(engine, -1, place).filter((entry) => entry.direction === direction)
  return found.find((entry) => number === undefined || entry.number === number) ?? null
}

/** Whether this very package came or left. */
export function knownPackage(engine: Engine, id: string, direction: Direction): boolean {
  return engine.values('SELECT 1 FROM package_log WHERE id = ? AND direction = ?', [id, direction]).length > 0
}

export function newestSeq(engine: Engine): number {
  return engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]![0] as number
}

/** Ids of the sets that came by packages from a place, in the merges that were noted with them. */
export function setsFrom(engine: Engine, place: string): readonly string[] {
  const rows = engine.values(
    `SELECT s.id FROM change_set s JOIN change_set m ON m.id = s.via
     WHERE m.source IS NOT NULL AND json_extract(m.source, '$.sha256') IN (SELECT sha256 FROM package_log WHERE direction = 'in' AND place = ?)`,
    [place],
  )
  return rows.map(([id]) => id as string)
}

function entryOf(row: Row): LoggedPackage {
  const { id, direction, place, number, at, person, device, records, sha256 } = row
  const kind: PackageKind = packageKinds.find((known) => known === row.kind) ?? 'changes'
  const { ids, ...manifest } = JSON.parse(row.manifest) as PackageManifest & Readonly<{ ids?: PackageScopeWish }>
  return { id, direction, place, number, kind, at, person, device, records, manifest, setSeq: row.set_seq, sha256, scope: ids ?? null }
}
