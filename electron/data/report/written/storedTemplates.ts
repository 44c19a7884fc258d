import type { ReadContext } from '#data/store/read.ts'
import { readRecords } from '#data/store/read.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { loadWordEngine, type WordEngine } from '#data/report/word/fillTemplate.ts'
import { normaliseBraces, templateContent } from '#data/report/word/templateText.ts'
import { readParts, type Parts } from '#data/report/word/packageParts.ts'
import { shippedTemplate } from '#data/report/word/shippedTemplate.ts'
import type { TemplateContent } from '#shared/reports/checkTemplate.ts'
import { shippedReports } from '#shared/reports/templates/index.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { ReportTemplateInfo } from '#shared/ipc/parts/reports.ts'

/** A template that can be filled. */
export type UsableTemplate = Readonly<{
  info: ReportTemplateInfo
  bytes: Uint8Array
  parts: Parts
  content: TemplateContent
  engine: WordEngine
}>

/** Shipped reports first, then those of the office by name. */
export function listTemplates(context: ReadContext): readonly ReportTemplateInfo[] {
  const rows = context.engine.values('SELECT id, name, base FROM report_template WHERE _removed = 0 ORDER BY name, id')
  const shipped = shippedReports.map(({ id, name, period, note }) => ({ id, name, own: false, base: null, period, note }))
  return [...shipped, ...rows.map(([id, name, base]) => ownInfo(String(id), String(name), base === null ? null : String(base)))]
}

function ownInfo(id: string, name: string, base: string | null): ReportTemplateInfo {
  const from = shippedReports.find((report) => report.id === base)
  return {
    id,
    name,
    own: true,
    base: from?.id ?? null,
    period: from?.period ?? 'month',
    note: from ? `由“${from.name}”改成` : '本单位的模板',
  }
}

const written = new Map<string, Promise<Uint8Array>>()

/** Throws FaultError `reportTemplate.unknown`. */
export async function usableTemplate(context: () => ReadContext, id: string): Promise<UsableTemplate> {
  const shipped = shippedReports.find((report) => report.id === id)
  if (shipped) {
    const making = written.get(id) ?? shippedTemplate(shipped)
    written.set(id, making)
    const { name, period, note } = shipped
    return usable({ id, name, own: false, base: null, period, note }, await making)
  }
  const { info, bytes } = ownTemplate(context(), id)
  return usable(info, bytes)
}

export async function usable(info: ReportTemplateInfo, bytes: Uint8Array): Promise<UsableTemplate> {
  const parts = readParts(bytes, info.name)
  normaliseBraces(parts)
  return { info, bytes, parts, content: templateContent(parts), engine: await loadWordEngine() }
}

function ownTemplate(context: ReadContext, id: string): Readonly<{ info: ReportTemplateInfo; bytes: Uint8Array }> {
  const row = readRecords(context, needLedger(context.registry, 'reportTemplate'), [id])[0]
  if (!row || row.removed) throw new FaultError({ fault: 'reportTemplate.unknown' })
  const { name, base, content } = row.values
  return {
    info: ownInfo(id, String(name), typeof base === 'string' ? base : null),
    bytes: new Uint8Array(Buffer.from(String(content), 'base64')),
  }
}
