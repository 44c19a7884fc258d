import { cutRecords } from '#data/store/cutLog.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import type { Rule, RuleContext, RuleRecord, Sharer } from '#shared/rules/define.ts'
import { filePolicy } from './filePolicy.ts'
import { readImportDoubts, type ImportDoubt } from './importDoubts.ts'
import { dossierKinds, type Kind } from './kinds.ts'
import { recordReader, type Reading, type RecordReader } from './recordReader.ts'
import { titleValue } from './titleValue.ts'
import type { ShareIndex } from './shareIndex.ts'

/** One pass over some or all dossiers: rules, policy and what was looked up so far. */
export type CheckRun = Readonly<{
  reading: Reading
  kinds: readonly Kind[]
  context: RuleContext
  load: (ledger: string, id: string) => RuleRecord | null
  /** Ledgers of which the file has records at all. */
  kept: ReadonlySet<string>
  /** What imports took over with a doubt, by record. */
  doubts: ReadonlyMap<string, readonly ImportDoubt[]>
  /** A village's file: records of elsewhere, of which it has but the name. */
  named: ReadonlyMap<string, string>
  /** Set before dossiers of a kind are checked. */
  shares: Map<string, ShareIndex>
}>

export function startRun(reading: Reading, rules: readonly Rule[]): CheckRun {
  const shares = new Map<string, ShareIndex>()
  const load = recordLoader(reading)
  const linked = (ledger: string, id: FieldValue | undefined): RuleRecord | null => {
    if (typeof id !== 'string' || id === '' || !findLedger(reading.registry, ledger)) return null
    return load(ledger, id)
  }
  const kept = keptLedgers(reading)
  const context: RuleContext = {
    keeps: (ledger) => kept.has(ledger),
    today: reading.today,
    policy: filePolicy(reading),
    sharing: (share, record): readonly Sharer[] => shares.get(share)?.sharers(record) ?? [],
    linked,
    nameOf: (ledger, id) => {
      const record = linked(ledger, id)
      const definition = findLedger(reading.registry, ledger)
      return record && definition ? titleValue(definition, record.values) : ''
    },
  }
  return {
    reading,
    kinds: kindsOf(reading, rules),
    context,
    load,
    kept,
    doubts: readImportDoubts(reading.engine),
    named: cutRecords(reading.engine),
    shares,
  }
}

/** Most ledgers of most files are empty; asking each chunk for them takes longer than all the others. */
function keptLedgers({ engine, registry }: Reading): ReadonlySet<string> {
  const own = registry.ledgers.filter((ledger) => !ledger.system)
  const sql = own.map((ledger) => `SELECT '${ledger.id}' WHERE EXISTS (SELECT 1 FROM ${ledger.table} WHERE _removed = 0)`)
  const parts = Array.from({ length: Math.ceil(sql.length / 40) }, (_, index) => sql.slice(index * 40, index * 40 + 40))
  return new Set(parts.flatMap((part) => engine.values(part.join(' UNION ALL ')).map((row) => row[0] as string)))
}

function recordLoader(reading: Reading): (ledger: string, id: string) => RuleRecord | null {
  const readers = new Map<string, RecordReader>()
  const known = new Map<string, RuleRecord | null>()
  return (ledgerId, id) => {
    const key = `${ledgerId} ${id}`
    const found = known.get(key)
    if (found !== undefined) return found
    const reader = readers.get(ledgerId) ?? recordReader(reading, findLedger(reading.registry, ledgerId)!, null)
    readers.set(ledgerId, reader)
    // A bare `= ?` beside a LEFT JOIN has SQLite plan anew for every value that is bound.
    const record = reader(`t.id = ? || ''`, [id])[0]?.record ?? null
    known.set(key, record)
    return record
  }
}

type Made = Readonly<{ today: string; engine: unknown; rules: readonly Rule[]; kinds: readonly Kind[] }>

const made = new WeakMap<object, Made>()

/** What follows from the definitions alone is the same for every commit of a day. */
function kindsOf(reading: Reading, rules: readonly Rule[]): readonly Kind[] {
  const known = made.get(reading.registry)
  if (known && known.today === reading.today && known.engine === reading.engine && known.rules === rules) return known.kinds
  const kinds = dossierKinds(reading, rules)
  made.set(reading.registry, { today: reading.today, engine: reading.engine, rules, kinds })
  return kinds
}
