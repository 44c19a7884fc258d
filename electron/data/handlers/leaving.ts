import type { CoreContext } from '#data/core/context.ts'
import { counted, numbersIn, numbersInTable } from '#data/exchange/leaks/countNumbers.ts'
import { draftPackage, type DraftContent } from '#data/exchange/packages/draft.ts'
import { problemSheets } from '#data/exchange/problemSheets.ts'
import { walk } from '#data/exchange/templates/relatedRecords.ts'
import { targetPath } from '#data/exchange/templates/targetPath.ts'
import { sheetContent } from '#data/exchange/villageBook/bookContent.ts'
import { readAsOf } from '#data/store/asOf.ts'
import { recordsOfSets } from '#data/store/changeLog.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { LeaksOutputs } from '#shared/ipc/parts/leaks.ts'
import { findField } from '#shared/ledger/registry.ts'
import { findFullNumbers, type FullNumber } from '#shared/values/fullNumbers.ts'
import { sessionOf } from './importDesk.ts'

type Leaving = Parsed<'leaks.leaving'>
type Of<W extends Leaving['what']> = Extract<Leaving, { what: W }>

/** How many full numbers of how many persons would leave; nothing is written. */
export function countLeaving(context: CoreContext, wish: Leaving): LeaksOutputs['leaks.leaving'] | Fault {
  const found = numbersOf(context, wish)
  return isFault(found) ? found : counted(found)
}

function numbersOf(context: CoreContext, wish: Leaving): readonly FullNumber[] | Fault {
  switch (wish.what) {
    case 'package':
      return inPackage(context.reading(), wish)
    case 'book':
      return inBook(context.reading(), wish)
    case 'template':
      return readAsOf(context.reading(), wish.selection.asOf, (reading) => inTemplate(reading, wish))
    case 'problems':
      return inProblems(context, wish.session)
  }
}

/** Of changes those records that were touched, as they are now. */
function inPackage(context: ReadContext, wish: Of<'package'>): readonly FullNumber[] | Fault {
  const draft = draftPackage(context, wish)
  if (isFault(draft)) return draft
  const records = recordsIn(context, draft.content)
  const stays = new Set((wish.without ?? []).map(({ ledger, field }) => `${ledger}.${field}`))
  return context.registry.ledgers
    .filter(({ id, system }) => !system && (records === null || records.has(id)))
    .flatMap((ledger) => {
      const fields = ledger.fields.filter(({ id }) => !stays.has(`${ledger.id}.${id}`))
      return numbersInTable(context.engine, ledger, fields, records?.get(ledger.id) ?? null)
    })
}

/** Null: all. */
function recordsIn({ engine }: ReadContext, content: DraftContent): ReadonlyMap<string, ReadonlySet<string>> | null {
  if (content.kind === 'whole') return null
  return content.kind === 'subset' ? content.records.full : recordsOfSets(engine, content.sent)
}

/** What is to be filled in stands in full in any case. */
function inBook(context: ReadContext, { villages, sheets, mask }: Of<'book'>): readonly FullNumber[] {
  return sheets.flatMap((sheet) => {
    const { ledger, columns, rows } = sheetContent(context, sheet, { villages, mask })
    const fields = columns.filter(({ editable }) => !mask || editable).map(({ field }) => field)
    const records = readRecords(
      context,
      ledger,
      rows.map(({ id }) => id),
    )
    return records.flatMap(({ values }) => fields.flatMap((field) => numbersIn(field, values[field.id])))
  })
}

function inTemplate(context: ReadContext, { selection, targets }: Of<'template'>): readonly FullNumber[] | Fault {
  const ledger = needLedger(context.registry, selection.ledger)
  const ids = queryIds(context, ledger, selection)
  if (isFault(ids)) return ids
  const rows = readRecords(context, ledger, ids)
  return targets.flatMap(({ ledger: id, field: fieldId }) => {
    const field = findField(needLedger(context.registry, id), fieldId)
    const path = targetPath(context.registry, ledger.id, id)
    if (!field || field.secret || !path) return []
    const reached = path.length === 0 ? rows : [...walk(context, rows, path).values()].flat()
    return reached.flatMap(({ values }) => numbersIn(field, values[field.id]))
  })
}

/** Returned rows leave as they came, with what was typed into them. */
function inProblems(context: CoreContext, session: string): readonly FullNumber[] {
  return problemSheets(sessionOf(context, session)).flatMap(({ sheet, rows, typed }) =>
    rows.flatMap((row) => sheet.columnsOf(row).flatMap((column) => findFullNumbers(typed?.(row, column) ?? sheet.text(row, column)))),
  )
}
