import { localDay } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { announce } from '#data/core/announce.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { sampleSize, sampleTownship, type SampleRecord, type SampleSize } from './sampleTownship.ts'

/** Fills the open, empty file with an invented township as one change set. */
export async function fillSample(context: CoreContext, asked: Partial<SampleSize>): Promise<Fault | null> {
  const size = sampleSize(asked)
  if (size.persons < size.households) return { fault: 'input.invalid', detail: '人数不能少于户数' }
  const township = sampleTownship({ ...size, today: localDay(context.options.now()) })
  const changes = [
    ...drafts('village', township.villages),
    ...drafts('group', township.groups),
    ...drafts('household', township.households),
    ...drafts('member', township.members),
  ]
  const total = changes.length
  const draft = {
    id: context.options.newId(),
    kind: 'migrate' as const,
    label: `生成练习数据：${size.households} 户 ${size.persons} 人`,
    changes,
  }
  const onProgress = (done: number): void =>
    context.options.emit('progress', {
      task: 'sample',
      done: Math.round(done * total),
      total,
      text: '正在生成练习数据',
    })
  const done = await context.commit(draft, { onProgress })
  if (isFault(done)) return done
  announce(context, done)
  return null
}

function drafts(ledger: string, records: readonly SampleRecord[]): readonly DraftChange[] {
  return records.map(({ id, values }) => ({ ledger, recordId: id, op: 'add', values }))
}
