import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { localDay } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import type { SheetSpec } from '#data/excel/sheetSpec.ts'
import { exportSheet } from '#data/exchange/exportSheet.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { withTemporaryFolder } from '#data/file/temporary.ts'
import { extendSchema } from '#data/schema/build.ts'
import { migrateInMemory } from '#data/schema/migrate.ts'
import { registryInWords } from '#data/schema/registryInWords.ts'
import { hasTable } from '#data/store/cutLog.ts'
import { queryIds, type ReadContext } from '#data/store/read.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { templateColumns } from '#shared/ledger/derive/template.ts'

type LedgerWorkbook = Readonly<{ file: string; bytes: Uint8Array }>

export function isLedgerName(path: string): boolean {
  return path.toLowerCase().endsWith('.tzdb')
}

/**
 * All records of a ledger file as a workbook in memory, one sheet a ledger, as a full export has it. The file is only read.
 * Faults: those of opening, `merge.newer`, `import.empty`, `export.failed`.
 */
export async function ledgerWorkbook(context: CoreContext, path: string, password: string | undefined): Promise<LedgerWorkbook | Fault> {
  const file = basename(path)
  const database = await openDatabaseFile(path, { readOnly: true, check: 'full', ...(password === undefined ? {} : { password }) })
  if (isFault(database)) return database
  try {
    const { engine } = database
    const version = engine.values('PRAGMA user_version')[0]![0] as number
    const supported = context.options.registry.schemaVersion
    if (!['meta', 'change_set', 'household'].every((table) => hasTable(engine, table))) return { fault: 'file.notDatabase', file }
    if (version > supported) return { fault: 'merge.newer', file }
    if (version < supported) migrateInMemory(context, engine, version)
    const today = localDay(context.options.now())
    const registry = registryInWords(engine, context.options.registry, today)
    extendSchema(engine, registry)
    const sheets = sheetsOf({ engine, registry, today })
    return sheets.length === 0 ? { fault: 'import.empty', file } : await throughTemporaryFile(file, sheets)
  } finally {
    database.close({ discard: true })
  }
}

function sheetsOf(reading: ReadContext): readonly SheetSpec[] {
  return reading.registry.ledgers
    .filter(({ system }) => !system)
    .flatMap((ledger) => {
      const ids = queryIds(reading, ledger, {})
      if (isFault(ids) || ids.length === 0) return []
      const fields = templateColumns(reading.registry, ledger, reading.today).map(({ field }) => field)
      return [exportSheet(reading, { ledger, ids, fields, mask: false, title: ledger.label })]
    })
}

/** It holds numbers of persons in full: gone before anything else happens, after a crash with the next start. */
function throughTemporaryFile(file: string, sheets: readonly SheetSpec[]): Promise<LedgerWorkbook | Fault> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'content.xlsx')
    const written = await writeSheetFile(path, { sheets: [...sheets] })
    return isFault(written) ? written : { file, bytes: readFileSync(path) }
  })
}
