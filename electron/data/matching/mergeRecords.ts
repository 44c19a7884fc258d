import type { CoreContext } from '#data/core/context.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MergedRecords } from '#shared/ipc/parts/matching.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { personKeys } from '#shared/matching/personKeys.ts'
import { isChosen, pointingLinks } from './compareRecords.ts'

type Wish = Parsed<'duplicates.merge'>

/**
 * Makes two records one in one change set: chosen values go over, what points to the losing record points to the kept one,
 * the losing record goes into the bin with a reason that says where its content went. Of two households, persons that both
 * have are made one, too. Faults: record.notFound, record.changed.
 */
export async function mergeRecords(context: CoreContext, wish: Wish): Promise<MergedRecords | Fault> {
  const reading = context.reading()
  const ledger = needLedger(reading.registry, wish.what)
  const [keep, lose] = readRecords(reading, ledger, [wish.keep, wish.lose])
  if (!keep || !lose || keep.removed || lose.removed || keep.id === lose.id) return { fault: 'record.notFound' }
  const changed = [keep, lose].find((row) => row.head !== (row === keep ? wish.heads.keep : wish.heads.lose))
  if (changed) return { fault: 'record.changed', label: titleOf(ledger, changed) }
  const plan = changePlan()
  const twins = wish.what === 'household' ? sharedMembers(reading, keep.id, lose.id) : []
  for (const [kept, lost] of twins)
    mergeInto(reading, plan, { what: 'member', keep: kept, lose: lost, take: blanksOf(reading, kept, lost) })
  mergeInto(reading, plan, { what: wish.what, keep, lose, take: wish.take })
  if (wish.what === 'household') oneHead(reading, plan, { keep: keep.id, lose: lose.id, lost: new Set(twins.map(([, lost]) => lost.id)) })
  const label = `合并重复的${ledger.label}：${titleOf(ledger, lose)} 并入 ${titleOf(ledger, keep)}`
  const done = await context.commit({ id: wish.id, kind: 'edit', label: label.slice(0, 200), changes: plan.changes() })
  return isFault(done) ? done : { changeSet: done.set?.id ?? null, moved: plan.moved(), removed: 1 + twins.length }
}

type Plan = Readonly<{
  set: (ledger: string, id: string, values: Readonly<Record<string, FieldValue>>) => void
  remove: (ledger: string, id: string, reason: string) => void
  changes: () => readonly DraftChange[]
  moved: () => number
}>

/** A record occurs once in a set: changes of one record are put together; a removed one keeps what it had. */
function changePlan(): Plan {
  const changes = new Map<string, DraftChange>()
  return {
    set: (ledger, id, values) => {
      const known = changes.get(id)
      if (known?.op === 'remove') return
      changes.set(id, { ledger, recordId: id, op: 'change', values: { ...known?.values, ...values } })
    },
    remove: (ledger, id, reason) => void changes.set(id, { ledger, recordId: id, op: 'remove', values: {}, reason }),
    // Children before parents, so that taking it back restores parents first.
    changes: () => [...changes.values()].sort((a, b) => Number(a.op === 'remove') - Number(b.op === 'remove')),
    moved: () => [...changes.values()].filter(({ op }) => op === 'change').length,
  }
}

type Two = Readonly<{ what: Wish['what']; keep: StoredRow; lose: StoredRow; take: readonly string[] }>

function mergeInto(reading: ReadContext, plan: Plan, { what, keep, lose, take }: Two): void {
  const ledger = needLedger(reading.registry, what)
  const chosen = ledger.fields.filter((field) => isChosen(field) && take.includes(field.id))
  if (chosen.length > 0) plan.set(what, keep.id, Object.fromEntries(chosen.map((field) => [field.id, lose.values[field.id] ?? null])))
  for (const { owner, field } of pointingLinks(reading, what)) {
    const rows = reading.engine.values(`SELECT id FROM ${owner.table} WHERE ${columnOf(field)} = ? AND _removed = 0`, [lose.id])
    for (const [id] of rows) plan.set(owner.id, String(id), { [field.id]: keep.id })
  }
  plan.remove(what, lose.id, `重复，已并入 ${titleOf(ledger, keep)}${keep.links['village'] ? `（${keep.links['village']}）` : ''}`)
}

/** Members of both households that are surely one person: the same number, or the same name and birth date. */
function sharedMembers(reading: ReadContext, keep: string, lose: string): readonly (readonly [kept: StoredRow, lost: StoredRow])[] {
  const kept = membersOf(reading, keep)
  return membersOf(reading, lose).flatMap((lost) => {
    const own = keysOf(lost)
    const twin = kept.find((row) => {
      const other = keysOf(row)
      if (own.number !== '' && other.number !== '') return own.number === other.number
      return own.name !== '' && own.name === other.name && own.birth.length === 10 && own.birth === other.birth
    })
    return twin ? [[twin, lost] as const] : []
  })
}

function membersOf(reading: ReadContext, household: string): readonly StoredRow[] {
  const ids = reading.engine.values('SELECT id FROM member WHERE household = ? AND _removed = 0 ORDER BY rowid', [household])
  return readRecords(
    reading,
    needLedger(reading.registry, 'member'),
    ids.map(([id]) => String(id)),
  )
}

function keysOf({ values }: StoredRow): ReturnType<typeof personKeys> {
  const say = (field: string): string => String(values[field] ?? '')
  return personKeys({ name: say('name'), idCard: say('idCard'), birth: say('birthDate') })
}

function blanksOf(reading: ReadContext, kept: StoredRow, lost: StoredRow): readonly string[] {
  const isBlank = (row: StoredRow, id: string): boolean => (row.values[id] ?? '') === ''
  return needLedger(reading.registry, 'member')
    .fields.filter((field) => isChosen(field) && isBlank(kept, field.id) && !isBlank(lost, field.id))
    .map(({ id }) => id)
}

/** The head of the household that goes is an ordinary member of the other one, if that has a head. */
function oneHead(
  reading: ReadContext,
  plan: Plan,
  { keep, lose, lost }: Readonly<{ keep: string; lose: string; lost: ReadonlySet<string> }>,
): void {
  const hasHead = membersOf(reading, keep).some(({ values }) => values['relation'] === '户主')
  if (!hasHead) return
  for (const { id, values } of membersOf(reading, lose)) {
    if (values['relation'] === '户主' && !lost.has(id)) plan.set('member', id, { relation: '其他' })
  }
}
