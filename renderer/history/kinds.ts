import type { ChangeOp, ChangeSetKind } from '#shared/history/changeSet.ts'

export const kindWords = {
  edit: '录入',
  import: '导入',
  undo: '撤销',
  merge: '合并',
  decision: '处理',
  migrate: '系统',
  custom: '设置',
} as const satisfies Record<ChangeSetKind, string>

export const opWords = {
  add: '新增',
  change: '修改',
  remove: '删除',
  restore: '恢复',
} as const satisfies Record<ChangeOp, string>

const controlWords = { first: '第一页', previous: '上一页', next: '下一页', last: '最后一页' } as const

/** Spoken names of the controls of a Mantine Pagination. */
export const pageWords = {
  getControlProps: (control: keyof typeof controlWords) => ({ 'aria-label': controlWords[control] }),
  getItemProps: (item: number) => ({ 'aria-label': `第 ${item} 页` }),
}
