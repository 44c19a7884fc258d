import type { ImportTable } from '#shared/ipc/outputs.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'

/** A column of the grid; `left` and `width` in CSS pixels, `left` counted from the end of the row head. */
export type CheckColumn = Readonly<{
  index: number
  letter: string
  header: string
  field: string | null
  left: number
  width: number
}>

/** Width of the row head: number and outcome, CSS pixels. */
export const headWidth = 124
export const rowHeight = 32

/** The mapped columns in the order of the sheet, or all of them. */
export function checkColumns(registry: Registry, table: Pick<ImportTable, 'columns' | 'changes'>, all: boolean): readonly CheckColumn[] {
  let left = 0
  return table.columns.flatMap(({ index, letter, header, ledger, field, samples }) => {
    if (!all && field === null) return []
    const found = ledger && field ? fieldIn(registry, ledger, field) : undefined
    const heading = `${letter} ${header.split('/').at(-1) ?? header}`
    // Both values stand in a cell that changes.
    const isChanged = table.changes.some((change) => change.columns.includes(index))
    const width = isChanged ? changedWidth(heading, samples) : widthOf(found?.width, heading, samples)
    left += width
    return [
      {
        index,
        letter,
        header: header.split('/').at(-1) ?? header,
        field: found?.label ?? null,
        left: left - width,
        width,
      },
    ]
  })
}

function fieldIn(registry: Registry, ledgerId: string, fieldId: string) {
  const ledger = findLedger(registry, ledgerId)
  return ledger && findField(ledger, fieldId)
}

/** As wide as the ledger shows the field, and as the values at the beginning need: about 8 px a Latin, 14 px a Chinese sign. */
function widthOf(own: number | undefined, heading: string, samples: readonly string[]): number {
  const longest = Math.max(...[heading, ...samples].map(textWidth))
  return Math.min(260, Math.max(own ?? 80, longest + 24, 72))
}

function changedWidth(heading: string, samples: readonly string[]): number {
  const longest = Math.max(...samples.map(textWidth), 0)
  return Math.min(340, Math.max(longest * 2 + 76, textWidth(heading) + 24, 150))
}

function textWidth(text: string): number {
  let width = 0
  for (const sign of text) width += sign.charCodeAt(0) > 0x2e7f ? 14 : 8
  return width
}
