import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { signedIn, storedOperators } from '#data/core/session.ts'
import { replaceFile } from '#data/excel/fileReplacement.ts'
import { makeWord, type MadeWord } from '#data/report/word/makeWord.ts'
import { fillTemplate } from '#data/report/word/fillTemplate.ts'
import { readParts } from '#data/report/word/packageParts.ts'
import { readReport } from '#data/report/word/readReport.ts'
import { assemble, type Assembled, type ReportWish } from '#data/report/written/assemble.ts'
import { compareReport } from '#data/report/written/compareReport.ts'
import { keepChange, keptReport, listMade, recordOf } from '#data/report/written/madeReports.ts'
import { reportNames } from '#data/report/written/reportNames.ts'
import { showReport } from '#data/report/written/showReport.ts'
import { listTemplates, usable, usableTemplate, type UsableTemplate } from '#data/report/written/storedTemplates.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { ReportComparison } from '#shared/ipc/parts/reports.ts'
import { commitEdit } from './edit.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const reportHandlers = {
  'reports.list': (context) => listTemplates(context.reading()),

  'reports.names': () => reportNames,

  'reports.preview': async (context, { template: id, ...wish }) => {
    const template = await usableTemplate(() => context.reading(), id)
    const { assembled, word } = made(context, template, wish, false)
    return showReport(context, assembled, word)
  },

  'reports.make': async (context, { template: id, token, annex = true, id: setId, ...wish }) => {
    const path = pathOf(context, token)
    const template = await usableTemplate(() => context.reading(), id)
    const { word, record } = made(context, template, wish, annex)
    const written = await writeBytes(path, word.bytes)
    if (isFault(written)) return written
    const { report } = word
    const kept = setId === undefined || !mayKeep(context) ? null : await keep(context, setId, keepChange(context.reading(), report, record))
    if (isFault(kept)) return kept
    const scope = `${report.name}（截至${report.asOf}）`
    noteAccess(context, { action: '导出', ledger: 'figures', scope, count: report.figures.length, masked: true, detail: basename(path) })
    const cells = report.tables.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + row.cells.length, 0), 0)
    return { name: basename(path), figures: report.figures.length, cells, made: kept === null ? null : record }
  },

  'reports.exportTemplate': async (context, { template: id, token }) => {
    const path = pathOf(context, token)
    const { bytes } = await usableTemplate(() => context.reading(), id)
    const written = await writeBytes(path, bytes)
    return isFault(written) ? written : { name: basename(path) }
  },

  'reports.importTemplate': async (context, { token, id, name, base, replaces }) => {
    const bytes = bytesOf(pathOf(context, token))
    if (isFault(bytes)) return bytes
    const info = { id: '', name, own: true, base: base ?? null, period: 'month' as const, note: '' }
    const template = await usable(info, bytes)
    const { problems, measures } = template.content
    if (problems.length > 0) return { template: null, figures: measures.length, problems }
    const wrong = trial(context, template)
    if (wrong) return { template: null, figures: measures.length, problems: [wrong] }
    const values = { name, base: base ?? null, content: Buffer.from(bytes).toString('base64') }
    const change = replaces === undefined ? added(context, values) : changed(context, replaces, values)
    const done = await commitEdit(context, { id, kind: 'edit', label: `收进报告模板“${name}”`, changes: [change] })
    return isFault(done) ? done : { template: change.recordId, figures: measures.length, problems: [] }
  },

  'reports.renameTemplate': async (context, { template, id, name }) => {
    const changes = [changed(context, template, { name })]
    const done = await commitEdit(context, { id, kind: 'edit', label: `报告模板改名为“${name}”`, changes })
    return isFault(done) ? done : {}
  },

  'reports.removeTemplate': async (context, { template, id }) => {
    const changes = [{ ...changed(context, template, {}), op: 'remove' as const }]
    const done = await commitEdit(context, { id, kind: 'edit', label: '删除报告模板', changes })
    return isFault(done) ? done : {}
  },

  'reports.made': (context) => listMade(context.reading()),

  'reports.compare': (context, { made: id, token }) =>
    id === undefined ? compareFile(context, token ?? '') : compareReport(context, keptReport(context.reading(), id), null),
} satisfies Partial<Handlers>

type Made = Readonly<{ assembled: Assembled; word: MadeWord; record: string }>

/** The record's id stands in the file, so that it is found again. */
function made(context: CoreContext, template: UsableTemplate, wish: ReportWish, annex: boolean): Made {
  const assembled = assemble(context, template, wish)
  const { setting, answers, database, today } = assembled
  const write = (record: string): MadeWord =>
    makeWord({
      engine: template.engine,
      template: template.parts,
      setting,
      answers,
      annex,
      about: { database, template: template.info.name, madeOn: today, record },
    })
  const first = write('')
  // A file that is not kept has no record: then the same content makes the same bytes.
  const record = mayKeep(context) ? recordOf(context.reading(), first.report, context.options.newId) : ''
  return { assembled, record, word: record === '' ? first : write(record) }
}

function mayKeep(context: CoreContext): boolean {
  if (context.file().readOnlyWhy !== null) return false
  const operators = storedOperators(context.fileOrNull())
  return operators.length === 0 || signedIn(context.session, operators)?.role !== 'viewer'
}

async function keep(context: CoreContext, id: string, change: DraftChange): Promise<Fault | string> {
  const done = await commitEdit(context, { id, kind: 'edit', label: `出报告“${String(change.values['name'])}”`, changes: [change] })
  return isFault(done) ? done : change.recordId
}

function added(context: CoreContext, values: DraftChange['values']): DraftChange {
  return { ledger: 'reportTemplate', recordId: context.options.newId(), op: 'add', values }
}

/** Throws FaultError `reportTemplate.unknown`. */
function changed(context: CoreContext, record: string, values: DraftChange['values']): DraftChange {
  const head = context.reading().engine.values('SELECT _head FROM report_template WHERE id = ? AND _removed = 0', [record])[0]
  if (!head) throw new FaultError({ fault: 'reportTemplate.unknown' })
  return { ledger: 'reportTemplate', recordId: record, op: 'change', values, seenHead: head[0] === null ? null : String(head[0]) }
}

/** Fills the template once: what only Word's structure shows (a condition from cell to cell). */
function trial(context: CoreContext, template: UsableTemplate): Readonly<{ place: string; tag: string; message: string }> | null {
  try {
    fillTemplate(template.engine, template.parts, assemble(context, template, {}).setting)
    return null
  } catch (thrown) {
    if (thrown instanceof FaultError && thrown.fault.fault === 'reportTemplate.wrong')
      return { place: '', tag: '', message: thrown.fault.detail ?? '' }
    throw thrown
  }
}

/** A report out of the hands of others: known by its figures, else by the record that it names. */
function compareFile(context: CoreContext, token: string): ReportComparison | Fault {
  const path = pathOf(context, token)
  const bytes = bytesOf(path)
  if (isFault(bytes)) return bytes
  const { report, record, written } = readReport(readParts(bytes, basename(path)))
  if (report) return compareReport(context, report, written)
  if (!record) return { fault: 'reportTemplate.notOurs', file: basename(path) }
  return compareReport(context, keptReport(context.reading(), record), written)
}

function bytesOf(path: string): Uint8Array | Fault {
  const file = basename(path)
  try {
    if (statSync(path).size > 20_000_000) return { fault: 'reportTemplate.tooLarge', file }
    return new Uint8Array(readFileSync(path))
  } catch (thrown) {
    const code = (thrown as { code?: string }).code ?? ''
    if (code === '') throw thrown
    return code === 'ENOENT' ? { fault: 'file.notFound', file } : { fault: 'import.unreadable', file, detail: code }
  }
}

async function writeBytes(path: string, bytes: Uint8Array): Promise<Fault | null> {
  const written = await replaceFile(path, async (stream) => {
    stream.end(bytes)
    await once(stream, 'finish')
  })
  return isFault(written) ? written : null
}
