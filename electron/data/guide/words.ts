import type { ReadContext } from '#data/store/read.ts'
import type { GuideWords } from '#shared/guide/define.ts'
import { initialsOf, inventedNumber, plainHouseholds, practiceSheetName, rowsWhere } from './invented.ts'

/** Persons and places of this practice ledger, and invented numbers that nobody in it has. `path`: of the ledger. */
export function wordsOf(context: ReadContext, path: string): GuideWords {
  const plain = plainHouseholds(context)
  // On whose card there is something to read.
  const helped = new Set(rowsWhere(context, 'measure', '').map(({ values }) => values['household']))
  const first = plain.find(({ id }) => helped.has(id)) ?? plain[0]
  const name = String(first?.values['headName'] ?? '')
  return {
    name,
    letters: initialsOf(name),
    village: first?.links['village'] ?? '',
    group: first?.links['group'] ?? '',
    newHead: '江小川',
    newHeadId: inventedNumber('19880516', 917),
    newMember: '陆晓梅',
    newMemberId: inventedNumber('19900823', 926),
    sheet: practiceSheetName(path),
    today: context.today,
  }
}
