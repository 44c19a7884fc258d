import type { CoreContext } from '#data/core/context.ts'
import { filePolicy } from '#data/findings/filePolicy.ts'
import { withAsOf } from '#data/store/asOf.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import { policyItems } from '#shared/policy/index.ts'
import { writtenPolicyValue } from '#shared/policy/written.ts'
import type { Moment } from './moment.ts'

export type When = Readonly<{ asOf?: string; from?: string; village?: string }>

/** Reads as the file stood at the end of a day; today reads the tables as they are. */
export function standing<T>(context: CoreContext, when: When, read: (reading: ReadContext, moment: Moment) => T): T {
  const reading = context.reading()
  const asOf = when.asOf ?? reading.today
  const moment = momentOf(reading, { ...when, asOf })
  if (asOf === reading.today) return read(reading, moment)
  return withAsOf(reading.engine, reading.registry, asOf, () => read({ ...reading, today: asOf }, moment))
}

function momentOf(reading: ReadContext, when: When & Readonly<{ asOf: string }>): Moment {
  const { asOf } = when
  return {
    asOf,
    from: when.from ?? `${asOf.slice(0, 4)}-01-01`,
    village: when.village === undefined ? null : villageOf(reading, when.village),
    policy: (id) => policyLiteral(reading, id, asOf),
  }
}

function villageOf(reading: ReadContext, id: string): Moment['village'] {
  const ledger = needLedger(reading.registry, 'village')
  const row = readRecords(reading, ledger, [id])[0]
  if (!row) throw new FaultError({ fault: 'record.notFound' })
  return { id, name: titleOf(ledger, row) }
}

/** As filters write it: money in 元, percents as they are said, texts quoted. */
function policyLiteral(reading: ReadContext, id: string, on: string): string {
  const item = policyItems.find((one) => one.id === id)
  if (!item) throw new Error(`unknown policy item ${id}`)
  const policy = filePolicy(reading)
  if (item.kind === 'text') return JSON.stringify(policy.text(id, on))
  return writtenPolicyValue(item, policy.number(id, on))
}
