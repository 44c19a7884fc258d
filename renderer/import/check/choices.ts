import type { FieldMode } from '#shared/importing/choices.ts'
import { rankNames } from '#shared/importing/sourceRank.ts'
import { sourceRanks, type SourceRank } from '#shared/history/changeSet.ts'
import type { ImportCell, ImportChange, ImportReview, ImportRow, ImportTable } from '#shared/ipc/outputs.ts'

export type State = NonNullable<ImportCell['state']>

export const modeNames: Readonly<Record<FieldMode, string>> = {
  overwrite: '覆盖原值',
  blank: '只填空白',
  ask: '逐格确认',
}

/** What each mode does, for those who read it the first time. */
export const modeTexts: Readonly<Record<FieldMode, string>> = {
  overwrite: '与台账不同的都按表中的改',
  blank: '台账里空着的才填，已有的不动',
  ask: '台账里已有而不同的，一格一格决定',
}

export const stateNames: Readonly<Record<State, string>> = { take: '采用', leave: '保留原值', ask: '待定' }

export const rankChoices: readonly Readonly<{ value: SourceRank; label: string }>[] = [...sourceRanks]
  .reverse()
  .map((value) => ({ value, label: rankNames[value] }))

export const rankWhyTexts: Readonly<Record<ImportReview['rankWhy'], string>> = {
  guess: '按文件名和表头猜的',
  memory: '与上次导入这种表时一样',
  person: '您选定的',
}

export function changeOf(table: Pick<ImportTable, 'changes'>, column: number): ImportChange | undefined {
  return table.changes.find((change) => change.columns.includes(column))
}

/** The changed cells of a row, by zero-based column. */
export function changedColumns(row: ImportRow): readonly number[] {
  return row.cells.filter((cell) => cell.state !== undefined).map((cell) => cell.column)
}

/** Taking what is taken leaves it, and the other way round; what waits is taken first. */
export function otherState(state: State): 'take' | 'leave' {
  return state === 'take' ? 'leave' : 'take'
}
