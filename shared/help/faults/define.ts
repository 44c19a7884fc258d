import type { FaultCode } from '#shared/ipc/faults.ts'

/** What happened and how it is mended, in a sentence each, beyond what the message says. */
export type Advice = readonly [happened: string, mend: string]

/** Of some of the faults; together they are all (tested). */
export type Advices = Readonly<Partial<Record<FaultCode, Advice>>>
