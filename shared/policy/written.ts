import type { PolicyItem } from './define.ts'

/** The value of an item as people set it (元, %, days) as the value that is stored; null when it is none of the kind. */
export function policyValueOf(item: PolicyItem, written: string): number | string | null {
  const clean = written.trim()
  if (item.kind === 'text') return clean === '' ? null : clean
  if (item.kind === 'integer') return /^\d{1,9}$/.test(clean) ? Number(clean) : null
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(clean)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** The other way: 730000 分 as 7300, 6000 as 60. */
export function writtenPolicyValue(item: PolicyItem, value: number | string): string {
  if (typeof value === 'string' || item.kind === 'integer') return String(value)
  const rest = value % 100
  return rest === 0 ? String(value / 100) : `${Math.floor(value / 100)}.${String(rest).padStart(2, '0')}`.replace(/0$/, '')
}
