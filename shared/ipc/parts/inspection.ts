import { z } from 'zod'
import { inspectionResults, type InspectionOutcome } from './inspectionResults.ts'

/** 迎检抽查: a sample drawn by a seed, what was found, and the problems that come of it. Inputs first, answers below. */

const id = z.string().min(1).max(64)
const fieldId = z.string().regex(/^[a-zA-Z]\w{0,60}$/)
/** Words of a code list, which stand in a filter. */
const codes = z.array(z.string().regex(/^[^"\\]{1,60}$/)).max(50)

const wish = z
  .object({
    /** Fields of the household that part it into strata; none: one draw of all. */
    strata: z.array(fieldId).max(3),
    /** `share`: `count` in all, in proportion. `each`: `count` of every stratum. */
    way: z.enum(['share', 'each']),
    count: z.int().min(1).max(2_000),
    /** Of every stratum at least, by `share`. */
    least: z.int().min(0).max(100),
    seed: z.string().trim().min(1).max(60),
    /** Without these: of all villages, kinds. */
    villages: z.array(id).max(500),
    kinds: codes,
    monitoringKinds: codes,
    /** Households that were drawn on this day or later stay out. */
    drawnSince: z.iso.date().nullable(),
    /** Households that stay out. */
    without: z.array(id).max(500),
  })
  .strict()

const problem = z
  .object({
    text: z.string().trim().min(1).max(2_000),
    dueOn: z.iso.date().nullable(),
    responsible: z.string().trim().max(60),
  })
  .strict()

export const inspectionContract = {
  /** How many would be drawn of which stratum; tells no name. */
  'inspection.plan': z.object({ wish }).strict(),
  /** Draws and keeps the sample as one change set with this id. */
  'inspection.draw': z
    .object({
      id,
      wish,
      name: z.string().trim().min(1).max(100),
      source: z.string().trim().max(40),
      inspectOn: z.iso.date().nullable(),
    })
    .strict(),
  /** A sample with its households in the order of the way. */
  'inspection.sheet': z.object({ sample: id }).strict(),
  /**
   * What was found, as one change set with this id. Every problem becomes a 问题整改 that points to the drawn household;
   * those recorded before stay.
   */
  'inspection.record': z
    .object({
      id,
      sample: id,
      entries: z
        .array(
          z
            .object({
              row: id,
              /** Head of the row as it was on screen. */
              head: id.nullable(),
              result: z.enum(inspectionResults),
              checkedOn: z.iso.date().nullable(),
              checker: z.string().trim().max(100),
              finding: z.string().trim().max(4_000),
              problems: z.array(problem).max(20),
            })
            .strict(),
        )
        .min(1)
        .max(500),
    })
    .strict(),
  /** Takes over the doubts that are open now into the checklists of the households not yet looked at. */
  'inspection.refresh': z.object({ id, sample: id }).strict(),
  /** Draws again by what the sample says of itself, and compares. Writes nothing. */
  'inspection.repeat': z.object({ sample: id }).strict(),
}

export type InspectionWish = z.output<typeof wish>
export type InspectionProblem = z.output<typeof problem>

export type InspectionPlan = Readonly<{
  /** Households of the scope, after what stays out. */
  population: number
  /** Left out because they were drawn before, or by name. */
  drawnBefore: number
  chosenOut: number
  strata: readonly Readonly<{ name: string; size: number; count: number }>[]
  drawn: number
  digest: string
}>

export type InspectionRow = Readonly<{
  id: string
  head: string | null
  household: string
  stop: number
  village: string
  group: string
  name: string
  address: string
  /** Masked. */
  phone: string
  kind: string
  monitoringKind: string
  members: number | null
  helper: string
  stratum: string
  /** Numbered lines of what is to be looked into; '' without any. */
  questions: string
  result: InspectionOutcome
  checkedOn: string | null
  checker: string
  finding: string
  problems: readonly Readonly<{ id: string; problem: string; state: string; dueOn: string | null }>[]
}>

export type InspectionSheet = Readonly<{
  sample: string
  number: string
  name: string
  source: string
  drawnOn: string
  inspectOn: string | null
  seed: string
  strata: string
  way: string
  scope: string
  without: string
  population: number
  digest: string
  allocation: string
  rows: readonly InspectionRow[]
}>

export type InspectionOutputs = {
  'inspection.plan': InspectionPlan
  'inspection.draw': Readonly<{ changeSet: string | null; sample: string; drawn: number }>
  'inspection.sheet': InspectionSheet
  'inspection.record': Readonly<{ changeSet: string | null; recorded: number; problems: number }>
  'inspection.refresh': Readonly<{ changeSet: string | null; changed: number }>
  /** `same`: the very households again; `isSameScope`: they were drawn from the very same ones. */
  'inspection.repeat': Readonly<{ same: boolean; isSameScope: boolean; then: number; now: number; differing: number }>
}
