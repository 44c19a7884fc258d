import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { counted, numbersIn } from '#data/exchange/leaks/countNumbers.ts'
import { maskWorkbook } from '#data/exchange/leaks/maskWorkbook.ts'
import { scanFile } from '#data/exchange/leaks/scanFile.ts'
import { readAsOf } from '#data/store/asOf.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { leakPlacesTold, type LeaksOutputs } from '#shared/ipc/parts/leaks.ts'
import { maskFullNumbers, type FullNumber } from '#shared/values/fullNumbers.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { countLeaving } from './leaving.ts'

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

  'leaks.leaving': (context, wish) => countLeaving(context, wish),
} satisfies Partial<Handlers>

function note(context: CoreContext, scope: string, count: number): void {
  noteAccess(context, { action: '遮盖', ledger: '', scope, count, masked: true, detail: '外发检查后另存了遮盖号码的表' })
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
      const own = chosen.flatMap((field) => numbersIn(field, row.values[field.id]))
      persons += own.length > 0 ? 1 : 0
      found.push(...own)
    }
  }
  return { numbers: counted(found).numbers, persons }
}
