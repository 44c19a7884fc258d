import type { Engine } from '#data/engine/engine.ts'
import type { VillageBookEntry } from '#shared/ipc/parts/villageBook.ts'

/**
 * Workbooks that left stand in `package_log` under a direction of their own: they number apart from packages, and a package of
 * changes must never build on one, since a workbook holds a part only.
 */
const direction = 'book'

export type BookOut = Omit<VillageBookEntry, 'returned'> & Readonly<{ device: string; sha256: string }>

/** Number of the next workbook to a place. */
export function nextBookNumber(engine: Engine, place: string): number {
  const sql = 'SELECT coalesce(max(number), 0) + 1 FROM package_log WHERE direction = ? AND place = ?'
  return engine.values(sql, [direction, place])[0]![0] as number
}

export function noteBook(engine: Engine, out: BookOut): void {
  const seq = engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]![0] as number
  const manifest = JSON.stringify({ villages: out.villages, ledgers: out.ledgers })
  engine.run(
    `INSERT INTO package_log(id, direction, place, number, kind, at, person, device, set_seq, records, sha256, manifest)
     VALUES (?,?,?,?,'workbook',?,?,?,?,?,?,?)`,
    [out.book, direction, out.place, out.number, out.at, out.person, out.device, seq, out.records, out.sha256, manifest],
  )
}

type Row = Readonly<{ id: string; place: string; number: number; at: string; person: string; records: number; manifest: string }>

/** Newest first; with the time of the merge by which something of it was last taken over. */
export function bookLog(engine: Engine): readonly VillageBookEntry[] {
  const returned = new Map(
    engine
      .values(
        `SELECT json_extract(s.source, '$.book'), max(m.at) FROM change_set s JOIN change_set m ON m.id = s.via
         WHERE json_extract(s.source, '$.book') IS NOT NULL GROUP BY 1`,
      )
      .map(([book, at]) => [book as string, at as string]),
  )
  const rows = engine.all<Row>('SELECT * FROM package_log WHERE direction = ? ORDER BY seq DESC', [direction])
  return rows.map(({ id, place, number, at, person, records, manifest }) => {
    const { villages, ledgers } = JSON.parse(manifest) as Pick<VillageBookEntry, 'villages' | 'ledgers'>
    return { book: id, place, number, at, person, records, villages, ledgers, returned: returned.get(id) ?? null }
  })
}
