import { readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { closeFile } from '#data/core/closeFile.ts'
import { createLedgerFile } from '#data/core/createFile.ts'
import { fileInfo, townshipOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { secure } from '#data/core/secure.ts'
import { collectFiles } from '#data/county/collect.ts'
import { countyReport } from '#data/county/countyTable.ts'
import { countTownships } from '#data/county/townships.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import { tableSheet } from '#data/figures/tableSheet.ts'
import { isCountyFile } from '#data/schema/registryInWords.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { CountyReport } from '#shared/ipc/parts/county.ts'
import { paperTable } from '#shared/measures/paperTable.ts'
import { statTable } from '#shared/printing/layouts/statTable.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { keepPrint, settingOf } from './print.ts'

export const countyHandlers = {
  'county.create': async (context, { token, name }) => {
    const path = pathOf(context, token)
    return closeFile(context) ?? createLedgerFile(context, path, { township: name, practice: false, county: true })
  },

  'county.folder': (context, { token }) => {
    const folder = pathOf(context, token)
    const names = readdirSync(folder).filter((name) => kinds.has(extname(name).toLowerCase()) && join(folder, name) !== context.file().path)
    return names.sort().map((name) => ({ name, token: context.options.grants.grant(join(folder, name)) }))
  },

  'county.collect': async (context, { files }) => {
    context.writing()
    if (!isCountyFile(context.file().engine)) return { fault: 'county.notCounty' }
    const secured = await secure(context, '汇总前')
    if (isFault(secured)) return secured
    const controller = new AbortController()
    context.desk.merging = controller
    try {
      const given = files.map(({ token, password }) => ({ path: pathOf(context, token), name: basename(pathOf(context, token)), password }))
      const done = await collectFiles(context, given, controller.signal)
      if (isFault(done)) return done
      tellWindow(context)
      return { ...done, report: reportOf(context) }
    } finally {
      context.desk.merging = null
    }
  },

  'county.cancel': (context) => {
    context.desk.merging?.abort()
    return {}
  },

  'county.report': (context) => onlyCounty(context) ?? reportOf(context),

  'county.export': async (context, { token }) => {
    const refused = onlyCounty(context)
    if (refused) return refused
    const path = pathOf(context, token)
    const { table, townships } = reportOf(context)
    const report = await writeSheetFile(path, { sheets: [tableSheet(table, townshipOf(context.file().engine))] })
    if (isFault(report)) return report
    noteAccess(context, {
      action: '导出',
      ledger: 'figures',
      scope: table.label,
      count: townships.length,
      masked: true,
      detail: basename(path),
    })
    return { name: basename(path), rows: townships.length }
  },

  'county.print': (context, { paper, orientation }) => {
    const refused = onlyCounty(context)
    if (refused) return refused
    const { table, townships } = reportOf(context)
    const setting = settingOf(context, undefined)
    const document = statTable(
      { township: setting.township, table: paperTable(table) },
      { paper, orientation, edition: 'public', date: setting.date, printedBy: setting.printedBy },
    )
    const told = keepPrint(context, { document, rows: townships.length }, { paper, orientation })
    noteAccess(context, { action: '打印', ledger: 'figures', scope: told.title, count: told.rows, masked: true, detail: '' })
    return told
  },
} satisfies Partial<Handlers>

const kinds: ReadonlySet<string> = new Set(['.tzdb', '.tzpkg'])

function onlyCounty(context: CoreContext): Fault | null {
  return isCountyFile(context.file().engine) ? null : { fault: 'county.notCounty' }
}

function reportOf(context: CoreContext): CountyReport {
  return countyReport(countTownships(context.file().engine), context.reading().today)
}

/** The window hears once of everything, not of each file. */
function tellWindow(context: CoreContext): void {
  const { engine, registry } = context.file()
  context.options.emit('registry', registry)
  context.options.emit('file', fileInfo(context))
  const [setId, person, label] = (engine.values('SELECT id, person, label FROM change_set ORDER BY seq DESC LIMIT 1')[0] ?? []) as string[]
  if (setId === undefined) return
  const ledgers = registry.ledgers.filter(({ system }) => !system).map(({ id }) => id)
  context.options.emit('changed', { setId, ledgers, ids: [], person: person ?? '', label: label ?? '' })
}
