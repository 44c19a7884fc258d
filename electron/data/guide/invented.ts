import { basename } from 'node:path'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { idCardCheckSign } from '#shared/values/idCard.ts'
import { namePinyin } from '#shared/values/pinyin.ts'

/** Name of the workbook beside a practice ledger: 练习台账_1.tzdb → 练习台账_1_县里发来的花名册.xlsx. */
export function practiceSheetName(ledgerPath: string): string {
  return `${basename(ledgerPath).replace(/\.tzdb$/i, '')}_县里发来的花名册.xlsx`
}

/** A number (GB 11643) of nobody: area 439999 does not exist. `born`: YYYYMMDD, `sequence`: three digits, odd for men. */
export function inventedNumber(born: string, sequence: number): string {
  const first = `439999${born}${sequence}`
  return first + idCardCheckSign(first)
}

/** Pinyin initials of a name in its likeliest reading. */
export function initialsOf(name: string): string {
  return namePinyin(name).initials[0] ?? ''
}

/** Records that a filter finds, in the ledger's own order. */
export function rowsWhere(context: ReadContext, ledgerId: string, filter: string): readonly StoredRow[] {
  const ledger = needLedger(context.registry, ledgerId)
  const ids = queryIds(context, ledger, { filter })
  return isFault(ids) ? [] : readRecords(context, ledger, ids)
}

/** Households that are there and whose head's initials are those of no other head. */
export function plainHouseholds(context: ReadContext): readonly StoredRow[] {
  const rows = rowsWhere(context, 'household', 'status = "在册"')
  const letters = (row: StoredRow) => initialsOf(String(row.values['headName'] ?? ''))
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(letters(row), (counts.get(letters(row)) ?? 0) + 1)
  return rows.filter((row) => letters(row).length > 1 && counts.get(letters(row)) === 1)
}
