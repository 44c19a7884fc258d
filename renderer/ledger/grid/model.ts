import type { Registry } from '#shared/ledger/registry.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { GridColumn } from './layout.ts'
import type { RowStore } from './rowStore.ts'
import { blockOf, type Extent, type Selection } from './selection.ts'
import type { Edits } from './useEdits.ts'
import type { Reveals } from './useReveal.ts'

/** Everything that the parts of a grid share: the list, its rows, where the focus stands, what is being edited. */
export type GridModel = Readonly<{
  registry: Registry
  ledger: LedgerDefinition
  columns: readonly GridColumn[]
  ids: readonly string[]
  store: RowStore
  edits: Edits
  reveals: Reveals
  flashing: ReadonlySet<string>
  selection: Selection
  select: (selection: Selection) => void
  checked: ReadonlySet<string>
  check: (checked: ReadonlySet<string>) => void
  readOnly: boolean
  page: number
}>

export function extentOf(model: GridModel): Extent {
  return { rows: model.ids.length, columns: model.columns.length, page: model.page }
}

/** The rows that a command means: the checked ones, else those of the marked block. */
export function meantIds(model: GridModel): readonly string[] {
  if (model.checked.size > 0) return model.ids.filter((id) => model.checked.has(id))
  const { top, bottom } = blockOf(model.selection)
  return model.ids.slice(top, bottom + 1)
}
