import type { SearchHit } from '#shared/ipc/outputs.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, isOwn } from '#shared/ledger/registry.ts'
import { readRecordCode } from '#shared/values/recordCode.ts'
import { readRecords, type ReadContext } from './read.ts'
import { toHit } from './search.ts'

/**
 * Records that a scanned or typed code means: the number of a record (`recordCode`), or exactly the number that a ledger
 * itself gives (资产编号, 项目编号, 户编号). Empty when it means none of this file; `search.misread` for a wrong digit.
 */
export function scannedRecords(context: ReadContext, text: string): readonly SearchHit[] | Fault {
  const tail = readRecordCode(text)
  if (tail === 'misread') return { fault: 'search.misread' }
  const ledgers = context.registry.ledgers.filter((ledger) => !ledger.system && !ledger.away)
  return ledgers.flatMap((ledger) => {
    const ids = tail === null ? numbered(context, ledger, text) : endingIn(context, ledger, tail)
    return readRecords(context, ledger, ids).map((row) => toHit(context, { ledger }, row))
  })
}

/** No index helps: under 100 ms over 300,000 records, and nobody scans faster than that. */
function endingIn({ engine }: ReadContext, ledger: LedgerDefinition, tail: string): readonly string[] {
  return engine.values(`SELECT id FROM ${ledger.table} WHERE _removed = 0 AND substr(id, 25) = ?`, [tail]).map(([id]) => String(id))
}

/** Numbers by which records are recognised: texts that stand alone as a natural key and are no name. */
function numbered({ engine }: ReadContext, ledger: LedgerDefinition, text: string): readonly string[] {
  const number = text.normalize('NFKC').trim()
  if (number === '') return []
  const fields = ledger.naturalKeys.flatMap((key) => (key.length === 1 && key[0] !== ledger.title ? [key[0]!] : []))
  const own = fields.map((id) => findField(ledger, id)!).filter((field) => field.type === 'text' && isOwn(field))
  const found = own.flatMap((field) =>
    engine.values(`SELECT id FROM ${ledger.table} WHERE _removed = 0 AND ${columnOf(field)} = ? COLLATE NOCASE LIMIT 10`, [number]),
  )
  return [...new Set(found.map(([id]) => String(id)))]
}
