import type { CoreContext } from '#data/core/context.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MatchingOutputs } from '#shared/ipc/parts/matching.ts'
import type { DraftChange, DraftChangeSet } from '#shared/history/changeSet.ts'
import type { MatchRun, MatchSession } from './matchSession.ts'
import { originOf, percent } from './runMatch.ts'
import type { SortedHit } from './sortHits.ts'

type Wish = Parsed<'matching.keep'>
type Answer = MatchingOutputs['matching.keep']

/**
 * Keeps a run: the batch, its new hits, and on hits known before that they were seen again or are gone. One change set, so
 * that one undo takes it all back. Decisions made on earlier hits are not touched.
 */
export async function keepRun(context: CoreContext, session: MatchSession, wish: Wish): Promise<Answer | Fault> {
  const { run } = session
  if (!run) return { fault: 'import.unknown' }
  const { engine, today } = context.reading()
  // Run again with the records as they are now: the person may have saved since.
  const newest = engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]![0]
  if (newest !== run.newestSet) return { fault: 'import.stale' }
  const without = new Set(wish.without ?? [])
  const fresh = run.sorted.fresh.filter(({ raw, key }) => wish.levels.includes(raw.level) && !without.has(key))
  const batch = context.options.newId()
  const number = nextNumber(context, run.result.kind, today)
  const changes: readonly DraftChange[] = [
    { ledger: 'matchBatch', recordId: batch, op: 'add', values: batchValues(session, wish, { number, today, fresh: fresh.length }) },
    ...fresh.map((hit, place) =>
      hitChange(context, { session, run, hit, batch, number: `${number}-${String(place + 1).padStart(4, '0')}`, today }),
    ),
    ...run.sorted.known.map(({ hit }): DraftChange => ({
      ledger: 'matchHit',
      recordId: hit!.id,
      op: 'change',
      values: { lastBatch: batch, isGone: 0 },
    })),
    ...run.sorted.gone.map(({ hit }): DraftChange => ({ ledger: 'matchHit', recordId: hit!.id, op: 'change', values: { isGone: 1 } })),
  ]
  const draft: DraftChangeSet = {
    id: wish.id,
    kind: 'import',
    label: `${run.result.kind}比对“${wish.listName}”：新增线索 ${fresh.length} 条`.slice(0, 200),
    source: { file: session.file, sha256: session.opened.sha256 },
    changes,
  }
  const done = await context.commit(draft)
  if (isFault(done)) return done
  session.keptAs = wish.id
  return { changeSet: done.set?.id ?? null, batch, fresh: fresh.length, known: run.sorted.known.length, gone: run.sorted.gone.length }
}

type BatchFacts = Readonly<{ number: string; today: string; fresh: number }>

function batchValues(
  { run, file, opened }: MatchSession,
  { listName, sender }: Wish,
  { number, today, fresh }: BatchFacts,
): DraftChange['values'] {
  const { kind, rows, counts } = run!.result
  return {
    number,
    kind,
    listName,
    sender: sender || null,
    ranOn: today,
    file,
    sha256: opened.sha256,
    rows,
    hits: counts.fresh + counts.known,
    fresh,
    known: counts.known,
    gone: counts.gone,
  }
}

type HitFacts = Readonly<{ session: MatchSession; run: MatchRun; hit: SortedHit; batch: string; number: string; today: string }>

function hitChange(context: CoreContext, { session, run, hit, batch, number, today }: HitFacts): DraftChange {
  const { raw, person } = hit
  const origin = originOf(session, raw.sheet, raw.row)
  const values = {
    number,
    batch,
    member: run.people[person]!.id,
    way: raw.sheet < 0 ? null : raw.way,
    level: raw.level,
    confidence: percent(raw.confidence),
    reasons: raw.reasons.join('；'),
    theirName: raw.theirName || null,
    theirIdCard: raw.theirIdCard || null,
    theirBirth: raw.theirBirth || null,
    theirVillage: raw.theirVillage || null,
    theirHead: raw.theirHead || null,
    theirRow: (raw.times > 1 ? `${raw.words}（共 ${raw.times} 行）` : raw.words) || null,
    origin: origin || null,
    meaning: raw.meaning || null,
    foundOn: today,
    lastBatch: batch,
    isGone: 0,
    state: '待核实',
  }
  return { ledger: 'matchHit', recordId: context.options.newId(), op: 'add', values, ...(origin === '' ? {} : { origin }) }
}

/** 2026-03-02-车辆-1: day, kind, and which of that day. */
function nextNumber(context: CoreContext, kind: string, today: string): string {
  const { engine } = context.reading()
  const stem = `${today}-${kind}-`
  const taken = new Set(engine.values('SELECT number FROM match_batch WHERE number LIKE ?', [`${stem}%`]).map(([number]) => String(number)))
  let place = 1
  while (taken.has(`${stem}${place}`)) place += 1
  return `${stem}${place}`
}
