import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { clock, copySettled } from './commit.ts'
import { openPeer, type PeerDatabase } from './peer.ts'
import { timed, type BenchRow, type Suite } from './row.ts'
import { openCopy, type BenchSession } from './session.ts'

const copies = 20
const households = 2_000

/**
 * Copies of the practice township that went on for themselves: each adds the income of 2,000 households and notes something on
 * them, every household in three or four of the copies. Merged one by one, from the call to its answer: opening and examining
 * the copy (128 MB), backup, log, rows, derived columns, pages on disk. The peer inserts the rows of the log, nothing else.
 */
export const mergeSuite: Suite = async ({ folder, sample }) => {
  const here = await openCopy(sample, folder)
  const { ids } = await here.call('ledger.query', { ledger: 'household' })
  const peerPath = join(folder, 'merge-peer.db')
  copySettled(sample, peerPath)
  const peer = openPeer(peerPath)
  const own: Readonly<{ ms: number; cpu: number }>[] = []
  const others: number[] = []
  for (let number = 0; number < copies; number++) {
    const path = await makeCopy(sample, folder, { ids, number })
    own.push(await timed(() => here.call('merge.run', { tokens: [here.token(path)], ids: [here.newId()] })))
    others.push(insertByPeer(peer, path))
    rmSync(path)
  }
  await here.close()
  peer.close()
  for (const made of [here.path, peerPath]) rmSync(made)
  return rowsOf(own, { name: `${peer.name}，只插入同样的日志行`, ms: others })
}

async function makeCopy(
  sample: string,
  folder: string,
  { ids, number }: Readonly<{ ids: readonly string[]; number: number }>,
): Promise<string> {
  const session = await openCopy(sample, folder)
  const mine = Array.from({ length: households }, (_, index) => ids[(number * households + index) % ids.length]!)
  await commit(
    session,
    mine.map((household) => ({
      op: 'add',
      ledger: 'income',
      recordId: session.newId(),
      values: { household, year: 2030 + number, wages: 1_000_000 },
    })),
  )
  await commit(
    session,
    mine.map((recordId) => ({ op: 'change', ledger: 'household', recordId, values: { note: `第 ${number % 3} 次核对` } })),
  )
  await session.close()
  return session.path
}

type Draft = Readonly<{ op: 'add' | 'change'; ledger: string; recordId: string; values: Readonly<Record<string, string | number>> }>

async function commit(session: BenchSession, changes: readonly Draft[]): Promise<void> {
  for (let from = 0; from < changes.length; from += 500)
    await session.call('edit.commit', { id: session.newId(), changes: changes.slice(from, from + 500) })
}

const columns = 'ledger, record_id, parents, op, before, after, origin, effective, reason'

/** The new sets of a copy and their changes into a table of the same shape, in one durable transaction. */
function insertByPeer(peer: PeerDatabase, path: string): number {
  const copy = openPeer(path)
  const sets = copy.all(`SELECT * FROM change_set WHERE seq > (SELECT max(seq) FROM change_set) - 8`)
  const rows = copy.all(`SELECT ${columns} FROM change WHERE set_seq > (SELECT max(seq) FROM change_set) - 8`)
  copy.close()
  return clock(() => {
    peer.exec('BEGIN IMMEDIATE')
    const seq = Number(peer.all('SELECT max(seq) + 1 AS seq FROM change_set')[0]!['seq'])
    sets.forEach((set, index) =>
      peer.run(
        `INSERT INTO change_set(seq, id, kind, person, device, at, label, app_version, schema_version, digest) VALUES (?,?,?,?,?,?,?,?,?,?)`,
        [
          seq + index,
          ...['id', 'kind', 'person', 'device', 'at', 'label', 'app_version', 'schema_version', 'digest'].map((name) => set[name]!),
        ],
      ),
    )
    for (const row of rows) peer.run(`INSERT INTO change(set_seq, ${columns}) VALUES (?,?,?,?,?,?,?,?,?,?)`, [seq, ...Object.values(row)])
    peer.exec('COMMIT')
  })
}

function rowsOf(
  own: readonly Readonly<{ ms: number; cpu: number }>[],
  peer: Readonly<{ name: string; ms: readonly number[] }>,
): readonly BenchRow[] {
  const seconds = (from: number, to: number): number => own.slice(from, to).reduce((sum, { ms }) => sum + ms / 1000, 0)
  const cpu = (from: number, to: number): number => own.slice(from, to).reduce((sum, one) => sum + one.cpu, 0)
  const half = copies / 2
  return [
    {
      name: `合并 ${copies} 份副本，每份 ${households} 户的收入和备注`,
      value: seconds(0, copies),
      cpu: cpu(0, copies),
      unit: 's',
      peer: { name: peer.name, value: peer.ms.reduce((sum, ms) => sum + ms / 1000, 0) },
      target: { of: 'value', most: 60 },
    },
    {
      name: `其中后 ${half} 份`,
      value: seconds(half, copies),
      cpu: cpu(half, copies),
      unit: 's',
      peer: { name: `前 ${half} 份`, value: seconds(0, half), cpu: cpu(0, half) },
      target: { of: 'ratio', most: 1.3 },
    },
  ]
}
