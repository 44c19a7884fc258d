import type { ReadContext, StoredRow } from '#data/store/read.ts'
import { queryIds, readRecords } from '#data/store/read.ts'
import { childRecordsOf } from '#data/store/children.ts'
import { totalsOf } from '#data/store/totals.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { PrintDocument } from '#shared/printing/document.ts'
import { ledgerList } from '#shared/printing/layouts/ledgerList.ts'
import type { LayoutOptions } from '#shared/printing/layouts/options.ts'
import { householdRoster, rosterColumns, type RosterData, type RosterVillage, type Texts } from '#shared/printing/layouts/roster.ts'
import { inVillageOrder } from './villageOrder.ts'

export type PrintWish = Parsed<'print.prepare'>

/** Who prints, from which office, on which day: handed in. */
export type PrintSetting = Readonly<{ township: string; date: string; printedBy: string }>

export type MadeDocument = Readonly<{ document: PrintDocument; rows: number }>

/** Reads the selected records and lays them out. Faults: print.layout, query.*, ledger.unknown. */
export function makePrintDocument(context: ReadContext, wish: PrintWish, setting: PrintSetting): MadeDocument | Fault {
  const ledger = needLedger(context.registry, wish.selection.ledger)
  const found = queryIds(context, ledger, wish.selection)
  if (isFault(found)) return found
  const ids = wish.selection.ids ? found : inVillageOrder(context, ledger, found, wish.selection.sort)
  const options = layoutOptions(wish, setting)
  if (wish.layout === 'ledgerList') return printedList(context, { ledger, ids, wish, options, township: setting.township })
  if (wish.layout === 'householdRoster' && ledger.id === 'household')
    return printedRoster(context, { ledger, ids, wish, options, township: setting.township })
  return { fault: 'print.layout', layout: wish.layout }
}

type Job = Readonly<{
  ledger: LedgerDefinition
  ids: readonly string[]
  wish: PrintWish
  options: LayoutOptions
  township: string
}>

function layoutOptions(wish: PrintWish, setting: PrintSetting): LayoutOptions {
  return {
    paper: wish.paper,
    orientation: wish.orientation,
    edition: wish.mask ? 'public' : 'internal',
    date: setting.date,
    printedBy: setting.printedBy,
    ...(wish.title?.trim() ? { title: wish.title.trim() } : {}),
    ...(wish.watermark ? { watermark: `${setting.township} ${setting.printedBy}` } : {}),
  }
}

function printedList(context: ReadContext, { ledger, ids, wish, options, township }: Job): MadeDocument | Fault {
  const fields = wish.fields?.filter((id) => findField(ledger, id))
  const records = readRecords(context, ledger, ids)
  const rows = records.map((row) => textsOf(ledger, row, wish.mask))
  // What a household's records say is read together; the uses of a station or the papers of a project go on over pages.
  const owner = ledger.parent?.ledger === 'household' ? ledger.parent.field : undefined
  const owners = owner === undefined ? [] : records.map((row) => String(row.values[owner] ?? ''))
  const totals = totalsOf(context, ledger, { ids: [...ids] })
  if (isFault(totals)) return totals
  const sums = Object.fromEntries(Object.entries(totals.sums).map(([id, sum]) => [id, formatValue(findField(ledger, id)!, sum)]))
  return {
    document: ledgerList({ township, ledger, rows, owners, sums }, { ...options, ...(fields?.length ? { fields } : {}) }),
    rows: rows.length,
  }
}

function printedRoster(context: ReadContext, { ledger, ids, wish, options, township }: Job): MadeDocument {
  const member = needLedger(context.registry, 'member')
  const chosen = rosterChoice(wish.fields)
  const columns = rosterColumns(ledger, member, chosen)
  const printed = (from: 'household' | 'member') => columns.filter((column) => column.from === from).map(({ field }) => field)
  const [ofHousehold, ofMember] = [new Set([...printed('household'), 'village']), new Set([...printed('member'), 'status'])]
  const members = childRecordsOf(context, member, ids, ofMember)
  const villages = new Map<string, RosterVillage & { households: { values: Texts; members: Texts[] }[] }>()
  let rows = 0
  for (const row of readRecords(context, ledger, ids, ofHousehold)) {
    const village = row.links.village ?? ''
    const inVillage = villages.get(village) ?? { village, households: [] }
    villages.set(village, inVillage)
    const persons = (members.get(row.id) ?? []).filter((person) => !person.removed && (person.values.status ?? '在册') === '在册')
    inVillage.households.push({
      values: textsOf(ledger, row, wish.mask),
      members: persons.map((person) => textsOf(member, person, wish.mask)),
    })
    rows += Math.max(1, persons.length)
  }
  const data: RosterData = { township, villages: [...villages.values()] }
  return {
    document: householdRoster(data, { ...options, columns, pageBreakByVillage: wish.pageBreakByVillage ?? true }),
    rows,
  }
}

function rosterChoice(
  fields: readonly string[] | undefined,
): Readonly<{ household: readonly string[]; member: readonly string[] }> | undefined {
  if (!fields?.length) return undefined
  const of = (ledger: string) => fields.filter((field) => field.startsWith(`${ledger}.`)).map((field) => field.slice(ledger.length + 1))
  return { household: of('household'), member: of('member') }
}

/** Display texts of a record's filled fields. */
function textsOf(ledger: LedgerDefinition, row: StoredRow, mask: boolean): Texts {
  const texts: Record<string, string> = {}
  for (const field of ledger.fields) {
    const value = row.values[field.id]
    if (value === null || value === undefined) continue
    texts[field.id] = formatValue(field, value, { linkLabel: row.links[field.id], mask })
  }
  return texts
}
