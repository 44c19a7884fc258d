import { createHash } from 'node:crypto'
import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'

/** The two logs of a file that only ever grow. */
export type Log = 'change_set' | 'access_log'

/** What a link covers of a row. A set's digest covers its changes. */
const covered: Readonly<Record<Log, readonly string[]>> = {
  change_set: ['seq', 'id', 'digest', 'via'],
  access_log: ['seq', 'at', 'person', 'device', 'action', 'ledger', 'scope', 'count', 'masked', 'detail'],
}

const names: Readonly<Record<Log, string>> = { change_set: '操作记录', access_log: '查看与导出记录' }

/**
 * The link of a row: SHA-256 over the link of the row before and the row itself. A row that was changed, taken out or
 * put in afterwards breaks every link behind it. Who has the file and this program's source can make a chain anew: that
 * shows in the last link, which stands on printed handovers.
 *
 * @param row the columns that are covered, in their order.
 */
export function linkOf(before: string | null, row: readonly SqlValue[]): string {
  return createHash('sha256')
    .update(JSON.stringify([before, ...row]))
    .digest('hex')
}

/** The end of the chain and the number the next row gets. */
export function endOfLog(engine: Engine, log: Log): Readonly<{ seq: number; link: string | null }> {
  const last = engine.values(`SELECT seq, link FROM ${log} ORDER BY seq DESC LIMIT 1`)[0]
  return last ? { seq: last[0] as number, link: last[1] as string | null } : { seq: 0, link: null }
}

/** Refuses what would rewrite a log. Nothing in this program does; the sqlite3 shell would have to take these off first. */
export const logGuards: readonly string[] = (['change_set', 'change', 'change_shape', 'access_log'] as const).flatMap((table) =>
  (['UPDATE', 'DELETE'] as const).map(
    (what) =>
      `CREATE TRIGGER IF NOT EXISTS ${guardName(table, what)} BEFORE ${what} ON ${table} BEGIN SELECT RAISE(ABORT, '记录只能增加，不能改动'); END`,
  ),
)

/** Gives links to rows without one: files of an earlier format, and logs that were cut for a village. */
export function chainLogs(engine: Engine): void {
  for (const log of Object.keys(covered) as Log[]) {
    const first = engine.values(`SELECT min(seq) FROM ${log} WHERE link IS NULL`)[0]![0] as number | null
    if (first === null) continue
    engine.exec(`DROP TRIGGER IF EXISTS ${guardName(log, 'UPDATE')}`)
    let link = (engine.values(`SELECT link FROM ${log} WHERE seq < ? ORDER BY seq DESC LIMIT 1`, [first])[0]?.[0] as string | null) ?? null
    for (const row of engine.values(`SELECT ${covered[log].join(', ')} FROM ${log} WHERE seq >= ? ORDER BY seq`, [first])) {
      link = linkOf(link, row)
      engine.run(`UPDATE ${log} SET link = ? WHERE seq = ?`, [link, row[0]!])
    }
  }
  for (const sql of logGuards) engine.exec(sql)
}

/** Where a log was rewritten, one sentence a log; none when both chains hold. */
export function chainProblems(engine: Engine): readonly string[] {
  return (Object.keys(covered) as Log[]).flatMap((log) => {
    let before: string | null = null
    for (const row of engine.values(`SELECT link, ${covered[log].join(', ')} FROM ${log} ORDER BY seq`)) {
      const [link, ...rest] = row
      if (link !== linkOf(before, rest)) return [`${names[log]}第 ${String(rest[0])} 条或它前面的记录被改动、删除或插入过`]
      before = link as string
    }
    return []
  })
}

/** The part of a set that a village was given may grow with its next package: the one case in which changes are renewed. */
export function renewChanges(engine: Engine, work: () => void): void {
  engine.exec(`DROP TRIGGER IF EXISTS ${guardName('change', 'UPDATE')}`)
  work()
  for (const sql of logGuards) engine.exec(sql)
}

function guardName(table: string, what: 'UPDATE' | 'DELETE'): string {
  return `${table}_no_${what.toLowerCase()}`
}
