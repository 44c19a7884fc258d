import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openPeer } from './peer.ts'
import type { PeerDatabase } from './peer.ts'
import { median, quantile, timed } from './row.ts'
import type { Suite, Timed } from './row.ts'
import { benchSession, openCopy } from './session.ts'

const rounds = 5

/** Opening the township's file: lock, recovery, seals, structure check, schema. The peer opens it and runs the same structure check. */
export const openSuite: Suite = async ({ folder, sample }) => {
  const path = join(folder, 'open.tzdb')
  copyFileSync(sample, path)
  const own: Timed<unknown>[] = []
  const others: number[] = []
  let peerName = ''
  for (let round = 0; round < rounds; round++) {
    const session = benchSession()
    own.push(await timed(() => session.call('file.open', { token: session.token(path) })))
    await session.close()
    const start = performance.now()
    const peer = openPeer(path)
    peer.all('PRAGMA quick_check(20)')
    others.push(performance.now() - start)
    peerName = peer.name
    peer.close()
  }
  rmSync(path)
  const peer = { name: `${peerName} 打开并 quick_check`, value: median(others) }
  return [{ name: '打开 38,006 人的台账', value: medianMs(own), cpu: medianCpu(own), unit: 'ms', peer }]
}

/** What a grid needs before it stands: all ids in order, the first 200 rows, the totals line. */
export const gridSuite: Suite = async ({ folder, sample }) => {
  const session = await openCopy(sample, folder)
  const peer = peerOnCopy(session.path)
  const rows = []
  for (const ledger of ['household', 'member'] as const) {
    const own: Timed<unknown>[] = []
    const others: Timed<unknown>[] = []
    for (let round = 0; round < rounds; round++) {
      own.push(
        await timed(async () => {
          const { ids } = await session.call('ledger.query', { ledger })
          await session.call('ledger.rows', { ledger, ids: ids.slice(0, 200) })
          await session.call('ledger.totals', { ledger })
        }),
      )
      others.push(await timed(() => gridByPeer(peer, ledger)))
    }
    rows.push({
      name: `第一屏：${ledger === 'household' ? '11,001 户' : '38,006 人'}（首次 ${Math.round(own[0]!.ms)} ms）`,
      value: medianMs(own),
      cpu: medianCpu(own),
      unit: 'ms' as const,
      peer: { name: `${peer.name} 同样的查询`, value: medianMs(others), cpu: medianCpu(others) },
      target: { of: 'value' as const, most: 1000 },
    })
  }
  await finish(session, peer)
  return rows
}

function gridByPeer(peer: PeerDatabase, ledger: 'household' | 'member'): unknown {
  const link = ledger === 'member' ? 'JOIN household h ON h.id = t.household' : ''
  const sum = ledger === 'member' ? 'sum(t.migrant_months)' : 'sum(t.house_area), sum(t.arable_land), sum(t.forest_land)'
  const ids = peer.all(`SELECT t.id FROM ${ledger} t ${link} WHERE t._removed = 0 ORDER BY t.code`).map((row) => row['id'])
  const rows = peer.all(`SELECT * FROM ${ledger} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids.slice(0, 200))])
  return [rows, peer.all(`SELECT count(*), ${sum} FROM ${ledger} t WHERE t._removed = 0`)]
}

/** What people type into the search box, taken from the persons of the file: a fifth each of five ways. */
export const searchSuite: Suite = async ({ folder, sample }) => {
  const session = await openCopy(sample, folder)
  const peer = peerOnCopy(session.path)
  const queries = typicalQueries(peer)
  const own: Timed<unknown>[] = []
  const others: Timed<unknown>[] = []
  let hits = 0
  for (const text of queries) {
    const found = await timed(() => session.call('search.find', { text, limit: 30 }))
    own.push(found)
    if (found.result.length > 0) hits++
    others.push(await timed(() => searchByPeer(peer, text)))
  }
  await finish(session, peer)
  const peerMs = others.map((one) => one.ms)
  const ownMs = own.map((one) => one.ms)
  return [
    {
      name: `搜索 ${queries.length} 次（${hits} 次有结果）`,
      value: median(ownMs),
      p95: quantile(ownMs, 0.95),
      cpu: own.reduce((sum, one) => sum + one.cpu, 0) / own.length,
      unit: 'ms',
      peer: { name: `${peer.name} 两表 instr`, value: median(peerMs), p95: quantile(peerMs, 0.95) },
      target: { of: 'p95', most: 50 },
    },
  ]
}

function typicalQueries(peer: PeerDatabase): readonly string[] {
  const persons = peer.all(`SELECT name, id_card, phone, _search FROM member WHERE phone IS NOT NULL ORDER BY id LIMIT 8000`)
  return Array.from({ length: 200 }, (_, index) => {
    const person = persons[(index * 7919) % persons.length]!
    const [full, short] = pinyinOf(String(person['_search']))
    const ways = [String(person['name']), full, short, String(person['id_card']).slice(-4), String(person['phone']).slice(-4)]
    return ways[index % ways.length]!
  })
}

/** The longest and the shortest token of letters: full pinyin and initials. */
function pinyinOf(search: string): readonly [string, string] {
  const tokens = search.split(' ').filter((token) => /^[a-z]+$/.test(token))
  tokens.sort((left, right) => left.length - right.length)
  return [tokens.at(-1) ?? 'zhang', tokens[0] ?? 'zs']
}

function searchByPeer(peer: PeerDatabase, text: string): unknown {
  return ['household', 'member'].map((table) =>
    peer.all(`SELECT id FROM ${table} WHERE _removed = 0 AND instr(_search, ?) > 0 ORDER BY id LIMIT 30`, [text.toLowerCase()]),
  )
}

/** node-sqlite3-wasm and we would take each other's lock on one file. */
function peerOnCopy(path: string): PeerDatabase {
  copyFileSync(path, `${path}.peer`)
  return openPeer(`${path}.peer`)
}

async function finish(session: Awaited<ReturnType<typeof openCopy>>, peer: PeerDatabase): Promise<void> {
  peer.close()
  await session.close()
  for (const made of [session.path, `${session.path}.peer`]) rmSync(made)
}

function medianMs(list: readonly Timed<unknown>[]): number {
  return median(list.map((one) => one.ms))
}

function medianCpu(list: readonly Timed<unknown>[]): number {
  return median(list.map((one) => one.cpu))
}
