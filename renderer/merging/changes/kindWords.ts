import type { MergeChangeKind } from '#shared/ipc/parts/merging.ts'

export const kindWords: Readonly<Record<MergeChangeKind, string>> = {
  added: '新增',
  updated: '修改',
  removed: '删除',
  open: '两边不一样',
}
