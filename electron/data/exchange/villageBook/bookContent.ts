import { cellOf, kindOf, widthOf } from '#data/exchange/exportSheet.ts'
import type { CellKindName } from '#data/excel/cellStyles.ts'
import type { CellValue } from '#data/excel/sheetSpec.ts'
import { columnReader } from '#data/store/columns.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import type { VillageSheetWish } from '#shared/ipc/parts/villageBook.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { headingWithUnit } from '#shared/ledger/derive/printColumns.ts'
import { templateColumns } from '#shared/ledger/derive/template.ts'
import { isOfVillages, mayBeEdited } from '#shared/ledger/derive/villageColumns.ts'
import { findField } from '#shared/ledger/registry.ts'

export type ContentColumn = Readonly<{
  field: FieldDefinition
  header: string
  kind: CellKindName
  width: number
  editable: boolean
  note: string
  options: readonly string[]
}>

export type ContentRow = Readonly<{ id: string; head: string; cells: readonly CellValue[] }>

export type ContentSheet = Readonly<{ ledger: LedgerDefinition; columns: readonly ContentColumn[]; rows: readonly ContentRow[] }>

type Wish = Readonly<{ villages: readonly string[]; mask: boolean }>

/** What a sheet of the workbook holds. Throws FaultError for a ledger without villages and for unknown columns. */
export function sheetContent(context: ReadContext, wanted: VillageSheetWish, wish: Wish): ContentSheet {
  const ledger = needLedger(context.registry, wanted.ledger)
  if (!isOfVillages(ledger)) throw new FaultError({ fault: 'input.invalid', detail: `“${ledger.label}”不分村，不能装进村级表格` })
  const columns = contentColumns(context, ledger, wanted)
  const ids = recordsOfVillages(context, ledger, wish.villages, wanted.filter)
  const rows = readRecords(context, ledger, ids).map((row) => ({
    id: row.id,
    head: row.head ?? '',
    // A masked number that is edited would come back as asterisks.
    cells: columns.map(({ field, editable }) => cellOf(field, row, wish.mask && !editable)),
  }))
  return { ledger, columns, rows }
}

function contentColumns(context: ReadContext, ledger: LedgerDefinition, { fields }: VillageSheetWish): readonly ContentColumn[] {
  const hints = new Map(templateColumns(context.registry, ledger, context.today).map((column) => [column.field.id, column]))
  const taken = new Set<string>()
  return fields.map(({ field: id, editable }) => {
    const field = findField(ledger, id)
    if (!field || field.internal) throw new FaultError({ fault: 'query.field', field: `${ledger.label}.${id}` })
    const open = editable && mayBeEdited(field)
    const hint = hints.get(id)
    return {
      field,
      header: freeHeader(taken, headingWithUnit(field)),
      kind: kindOf(field),
      width: widthOf(field),
      editable: open,
      note: open ? (hint?.note ?? '') : '',
      options: open ? (hint?.options ?? []) : [],
    }
  })
}

/** Columns are found again by their headings. */
function freeHeader(taken: Set<string>, wanted: string): string {
  let header = wanted
  for (let number = 2; taken.has(header); number++) header = `${wanted}${number}`
  taken.add(header)
  return header
}

/** Ids of a ledger's records that lie in the villages, in the order of its list. */
export function recordsOfVillages(
  context: ReadContext,
  ledger: LedgerDefinition,
  villages: readonly string[],
  filter?: string,
): readonly string[] {
  const ids = queryIds(context, ledger, filter?.trim() ? { filter } : {})
  if (isFault(ids)) throw new FaultError(ids)
  const reader = columnReader(context.registry, ledger, context.today)
  const village = ledger.id === 'village' ? 't.id' : reader.value('village').sql
  const sql = `SELECT t.id FROM ${reader.from()} WHERE ${village} IN (SELECT value FROM json_each(?))`
  const inside = new Set(context.engine.values(sql, [JSON.stringify(villages)]).map(([id]) => id as string))
  return ids.filter((id) => inside.has(id))
}
