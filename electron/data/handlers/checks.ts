import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { townshipOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import { catalogueInWords } from '#data/findings/catalogue.ts'
import { filePolicy } from '#data/findings/filePolicy.ts'
import { listFindings } from '#data/findings/findingList.ts'
import { findingsByVillage, findingSheets } from '#data/findings/findingSheets.ts'
import { summarizeFindings } from '#data/findings/findingSummary.ts'
import { checkAgain, withFindings } from '#data/findings/upToDate.ts'
import { readSet } from '#data/store/changeLog.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import type { ChecksOutputs, FindingRow } from '#shared/ipc/parts/checks.ts'
import { rectificationList } from '#shared/printing/layouts/rectificationList.ts'
import { shippedRules } from '#shared/rules/index.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { keepPrint, settingOf } from './print.ts'

/** These take the queue themselves, step by step: the first look of a day checks the whole file. */
export const checksHandlers = {
  'checks.run': async (context, { rules }) => {
    const started = context.options.now().getTime()
    await checkAgain(context, shippedRules)
    const summary = await withFindings(context, shippedRules, (reading) => summarizeFindings(reading, reading.today))
    const chosen = rules ? summary.byRule.filter((entry) => rules.includes(entry.rule)) : summary.byRule
    const sum = (severity: string): number =>
      chosen.filter((entry) => entry.severity === severity).reduce((total, entry) => total + entry.count, 0)
    const counts = { errors: sum('错误'), doubts: sum('疑点'), reminders: sum('提醒') }
    return {
      ...counts,
      rules: rules?.length ?? summary.rules,
      findings: counts.errors + counts.doubts + counts.reminders,
      milliseconds: context.options.now().getTime() - started,
    }
  },

  'checks.summary': (context, { asOf }) =>
    withFindings(context, shippedRules, (reading) =>
      summarizeFindings(reading, asOf !== undefined && asOf > reading.today ? asOf : reading.today),
    ),

  'checks.list': (context, { offset, limit, ...filter }) =>
    withFindings(context, shippedRules, (reading) => listFindings(reading, filter, { offset, limit })),

  'checks.catalogue': (context) => {
    const { engine, today } = context.reading()
    return catalogueInWords(filePolicy({ engine }), today)
  },

  'checks.export': (context, input) => exportFindings(context, input),

  'checks.print': async (context, input) => {
    const findings = await withFindings(
      context,
      shippedRules,
      (reading) => listFindings(reading, input.filter, { offset: 0, limit: -1 }).findings,
    )
    return context.locked(() => printFindings(context, findings, input))
  },

  'checks.excuse': (context, input) => excuse(context, input),
} satisfies Partial<Handlers>

async function exportFindings(
  context: CoreContext,
  { filter, token }: Parsed<'checks.export'>,
): Promise<ChecksOutputs['checks.export'] | Fault> {
  const path = pathOf(context, token)
  const { database } = context.file()
  const { findings, sheets } = await withFindings(context, shippedRules, (reading) => {
    const list = listFindings(reading, filter, { offset: 0, limit: -1 }).findings
    return { findings: list, sheets: findingSheets(list, townshipOf(reading.engine), reading.today) }
  })
  const written = await writeSheetFile(path, { sheets })
  if (isFault(written)) return written
  const name = basename(path)
  await context.locked(() => {
    if (context.fileOrNull()?.database !== database) return
    noteAccess(context, { action: '导出', ledger: '疑点', scope: '整改清单', count: findings.length, masked: true, detail: name })
  })
  return { name, findings: findings.length, villages: sheets.length - 2 }
}

function printFindings(
  context: CoreContext,
  findings: readonly FindingRow[],
  { paper, orientation, pageBreakByVillage = true }: Parsed<'checks.print'>,
): PrintJob {
  const { township, date, printedBy } = settingOf(context, undefined)
  const villages = findingsByVillage(findings).map(([village, mine]) => ({
    village,
    rows: mine.map(({ householdLabel, title, fieldLabel, message, severity, helpers }) => ({
      household: householdLabel,
      title,
      field: fieldLabel,
      message,
      severity,
      helpers,
    })),
  }))
  const options = { paper, orientation, edition: 'internal', date, printedBy, pageBreakByVillage } as const
  const document = rectificationList({ township, asOf: date, villages }, options)
  const told = keepPrint(context, { document, rows: findings.length }, { paper, orientation })
  noteAccess(context, { action: '打印', ledger: '疑点', scope: '整改清单', count: findings.length, masked: true, detail: '' })
  return told
}

/** An excuse holds for the message as it stands now: a finding that says something else comes back. */
async function excuse(context: CoreContext, input: Parsed<'checks.excuse'>): Promise<ChecksOutputs['checks.excuse'] | Fault> {
  if (await context.locked(() => readSet(context.file().engine, input.id))) return { changeSet: input.id, excused: input.findings.length }
  const found = await withFindings(context, shippedRules, (reading) =>
    input.findings.flatMap(({ record, rule, ledger, field }) =>
      listFindings(reading, { record, rule }, { offset: 0, limit: -1 }).findings.filter(
        (finding) => finding.ledger === ledger && finding.field === field,
      ),
    ),
  )
  if (found.length === 0) return { fault: 'record.notFound' }
  const { person } = context.options.who()
  const changes = found.map(({ rule, ledger, record, field, message }) => ({
    ledger: 'findingExcuse',
    recordId: context.options.newId(),
    op: 'add' as const,
    values: { rule, ledger, record, field, message, reason: input.reason, who: person, until: input.until ?? null },
  }))
  const label = `说明 ${found.length} 条疑点：${input.reason}`.slice(0, 200)
  const done = await context.locked(() => context.commit({ id: input.id, kind: 'decision', label, changes }))
  return isFault(done) ? done : { changeSet: done.set?.id ?? null, excused: found.length }
}
