import type { Engine } from '#data/engine/engine.ts'
import type { AccessEntry } from '#shared/ipc/outputs.ts'
import { endOfLog, linkOf } from './chain.ts'
import type { Author } from './commit.ts'

export type Access = Readonly<{
  /** 查看, 导出, 打印, 复制 */
  action: string
  ledger: string
  /** Which records, in words. */
  scope: string
  count: number
  masked: boolean
  detail: string
}>

/** Notes who saw or took away personal data (《个人信息保护法》 第五十一条: 操作权限与记录). */
export function logAccess(engine: Engine, author: Author, access: Access): void {
  const end = endOfLog(engine, 'access_log')
  const row = [
    end.seq + 1,
    author.now(),
    author.person,
    author.device,
    access.action,
    access.ledger,
    access.scope,
    access.count,
    access.masked ? 1 : 0,
    access.detail,
  ]
  engine.run(
    'INSERT INTO access_log(seq, at, person, device, action, ledger, scope, count, masked, detail, link) VALUES (?,?,?,?,?,?,?,?,?,?,?)',
    [...row, linkOf(end.link, row)],
  )
}

/** Newest first. */
export function readAccessLog(engine: Engine, limit: number, before?: number): readonly AccessEntry[] {
  const rows = engine.all<Omit<AccessEntry, 'masked'> & { masked: number }>(
    'SELECT seq, at, person, action, scope, count, masked, detail FROM access_log WHERE seq < ? ORDER BY seq DESC LIMIT ?',
    [before ?? Number.MAX_SAFE_INTEGER, limit],
  )
  return rows.map((row) => ({ ...row, masked: row.masked === 1 }))
}
