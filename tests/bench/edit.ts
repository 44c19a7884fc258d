import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { clock, commitRow, copySettled, flatness } from './commit.ts'
import { openPeer } from './peer.ts'
import type { PeerDatabase } from './peer.ts'
import type { BenchRow, Suite } from './row.ts'
import { benchSession } from './session.ts'

/** Households that make a file of about so many MB, with their persons and the log of their making. */
const sizes = [
  { megabytes: 16, households: 2_100 },
  { megabytes: 60, households: 8_000 },
  { megabytes: 200, households: 26_700 },
]
const edits = 150
const warmUp = 10

/**
 * A household's phone number typed over, from the call that the window sends to its answer: checks, row, log, digest,
 * search text, fresh row, pages on disk. The peer does the same writes and nothing else: no checks, no answer.
 */
export const editSuite: Suite = async ({ folder }) => {
  const rows: BenchRow[] = []
  for (const size of sizes) rows.push(await measureSize(folder, size.households))
  return [...rows, flatness('改一户电话：最大比最小', rows)]
}

async function measureSize(folder: string, households: number): Promise<BenchRow> {
  const path = join(folder, 'edit.tzdb')
  const peerPath = join(folder, 'edit-peer.db')
  const session = benchSession()
  await session.call('file.sample', { token: session.token(path), households })
  await session.call('file.close', {})
  copySettled(path, peerPath)
  await session.call('file.open', { token: session.token(path) })
  const peer = openPeer(peerPath)
  const { ids } = await session.call('ledger.query', { ledger: 'household' })
  const own: number[] = []
  const others: number[] = []
  for (let number = 0; number < edits + warmUp; number++) {
    const recordId = ids[(number * 7919) % ids.length]!
    const phone = `139${String(10_000_000 + number)}`
    const start = performance.now()
    await session.call('edit.commit', {
      id: session.newId(),
      changes: [{ ledger: 'household', recordId, op: 'change', values: { phone } }],
    })
    const ownMs = performance.now() - start
    const peerMs = clock(() => writeByPeer(peer, session.newId(), recordId, phone))
    if (number < warmUp) continue
    own.push(ownMs)
    others.push(peerMs)
  }
  const megabytes = Math.round(statSync(path).size / 1e6)
  await session.close()
  peer.close()
  for (const made of [path, peerPath]) rmSync(made)
  return commitRow(`改一户电话并落盘，${households} 户 ${megabytes} MB`, peer.name, own, others)
}

function writeByPeer(peer: PeerDatabase, setId: string, recordId: string, phone: string): void {
  peer.exec('BEGIN IMMEDIATE')
  const seq = Number(peer.all('SELECT max(seq) + 1 AS seq FROM change_set')[0]?.['seq'])
  peer.run(
    `INSERT INTO change_set(seq, id, kind, person, device, at, label, source, undoes, app_version, schema_version, digest)
     VALUES (?,?,'edit','测速','bench','2026-01-01T00:00:00+08:00','改电话',NULL,NULL,'bench',1,?)`,
    [seq, setId, 'd'.repeat(64)],
  )
  peer.run('UPDATE household SET phone = ?, _head = ?, _search = ? WHERE id = ?', [phone, setId, ` ${phone} `, recordId])
  peer.run(
    `INSERT INTO change(set_seq, ledger, record_id, parents, op, before, after, origin) VALUES (?,'household',?,?,'change',?,?,NULL)`,
    [seq, recordId, setId, '{"phone":"13900000000"}', `{"phone":"${phone}"}`],
  )
  peer.exec('COMMIT')
}
