import { z } from 'zod'
import type { Outputs } from './outputs.ts'
import { backupsContract } from './parts/backups.ts'
import { checksContract } from './parts/checks.ts'
import { copiesContract } from './parts/copies.ts'
import { countyContract } from './parts/county.ts'
import { figuresContract } from './parts/figures.ts'
import { guideContract } from './parts/guide.ts'
import { handoverContract } from './parts/handover.ts'
import { helpContract } from './parts/help.ts'
import { leaksContract } from './parts/leaks.ts'
import { inspectionContract } from './parts/inspection.ts'
import { layoutsContract } from './parts/layouts.ts'
import { matchingContract } from './parts/matching.ts'
import { mergingContract } from './parts/merging.ts'
import { operatorsContract } from './parts/operators.ts'
import { packagesContract } from './parts/packages.ts'
import { policyContract } from './parts/policy.ts'
import { printingContract } from './parts/printing.ts'
import { reconcileContract } from './parts/reconcile.ts'
import { reportsContract } from './parts/reports.ts'
import { reviewContract, shows } from './parts/review.ts'
import { sealingContract } from './parts/sealing.ts'
import { sharingContract } from './parts/sharing.ts'
import { villageBookContract } from './parts/villageBook.ts'
import { templatesContract } from './parts/templates.ts'

/**
 * The one contract between window and data core: method name → shape of its input; the answers stand in outputs.ts.
 * Files never appear as paths: `token` is an opaque grant that the window got from a system dialog.
 */

const id = z.string().min(1).max(64)
const token = z.string().min(8).max(64)
const ledger = z.string().regex(/^[a-zA-Z]\w{0,40}$/)
const fieldId = z.string().regex(/^[a-zA-Z]\w{0,60}$/)
const text = (max: number) => z.string().max(max)
const value = z.union([z.string().max(32_767), z.number(), z.null()])
const values = z.record(fieldId, value)
const nothing = z.object({}).strict()

const draftChange = z
  .object({
    ledger,
    recordId: id,
    op: z.enum(['add', 'change', 'remove', 'restore']),
    values,
    seenHead: z.string().max(4_000).nullable().optional(),
    /** ISO day from which on it is so, not after today; '' since ever. */
    effective: z.union([z.iso.date(), z.literal('')]).optional(),
    /** Why, where a status changed. */
    reason: text(200).optional(),
  })
  .strict()

/** As of which day (ISO) records are read; without it, as they are now. */
const asOf = z.iso.date().optional()

/** Which records of a ledger: the filter language, the search box, removed ones. */
const selection = z
  .object({
    ledger,
    /** Filter language of shared/query. */
    filter: text(4_000).optional(),
    search: text(100).optional(),
    /** Only these, in this order; filter and search do not apply. */
    ids: z.array(id).max(250_000).optional(),
    sort: z
      .array(z.object({ field: fieldId, down: z.boolean() }).strict())
      .max(6)
      .optional(),
    removed: z.boolean().optional(),
    asOf,
  })
  .strict()

const override = z.object({ ledger, field: fieldId }).strict().nullable()

export const contract = {
  'file.create': z.object({ token, township: z.string().trim().min(1).max(60) }).strict(),
  'file.sample': z
    .object({
      token,
      households: z.int().min(1).max(60_000).optional(),
      persons: z.int().min(1).max(240_000).optional(),
      villages: z.int().min(1).max(60).optional(),
      seed: z.int().min(0).optional(),
      /** Records spoilt for each rule; 0 is a clean file. */
      defects: z.int().min(0).max(50).optional(),
    })
    .strict(),
  /** `password` or `recoveryKey` of an encrypted file; asked for by file.passwordNeeded. */
  'file.open': z.object({ token, password: text(256).optional(), recoveryKey: text(120).optional() }).strict(),
  'file.close': nothing,
  'file.info': nothing,
  'file.saveAs': z.object({ token }).strict(),
  'file.retry': nothing,
  'file.verify': nothing,
  'backup.list': nothing,
  'backup.make': z.object({ token: token.optional() }).strict(),
  'backup.inspect': z.object({ token, password: text(256).optional() }).strict(),
  'backup.restore': z.object({ from: token, to: token, password: text(256).optional() }).strict(),

  'ledger.registry': nothing,
  'ledger.query': selection,
  'ledger.rows': z.object({ ledger, ids: z.array(id).max(500), asOf }).strict(),
  'ledger.record': z.object({ ledger, id, asOf }).strict(),
  'ledger.totals': selection,
  'ledger.distinct': z.object({ ledger, field: fieldId, filter: text(4_000).optional(), asOf }).strict(),
  'ledger.options': z.object({ ledger, text: text(100), within: z.object({ field: fieldId, id }).strict().optional() }).strict(),
  'ledger.reveal': z.object({ ledger, ids: z.array(id).min(1).max(500), fields: z.array(fieldId).min(1).max(20) }).strict(),
  'search.find': z.object({ text: text(100), limit: z.int().min(1).max(200).optional() }).strict(),
  /** What a scanned code or an exact number (资产编号, 项目编号) stands for. */
  'search.code': z.object({ text: text(100) }).strict(),

  'edit.commit': z
    .object({
      id,
      label: text(200).optional(),
      /** A record that is refused names its field problems in the fault's `problems`. */
      changes: z.array(draftChange).min(1).max(20_000),
    })
    .strict(),
  'edit.check': z.object({ ledger, recordId: id.nullable(), values }).strict(),

  'history.list': z
    .object({
      record: z.object({ ledger, id }).strict().optional(),
      limit: z.int().min(1).max(500),
      after: id.optional(),
    })
    .strict(),
  'history.changes': z.object({ setId: id, offset: z.int().min(0), limit: z.int().min(1).max(500) }).strict(),
  'history.field': z.object({ ledger, id, field: fieldId }).strict(),
  'history.state': nothing,
  /** All of a set or, with `partial`, what nobody has changed since. */
  'history.undo': z.object({ id, setId: id.optional(), partial: z.boolean().optional() }).strict(),
  'history.redo': z.object({ id }).strict(),
  'history.restore': z.object({ id, ledger, recordId: z.string().max(64) }).strict(),

  /** `password` of a protected workbook, `entry`: which workbook of a zip; asked for by import.passwordNeeded and import.archive. */
  'import.open': z
    .object({
      token,
      ledger: ledger.optional(),
      password: text(255).optional(),
      entry: text(1_000).optional(),
      layout: text(120).optional(),
    })
    .strict(),
  'import.plan': z.object({ session: id }).strict(),
  'import.map': z.object({ session: id, table: z.int().min(0), overrides: z.record(z.string().regex(/^\d+$/), override) }).strict(),
  'import.include': z.object({ session: id, table: z.int().min(0), include: z.boolean() }).strict(),
  'import.rows': z
    .object({
      session: id,
      table: z.int().min(0),
      show: z.enum(shows),
      /** `member.phone`: only rows that change this field of a known record. */
      field: z.string().max(120).optional(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    })
    .strict(),
  'import.fix': z
    .object({
      session: id,
      table: z.int().min(0),
      fixes: z.array(z.object({ row: z.int().min(1), column: z.int().min(0), text: text(32_767) }).strict()).max(5_000),
      skips: z
        .array(z.object({ row: z.int().min(1), skip: z.boolean() }).strict())
        .max(50_000)
        .optional(),
    })
    .strict(),
  'import.commit': z.object({ session: id, id }).strict(),
  'import.problems': z.object({ session: id, token }).strict(),
  /** Stops the step that runs; with a session, lets go of it instead. */
  'import.cancel': z.object({ session: id.optional() }).strict(),
  /** `villages`: a sheet for each of them (names), by which its rows are known to be of that village. */
  'import.template': z.object({ ledger, token, villages: z.array(z.string().trim().min(1).max(60)).max(200).optional() }).strict(),

  'export.run': z
    .object({
      selection,
      fields: z.array(fieldId).min(1).max(300),
      mask: z.boolean(),
      purpose: text(200).optional(),
      token,
      /** The file comes back filled in: it keeps a hidden sheet by which its columns are known. Left out: yes. */
      returns: z.boolean().optional(),
    })
    .strict(),
  'export.clipboard': z.object({ selection, fields: z.array(fieldId).min(1).max(300), mask: z.boolean() }).strict(),
  'export.cancel': nothing,
  'access.list': z.object({ limit: z.int().min(1).max(1_000), before: z.int().optional() }).strict(),

  'print.prepare': z
    .object({
      layout: z.string().max(60),
      selection,
      /** Field ids; where a layout prints several ledgers, `ledger.field`. */
      fields: z
        .array(z.string().regex(/^[a-zA-Z]\w{0,40}(\.[a-zA-Z]\w{0,60})?$/))
        .max(80)
        .optional(),
      paper: z.enum(['A3', 'A4']),
      orientation: z.enum(['landscape', 'portrait']),
      mask: z.boolean(),
      pageBreakByVillage: z.boolean().optional(),
      title: text(100).optional(),
      watermark: z.boolean().optional(),
      purpose: text(200).optional(),
    })
    .strict(),
  'print.page': z.object({ job: id, page: z.int().min(1) }).strict(),
  'print.segment': z.object({ job: id, index: z.int().min(0) }).strict(),
  'print.done': z.object({ job: id }).strict(),

  ...checksContract,
  ...figuresContract,
  ...matchingContract,
  ...policyContract,
  ...printingContract,
  ...reviewContract,
  ...layoutsContract,
  ...sealingContract,
  ...sharingContract,
  ...templatesContract,
  ...mergingContract,
  ...packagesContract,
  ...villageBookContract,
  ...copiesContract,
  ...countyContract,
  ...backupsContract,
  ...operatorsContract,
  ...inspectionContract,
  ...reconcileContract,
  ...leaksContract,
  ...handoverContract,
  ...helpContract,
  ...guideContract,
  ...reportsContract,
} satisfies Record<keyof Outputs, z.ZodType>

export type Method = keyof Outputs
export type Input<M extends Method> = z.input<(typeof contract)[M]>
export type Parsed<M extends Method> = z.output<(typeof contract)[M]>
export type Output<M extends Method> = Outputs[M]

export type Selection = z.output<typeof selection>
