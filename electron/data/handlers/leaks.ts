import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { maskWorkbook } from '#data/exchange/leaks/maskWorkbook.ts'
import { scanFile } from '#data/exchange/leaks/scanFile.ts'
import { readAsOf } from '#data/store/asOf.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { leakPlacesTold, type LeakCounts, type LeaksOutputs } from '#shared/ipc/parts/leaks.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { findFullNumbers, maskFullNumbers, type FullNumber } from '#shared/values/fullNumbers.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const leakHandlers = {
  'leaks.scan': async (context, { token, ...opening }) => {
    const path = pathOf(context, token)
    const scanned = await scanFile(path, opening)
    if (isFault(scanned)) return scanned
    const { found, canMask } = scanned
    const places = found.slice(0, leakPlacesTold).map(({ where, kind, text }) => ({ where, kind, masked: maskFullNumbers(text) }))
    return { name: basename(path), ...counted(found), places, total: found.length, canMask: canMask && found.length > 0 }
  },

  'leaks.mask': async (context, { token, to }) => {
    const [from, path] = [pathOf(context, token), pathOf(context, to)]
    const done = await maskWorkbook(from, path)
    if (isFault(done)) return done
    if (context.fileOrNull()) await context.locked(() => note(context, `${basename(from)} → ${basename(path)}`, done.masked))
    return { name: basename(path), masked: done.masked }
  },

  'leaks.count': (context, wish) => readAsOf(context.reading(), wish.asOf, (reading) => count(reading, wish)),
} satisfies Partial<Handlers>

function note(context: CoreContext, scope: string, count: number): void {
  noteAccess(context, { action: '遮盖', ledger: '', scope, count, masked: true, detail: '外发检查后另存了遮盖号码的表' })
}

/** Different numbers; a person is an ID number, without any of those each telephone or card. */
function counted(found: readonly FullNumber[]): Readonly<{ numbers: LeakCounts; persons: number }> {
  const distinct = (kind: FullNumber['kind']): number => new Set(found.filter((one) => one.kind === kind).map(({ number }) => number)).size
  const numbers = { idCard: distinct('idCard'), phone: distinct('phone'), bankCard: distinct('bankCard') }
  return { numbers, persons: numbers.idCard || Math.max(numbers.phone, numbers.bankCard) }
}

const chunk = 2_000

/** Persons are records with at least one full number in what is taken along. */
function count(reading: ReadContext, { ledger: id, fields, ...selection }: Parsed<'leaks.count'>): LeaksOutputs['leaks.count'] | Fault {
  const ledger = needLedger(reading.registry, id)
  const chosen = ledger.fields.filter((field) => fields.includes(field.id) && !field.secret)
  const ids = queryIds(reading, ledger, selection)
  if (isFault(ids)) return ids
  const found: FullNumber[] = []
  let persons = 0
  for (let from = 0; from < ids.length; from += chunk) {
    for (const row of readRecords(reading, ledger, ids.slice(from, from + chunk))) {
      const own = numbersOf(row, chosen)
      persons += own.length > 0 ? 1 : 0
      found.push(...own)
    }
  }
  return { numbers: counted(found).numbers, persons }
}

function numbersOf(row: StoredRow, fields: readonly FieldDefinition[]): readonly FullNumber[] {
  return fields.flatMap((field): readonly FullNumber[] => {
    const value = row.values[field.id]
    if (typeof value !== 'string' || value === '') return []
    // What an own field keeps is a number of a person even where it is wrong in itself.
    if (field.sensitive) return [{ kind: field.sensitive, number: value, from: 0, to: value.length }]
    return findFullNumbers(value)
  })
}
