import type { ChangeOp, DraftChange } from './changeSet.ts'

/** Since ever: a record taken over from the time before, a slip that is put right. */
export const sinceEver = ''

/**
 * ISO day from which on a change is so: the given one; else since ever for a new record, and the local day on which it
 * was entered (of `at`, ISO time with offset) for everything else.
 */
export function effectiveDay(op: ChangeOp, given: string | null | undefined, at: string): string {
  return given ?? (op === 'add' ? sinceEver : dayOf(at))
}

/** The local day of an ISO time with offset. */
export function dayOf(at: string): string {
  return at.slice(0, 10)
}

/** What is wrong with a day from which on something shall be so, in words; null when nothing is. */
export function effectiveProblem({ effective }: Pick<DraftChange, 'effective'>, today: string): string | null {
  if (effective === undefined || effective === sinceEver) return null
  if (!isoDay.test(effective)) return `“${effective}”不是日期，生效日期要写成 2026-01-31 这样`
  return effective > today ? `生效日期 ${effective} 还没有到（今天是 ${today}），不能提前登记` : null
}

const isoDay = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
