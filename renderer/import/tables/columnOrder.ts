import type { ImportColumn } from '#shared/ipc/outputs.ts'

/** Below this a person should look at the column. */
const sure = 0.9

export function isUnsure(column: Pick<ImportColumn, 'field' | 'confidence'>): boolean {
  return column.field !== null && column.confidence < sure
}

/** Indexes of the columns: unsure ones first, then those that are left behind, otherwise as in the sheet. */
export function columnOrder(columns: readonly ImportColumn[]): readonly number[] {
  const rank = (column: ImportColumn): number => (isUnsure(column) ? 0 : column.field === null ? 1 : 2)
  return [...columns].sort((a, b) => rank(a) - rank(b)).map((column) => column.index)
}

const words: Readonly<Record<string, string>> = {
  key: '本程序写出的列',
  label: '与台账的名称相同',
  alias: '常用的另一种叫法',
  normalised: '去掉单位、空格、符号后相近',
  content: '根据内容推断',
  memory: '您指定的',
}

/** Why the column carries its field, in words. */
export function whyText({ field, why }: Pick<ImportColumn, 'field' | 'why'>): string {
  if (field === null) return why === 'memory' ? '您选择不导入' : '没有对应的项目'
  return words[why ?? ''] ?? ''
}
