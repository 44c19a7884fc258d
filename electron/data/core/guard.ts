import { rootPaths, rootSql } from '#data/findings/rootPaths.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { CommitGuard, Guarded } from '#data/store/commit.ts'
import type { Change } from '#shared/history/changeSet.ts'
import { FaultError, type Fault } from '#shared/ipc/faults.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { forbidden, leastWords } from './gate.ts'
import type { CoreContext } from './context.ts'
import { isActiveAdmin, signedIn, storedOperators, type StoredOperator } from './session.ts'

/**
 * What the person at work may write, asked within the transaction of every commit and merge, whatever led to it: entry,
 * import, paste, matching, joining doubles, undo. Without operators nothing is held back.
 */
export function guardOf(context: CoreContext): CommitGuard {
  const operators = storedOperators(context.file())
  const me = signedIn(context.session, operators)
  const isHeld = operators.length > 0 && me?.role !== 'admin'
  return {
    commit: (records, when) => {
      if (isHeld) refuseForeign(context, me, records, when)
      if (when === 'after' && records.some(isOperator)) refuseWithoutAdmin(context, operators)
    },
    merge: (changes) => {
      if (!isHeld) return
      refuseOperators(changes)
      if (me?.role === 'village') refuseOtherVillages(context, me, changes, { orNone: true, isMerge: true })
    },
  }
}

const isOperator = ({ ledger }: Guarded): boolean => ledger === 'operator'

/** What stands for the whole office: admins only. */
const adminLedgers: ReadonlySet<string> = new Set(['customField', 'policyValue', 'office', 'operator'])
/** What working on one's own villages leaves behind. */
const traces: ReadonlySet<string> = new Set(['savedView', 'importLayout', 'learnedWord', 'parkedTable', 'parkedRow', 'exportTemplate'])

function refuseForeign(context: CoreContext, me: StoredOperator | null, all: readonly Guarded[], when: 'before' | 'after'): void {
  const records = all.filter((record) => !isOwnPassword(me, record))
  if (records.length === 0) return
  if (records.some(({ ledger }) => adminLedgers.has(ledger))) throw new FaultError(forbidden(me, 'admin'))
  if (me?.role === 'entry') return
  if (me?.role !== 'village') throw new FaultError(forbidden(me, 'village'))
  const worked = records.filter(({ ledger }) => !traces.has(ledger)).flatMap((record) => aboutWhat(context, record))
  // A record without a village may be given one of their own.
  refuseOtherVillages(context, me, worked, { orNone: when === 'before' })
}

/** Everybody may change the own password; taking back what an admin did to one's role would be another thing. */
function isOwnPassword(me: StoredOperator | null, { ledger, recordId, op, fields }: Guarded): boolean {
  return ledger === 'operator' && recordId === me?.id && op === 'change' && fields().every((field) => field === 'password')
}

/** An excuse or a note that two are no doubles belongs where the records belong that it is about. */
function aboutWhat(context: CoreContext, record: Guarded): readonly Pick<Guarded, 'ledger' | 'recordId'>[] {
  if (record.ledger !== 'findingExcuse' && record.ledger !== 'notDuplicate') return [record]
  const ledger = needLedger(context.file().registry, record.ledger)
  const values = readRecords(context.reading(), ledger, [record.recordId])[0]?.values
  const of = String(values?.['ledger'] ?? '')
  const ids = record.ledger === 'findingExcuse' ? [values?.['record']] : [values?.['first'], values?.['second']]
  return values ? ids.map((id) => ({ ledger: of, recordId: String(id) })) : []
}

/** `orNone`: records that name no village may pass; in a merge also those that cannot (policy, helpers). */
function refuseOtherVillages(
  context: CoreContext,
  me: StoredOperator,
  records: readonly Pick<Guarded, 'ledger' | 'recordId'>[],
  { orNone, isMerge }: Readonly<{ orNone: boolean; isMerge?: boolean }>,
): void {
  const { engine, registry } = context.file()
  const paths = rootPaths(registry, 'village')
  for (const ledgerId of new Set(records.map(({ ledger }) => ledger))) {
    const ids = records.filter(({ ledger }) => ledger === ledgerId).map(({ recordId }) => recordId)
    const ledger = findLedger(registry, ledgerId)
    const path = paths.get(ledgerId)
    if (!ledger || !path) {
      if (isMerge) continue
      throw new FaultError(forbidden(me, 'entry'))
    }
    const { sql, joins } = rootSql(path)
    const rows = engine.values(`SELECT t.id, ${sql} FROM ${ledger.table} t ${joins} WHERE t.id IN (SELECT value FROM json_each(?))`, [
      JSON.stringify(ids),
    ])
    const foreign = rows.find(([, village]) => (village === null ? !orNone : !me.villages.includes(String(village))))
    if (foreign) throw new FaultError(otherVillage(context, me, { ledger, id: String(foreign[0]), village: foreign[1] as string | null }))
  }
}

type Foreign = Readonly<{ ledger: LedgerDefinition; id: string; village: string | null }>

function otherVillage(context: CoreContext, me: StoredOperator, { ledger, id, village }: Foreign): Fault {
  const reading = context.reading()
  const row = readRecords(reading, ledger, [id])[0]
  const villages = needLedger(reading.registry, 'village')
  const names = readRecords(reading, villages, me.villages).map((own) => titleOf(villages, own))
  const place = village === null ? undefined : readRecords(reading, villages, [village])[0]
  return {
    fault: 'operator.otherVillage',
    record: id,
    label: `${ledger.label} ${row ? titleOf(ledger, row) : ''}`.trim(),
    village: place ? titleOf(villages, place) : '（没有填村）',
    own: names.join('、') || '（还没有指定）',
    may: leastWords('entry'),
  }
}

/** Asked after the records are written, and thrown away with them. */
function refuseWithoutAdmin(context: CoreContext, before: readonly StoredOperator[]): void {
  const rows = context.file().engine.values(`SELECT 1 FROM operator WHERE _removed = 0 AND active = 1 AND role = '管理员'`)
  if (rows.length === 0 && before.some(isActiveAdmin)) throw new FaultError({ fault: 'operator.lastAdmin' })
}

/** A copy in which somebody made himself an admin must not make him one here. One's own new password may come along. */
function refuseOperators(changes: readonly Change[]): void {
  const told = changes.filter(({ ledger, op, after }) => {
    return ledger === 'operator' && !(op === 'change' && Object.keys(after).every((field) => field === 'password'))
  })
  if (told.length > 0) throw new FaultError({ fault: 'operator.mergeNeedsAdmin', count: told.length })
}
