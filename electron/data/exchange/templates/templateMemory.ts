import { z } from 'zod'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { RememberedTemplate } from '#shared/ipc/parts/templates.ts'
import type { Pointing } from './openTemplate.ts'
import type { Template } from './template.ts'

const target = z.object({ ledger: z.string(), field: z.string() }).nullable()

/** How a workbook was filled the last time. */
const setting = z.object({
  pointing: z.record(z.string(), z.record(z.string(), target)),
  tables: z.array(z.number()),
  perVillage: z.boolean(),
  replace: z.boolean(),
  mask: z.boolean(),
  purpose: z.string(),
})

export type TemplateSetting = Readonly<{
  pointing: Pointing
  tables: readonly number[]
  perVillage: boolean
  replace: boolean
  mask: boolean
  /** Why full numbers went out the last time. */
  purpose: string
}>

export const freshSetting: TemplateSetting = { pointing: {}, tables: [], perVillage: false, replace: false, mask: true, purpose: '' }

/** A larger workbook is remembered without itself: the record would weigh on every backup. Bytes. */
export const keptBytes = 1_000_000

const ledgerId = 'exportTemplate'

export function listTemplates(context: ReadContext, ledger: string | undefined): readonly RememberedTemplate[] {
  return rowsOf(context)
    .filter((row) => ledger === undefined || row.values['ledger'] === ledger)
    .map(({ id, values }) => ({
      id,
      name: String(values['name'] ?? ''),
      file: String(values['file'] ?? ''),
      ledger: String(values['ledger'] ?? ''),
      usedOn: String(values['usedOn'] ?? ''),
      hasFile: values['content'] !== null && values['content'] !== '',
    }))
}

function rowsOf(context: ReadContext): readonly StoredRow[] {
  const ledger = needLedger(context.registry, ledgerId)
  const ids = queryIds(context, ledger, {})
  return isFault(ids) ? [] : readRecords(context, ledger, ids)
}

export type KnownTemplate = Readonly<{ row: StoredRow; setting: TemplateSetting }>

/** A remembered workbook by its record, or by what its headings are. */
export function knownTemplate(
  context: ReadContext,
  by: Readonly<{ id: string }> | Readonly<{ fingerprint: string }>,
): KnownTemplate | null {
  const row = rowsOf(context).find((one) => ('id' in by ? one.id === by.id : one.values['fingerprint'] === by.fingerprint))
  if (!row) return null
  return { row, setting: parsedSetting(String(row.values['setting'] ?? '')) }
}

function parsedSetting(text: string): TemplateSetting {
  try {
    const read = setting.safeParse(JSON.parse(text))
    if (read.success) return read.data
  } catch {
    // Written by hand or by a newer program: as if nothing had been pointed at.
  }
  return freshSetting
}

/** Names a workbook by the headings of all its tables. */
export function fingerprintOf(template: Template): string {
  return template.tables
    .map((table) => table.fingerprint)
    .join('-')
    .slice(0, 400)
}

/** Values of the record that remembers a workbook. */
export function rememberedValues(
  template: Template,
  ledger: string,
  setting: TemplateSetting,
  today: string,
): Readonly<Record<string, string | null>> {
  return {
    name: template.file.replace(/\.\w+$/, ''),
    ledger,
    file: template.file,
    fingerprint: fingerprintOf(template),
    setting: JSON.stringify(setting),
    content: template.bytes.length <= keptBytes ? Buffer.from(template.bytes).toString('base64') : null,
    usedOn: today,
  }
}
