import { z } from 'zod'
import type { FieldValues } from '#shared/ledger/define.ts'
import type { PolicyKind } from '#shared/policy/define.ts'
import type { RuleGroup, Severity } from '#shared/rules/define.ts'
import type { PrintJob } from '../outputs.ts'

/** 疑点: inputs first, answers below. Answers are never stale; the first call of a day checks the whole file. */

const id = z.string().min(1).max(64)
const ruleId = z.string().regex(/^[A-Z]\d{3}$/)
const ledger = z.string().regex(/^[a-zA-Z]\w{0,40}$/)
const fieldId = z.string().regex(/^[a-zA-Z]\w{0,60}$/)

const filter = z
  .object({
    rule: ruleId.optional(),
    severity: z.enum(['错误', '疑点', '提醒']).optional(),
    /** null: of no village. */
    village: id.nullable().optional(),
    /** Of the households that this 帮扶责任人 looks after now; null: of those that nobody looks after. */
    helper: id.nullable().optional(),
    /** Of this household and everything that belongs to it. */
    household: id.optional(),
    /** Of this very record. */
    record: id.optional(),
    /** Words of the message or the name of the head of household. */
    text: z.string().max(100).optional(),
    /** true: only those that were explained; else only those that were not. */
    excused: z.boolean().optional(),
  })
  .strict()

export const checksContract = {
  /** Checks the whole file again; counts of all rules or of the given ones. */
  'checks.run': z.object({ rules: z.array(ruleId).max(400).optional() }).strict(),
  /** `asOf` (ISO day, today or later): excuses that have run out by then count as findings. */
  'checks.summary': z.object({ asOf: z.iso.date().optional() }).strict(),
  'checks.list': z.object({ ...filter.shape, offset: z.int().min(0), limit: z.int().min(1).max(500) }).strict(),
  'checks.catalogue': z.object({}).strict(),
  /** 整改清单: a summary and a sheet a village. Personal numbers are masked. */
  'checks.export': z.object({ filter, token: z.string().min(8).max(64) }).strict(),
  /** Pages of the 整改清单, then used as those of `print.prepare`. Personal numbers are masked. */
  'checks.print': z
    .object({
      filter,
      paper: z.enum(['A3', 'A4']),
      orientation: z.enum(['landscape', 'portrait']),
      /** A list with its own title and page numbers for each village; default true. */
      pageBreakByVillage: z.boolean().optional(),
    })
    .strict(),
  /** Says that findings are right as they are; hides them until the day or until what is found changes. */
  'checks.excuse': z
    .object({
      /** Id of the change set. */
      id,
      findings: z
        .array(z.object({ rule: ruleId, ledger, record: id, field: fieldId.nullable() }).strict())
        .min(1)
        .max(500),
      reason: z.string().trim().min(1).max(500),
      until: z.iso.date().optional(),
    })
    .strict(),
}

export type ChecksFilter = z.output<typeof filter>

export type ChecksOutputs = {
  'checks.run': ChecksRun
  'checks.summary': ChecksSummary
  'checks.list': Readonly<{ total: number; findings: readonly FindingRow[] }>
  'checks.catalogue': readonly RuleInfo[]
  'checks.export': Readonly<{ name: string; findings: number; villages: number }>
  'checks.print': PrintJob
  'checks.excuse': Readonly<{ changeSet: string | null; excused: number }>
}

export type SeverityCounts = Readonly<{ errors: number; doubts: number; reminders: number }>

export type ChecksRun = SeverityCounts & Readonly<{ rules: number; findings: number; milliseconds: number }>

export type ChecksSummary = SeverityCounts &
  Readonly<{
    /** Day on which was checked. */
    today: string
    rules: number
    /** Findings that were explained and are hidden. */
    excused: number
    byRule: readonly Readonly<{ rule: string; title: string; group: RuleGroup; severity: Severity; count: number }>[]
    /** `id` null: belongs to no village. Worst first. */
    byVillage: readonly (SeverityCounts & Readonly<{ id: string | null; label: string }>)[]
    /** By 帮扶责任人 of the household; `id` null: nobody. A household with two counts for both. */
    byHelper: readonly (SeverityCounts & Readonly<{ id: string | null; label: string }>)[]
  }>

export type FindingRow = Readonly<{
  rule: string
  ruleTitle: string
  severity: Severity
  ledger: string
  record: string
  /** Words that name the record. */
  title: string
  field: string | null
  fieldLabel: string
  /** What stands there now, in words; personal numbers masked. */
  value: string
  message: string
  /** Values of the record that would put it right. */
  mend: FieldValues | null
  /** The household to open; with its head. */
  household: string | null
  householdLabel: string
  village: string | null
  villageLabel: string
  /** 帮扶责任人 of the household now. */
  helpers: string
  excuse: Readonly<{ id: string; reason: string; who: string; until: string | null }> | null
}>

export type RuleInfo = Readonly<{
  id: string
  severity: Severity
  title: string
  group: RuleGroup
  definition: string
  /** Policy items with their values of today, in words. */
  params: readonly Readonly<{ id: string; label: string; kind: PolicyKind; unit: string; value: string }>[]
}>
