import type { Engine } from '#data/engine/engine.ts'
import type { PackageLogEntry, PackagePlace } from '#shared/ipc/parts/packages.ts'
import { lastPackage, listPackages, newestSeq, setsFrom, type LoggedPackage } from './packageLog.ts'

/** Every place that packages went to or came from, the latest first. */
export function placesOf(engine: Engine): readonly PackagePlace[] {
  const places = [...new Set(listPackages(engine).map(({ place }) => place))]
  return places.map((place) => {
    const out = lastPackage(engine, 'out', place)
    const waiting = out && setsSince(engine, out)
    return {
      place,
      out: out && told(out),
      in: toldOr(lastPackage(engine, 'in', place)),
      next: (out?.number ?? 0) + 1,
      waiting,
      scope: scopeOf(engine, place),
    }
  })
}

/** What only notes a merge, or came from that very place, does not wait for it. */
function setsSince(engine: Engine, { setSeq, place }: LoggedPackage): number {
  if (newestSeq(engine) === setSeq) return 0
  const sql = `SELECT s.id FROM change_set s WHERE s.seq > ? AND EXISTS (SELECT 1 FROM change c WHERE c.set_seq = s.seq)`
  const theirs = new Set(setsFrom(engine, place))
  return engine.values(sql, [setSeq]).filter(([id]) => !theirs.has(id as string)).length
}

/** Noted beside the manifest, which has only the words. */
function scopeOf(engine: Engine, place: string): PackagePlace['scope'] {
  return listPackages(engine, -1, place).find(({ direction, scope }) => direction === 'out' && scope)?.scope ?? null
}

export function told({ setSeq: _seq, sha256: _sha256, scope: _scope, ...entry }: LoggedPackage): PackageLogEntry {
  return entry
}

function toldOr(entry: LoggedPackage | null): PackageLogEntry | null {
  return entry && told(entry)
}
