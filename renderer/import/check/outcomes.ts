import type { ImportRow } from '#shared/ipc/outputs.ts'
import type { Problem } from '#shared/ledger/problem.ts'
import type { Show } from './rowWindows.ts'

export const tabs: readonly Readonly<{ show: Show; label: string }>[] = [
  { show: 'all', label: '全部' },
  { show: 'add', label: '新增' },
  { show: 'change', label: '修改' },
  { show: 'same', label: '不变' },
  { show: 'doubt', label: '疑点' },
  { show: 'rejected', label: '退回' },
  { show: 'skipped', label: '跳过' },
  { show: 'ask', label: '待定' },
  { show: 'left', label: '不采用' },
  { show: 'mended', label: '已改正' },
]

/** Tabs that are there only when somebody chose or mended something. */
export const choiceTabs: ReadonlySet<Show> = new Set<Show>(['ask', 'left', 'mended'])

export const outcomeWords: Readonly<Record<ImportRow['outcome'], string>> = {
  add: '新增',
  change: '修改',
  same: '不变',
  rejected: '退回',
  skipped: '跳过',
}

/** The graver of the problems of a cell. */
export function worst(problems: readonly Problem[]): Problem['severity'] | null {
  if (problems.length === 0) return null
  return problems.some((problem) => problem.severity === '错误') ? '错误' : '疑点'
}

/** 错误：证件号码校验位不对 */
export function problemTexts(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ severity, message }) => `${severity}：${message}`)
}
