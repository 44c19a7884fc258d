import { localDay } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { SampleReport } from '#shared/ipc/outputs.ts'
import { usualDefects } from './defects.ts'
import { sampleSize, type SampleSize } from './sampleTownship.ts'
import { sampleYear } from './sampleYear.ts'

export type SampleOrder = Partial<SampleSize> & Readonly<{ defects?: number }>

/**
 * Fills the open, empty file with an invented township and its books, one change set a book. `defects` records are
 * spoilt for each rule, about 1 % of all unless told otherwise; the report lists them.
 */
export async function fillSample(context: CoreContext, asked: SampleOrder): Promise<SampleReport | Fault> {
  const size = sampleSize(asked)
  if (size.persons < size.households) return { fault: 'input.invalid', detail: '人数不能少于户数' }
  const count = asked.defects ?? usualDefects(size.households)
  const { chapters, defects } = sampleYear({ ...size, today: localDay(context.options.now()) }, count)
  const total = chapters.reduce((sum, { changes }) => sum + changes.length, 0)
  let before = 0
  for (const { label, changes } of chapters) {
    const onProgress = (done: number): void =>
      context.options.emit('progress', { task: 'sample', done: Math.round(before + done * changes.length), total, text: label })
    const done = await context.commit({ id: context.options.newId(), kind: 'migrate', label, changes }, { onProgress })
    if (isFault(done)) return done
    before += changes.length
  }
  return { households: size.households, persons: size.persons, defects }
}
