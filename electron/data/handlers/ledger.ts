import type { CoreContext } from '#data/core/context.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { linkOptions } from '#data/store/options.ts'
import { distinctValues, totalsOf } from '#data/store/totals.ts'
import { readAsOf } from '#data/store/asOf.ts'
import { maskRow, queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import { findRecords, titleOf } from '#data/store/search.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { scannedRecords } from '#data/store/scanned.ts'
import { childRecords } from '#data/store/children.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Outputs } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { readRecordCode } from '#shared/values/recordCode.ts'
import { storedProblems } from './problems.ts'
import type { Handlers } from './handler.ts'

export const ledgerHandlers = {
  'ledger.registry': (context) => context.fileOrNull()?.registry ?? context.options.registry,

  'ledger.query': (context, { ledger, ...selection }) => {
    const ids = readAsOf(context.reading(), selection.asOf, (reading) => queryIds(reading, needLedger(reading.registry, ledger), selection))
    return isFault(ids) ? ids : { ids }
  },

  'ledger.rows': (context, { ledger: id, ids, asOf }) => {
    const now = context.reading()
    const ledger = needLedger(now.registry, id)
    return readAsOf(now, asOf, (reading) => readRecords(reading, ledger, ids)).map((row) => maskRow(ledger, row))
  },

  'ledger.record': (context, { ledger, id, asOf }) => readAsOf(context.reading(), asOf, (reading) => recordOf(reading, ledger, id)),

  'ledger.totals': (context, { ledger, ...selection }) => {
    return readAsOf(context.reading(), selection.asOf, (reading) => totalsOf(reading, needLedger(reading.registry, ledger), selection))
  },

  'ledger.distinct': (context, { ledger, field, filter, asOf }) => {
    return readAsOf(context.reading(), asOf, (reading) => distinctValues(reading, needLedger(reading.registry, ledger), field, filter))
  },

  'ledger.options': (context, { ledger, text, within }) => {
    const reading = context.reading()
    return linkOptions(reading, needLedger(reading.registry, ledger), text, within)
  },

  'ledger.reveal': (context, { ledger: ledgerId, ids, fields }) => {
    const reading = context.reading()
    const ledger = needLedger(reading.registry, ledgerId)
    const unknown = fields.find((id) => !findField(ledger, id))
    if (unknown !== undefined) return { fault: 'query.field', field: unknown }
    const rows = readRecords(reading, ledger, ids)
    const shown = ledger.fields.filter((field) => fields.includes(field.id))
    logReveal(
      context,
      ledger,
      rows.map((row) => titleOf(ledger, row)),
      shown.map((field) => field.label),
    )
    return rows.map((row) => ({
      id: row.id,
      values: Object.fromEntries(shown.map((field) => [field.id, row.values[field.id] ?? null])),
    }))
  },

  'search.find': (context, { text, limit }) => {
    const scanned = readRecordCode(text) === null ? null : scannedRecords(context.reading(), text)
    if (scanned) return isFault(scanned) ? [] : scanned
    return findRecords(context.reading(), text, limit ?? 30)
  },

  'search.code': (context, { text }) => scannedRecords(context.reading(), text),
} satisfies Partial<Handlers>

function recordOf(reading: ReadContext, ledgerId: string, id: string): Outputs['ledger.record'] | Fault {
  const ledger = needLedger(reading.registry, ledgerId)
  const row = readRecords(reading, ledger, [id])[0]
  if (!row) return { fault: 'record.notFound' }
  const children = childRecords(reading, ledger, id)
  const problems = [
    ...storedProblems(reading, ledger, row),
    ...children.flatMap((child) => child.rows.flatMap((entry) => storedProblems(reading, child.ledger, entry))),
  ]
  return {
    row: maskRow(ledger, row),
    title: titleOf(ledger, row),
    children: children.map((child) => ({
      ledger: child.ledger.id,
      rows: child.rows.map((entry) => maskRow(child.ledger, entry)),
    })),
    problems,
  }
}

function logReveal(context: CoreContext, ledger: LedgerDefinition, titles: readonly string[], labels: readonly string[]): void {
  const scope = titles.length > 3 ? `${titles.slice(0, 3).join('、')}等` : titles.join('、')
  noteAccess(context, {
    action: '查看',
    ledger: ledger.id,
    scope,
    count: titles.length,
    masked: false,
    detail: labels.join('、'),
  })
}
