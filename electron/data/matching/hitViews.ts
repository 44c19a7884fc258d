import { villageNameSql } from '#data/store/villageName.ts'
import { currentHelpersSql } from '#data/findings/helpers.ts'
import { filePolicy } from '#data/findings/filePolicy.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import type { ComparedHit, ComparedLine, MatchCounts } from '#shared/ipc/parts/matching.ts'
import { foldName } from '#shared/matching/nameForms.ts'
import { numberKeys, villageKey } from '#shared/matching/personKeys.ts'
import { maskIdCard } from '#shared/values/mask.ts'
import { parseDate } from '#shared/values/date.ts'
import { kindsInWords } from './people.ts'

/** Stored hits beside the persons as they are registered now, with what the office does next. */
export function compareHits(context: ReadContext, ids: readonly string[]): readonly ComparedHit[] {
  const hits = readRecords(context, needLedger(context.registry, 'matchHit'), ids)
  const members = readRecords(context, needLedger(context.registry, 'member'), [
    ...new Set(hits.map(({ values }) => String(values['member']))),
  ])
  const byId = new Map(members.map((row) => [row.id, row]))
  const next = new Map(kindsInWords(filePolicy(context).text('monitoredTerm', context.today)).map((kind) => [kind.kind, kind.next]))
  const helpers = helpersOf(
    context,
    members.map(({ values }) => String(values['household'])),
  )
  return hits.map((hit) => {
    const member = byId.get(String(hit.values['member']))
    const helper = helpers.get(String(member?.values['household'])) ?? ''
    return { id: hit.id, head: hit.head, lines: linesOf(hit, member), next: next.get(String(hit.values['kind'])) ?? '', helper }
  })
}

function linesOf(hit: StoredRow, member: StoredRow | undefined): readonly ComparedLine[] {
  const theirs = (field: string): string => String(hit.values[field] ?? '')
  const ours = (field: string): string => member?.links[field] ?? String(member?.values[field] ?? '')
  const line = (label: string, own: string, other: string, fold: (text: string) => string): ComparedLine => ({
    label,
    ours: own,
    theirs: other,
    same: own === '' || other === '' ? null : fold(own) === fold(other),
  })
  const number = line('证件号码', ours('idCard'), theirs('theirIdCard'), (text) => numberKeys(text).number || text)
  return [
    line('姓名', ours('name'), theirs('theirName'), foldName),
    { ...number, ours: maskIdCard(number.ours), theirs: maskIdCard(number.theirs) },
    line('出生日期', ours('birthDate'), theirs('theirBirth'), (text) => parseDate(text).value ?? text),
    line('所在村', ours('village'), theirs('theirVillage'), villageKey),
    line('户主', ours('headName'), theirs('theirHead'), foldName),
  ]
}

/** Names of the 帮扶责任人 by household. */
export function helpersOf(context: ReadContext, households: readonly string[]): ReadonlyMap<string, string> {
  const sql = currentHelpersSql(context)
  if (sql === null) return new Map()
  const rows = context.engine.values(`SELECT household, name FROM (${sql}) WHERE household IN (SELECT value FROM json_each(?))`, [
    JSON.stringify([...new Set(households)]),
  ])
  const names = new Map<string, string>()
  for (const [household, name] of rows) {
    const known = names.get(String(household))
    names.set(String(household), known === undefined ? String(name) : `${known}、${String(name)}`)
  }
  return names
}

/** How many stored hits there are, for the work list; of one batch or of all. */
export function countHits({ engine, registry }: ReadContext, batch: string | undefined): MatchCounts {
  const where = batch === undefined ? '' : ' AND h.batch = ?'
  const params = batch === undefined ? [] : [batch]
  const from = `FROM match_hit h JOIN member m ON m.id = h.member JOIN household f ON f.id = m.household
    JOIN village v ON v.id = f.village JOIN match_batch b ON b.id = h.batch WHERE h._removed = 0 AND b._removed = 0`
  const grouped = (column: string): Readonly<Record<string, number>> =>
    Object.fromEntries(
      engine
        .values(`SELECT coalesce(${column}, ''), count(*) ${from}${where} GROUP BY 1`, params)
        .map(([key, count]) => [String(key), Number(count)]),
    )
  const open = "sum(h.state = '待核实')"
  const villages = engine.values(
    `SELECT v.id, ${villageNameSql(registry)}, ${open}, count(*) ${from}${where} GROUP BY v.id ORDER BY 2`,
    params,
  )
  const batches = engine.values(
    `SELECT b.id, b.list_name, b.kind, b.ran_on, ${open}, count(*) ${from} GROUP BY b.id ORDER BY b.ran_on DESC, b.number DESC`,
  )
  return {
    states: grouped('h.state'),
    levels: grouped('h.level'),
    villages: villages.map(([id, label, some, all]) => ({ id: String(id), label: String(label), open: Number(some), all: Number(all) })),
    batches: batches.map(([id, label, kind, ranOn, some, all]) => ({
      id: String(id),
      label: String(label),
      kind: String(kind),
      ranOn: String(ranOn ?? ''),
      open: Number(some),
      all: Number(all),
    })),
  }
}
