import { attempt, call, shell, showDone } from '#renderer/bridge/index.ts'
import { leakCountsText } from '#renderer/leaks/index.ts'
import { findFullNumbers, type NumberKind } from '#shared/values/fullNumbers.ts'
import { cellText } from './cellText.ts'
import { blockHtml, blockText } from './clipboard.ts'
import type { GridModel } from './model.ts'
import { blockOf, sizeOf } from './selection.ts'

/** Cells above which the data core writes the clipboard text, since not all rows are loaded here. */
const cellsInSight = 20_000

/** Puts the marked cells on the clipboard, as they are shown: what is masked stays masked. */
export async function copyBlock(model: GridModel): Promise<void> {
  const block = blockOf(model.selection)
  const ids = model.ids.slice(block.top, block.bottom + 1)
  const fields = model.columns.slice(block.left, block.right + 1).map((column) => column.field)
  const rows = ids.map((id) => model.store.get(id))
  if (sizeOf(block) > cellsInSight || rows.some((row) => row === undefined))
    return copyRows(
      model,
      ids,
      fields.map((field) => field.id),
    )
  const cells = rows.map((row) =>
    fields.map((field) => {
      const shown = row && model.reveals.valueOf(row.id, field.id)
      return shown !== undefined ? String(shown ?? '') : row ? cellText(field, row) : ''
    }),
  )
  const done = await attempt(async () => {
    await shell('clipboard.write', { text: blockText(cells), html: blockHtml(cells) })
    return true
  })
  const told = fullNumbersText(cells)
  if (done && told !== '') showDone(`已复制，其中有完整号码：${told}。粘贴给别人前请想好。`)
}

/** Numbers that were shown in full leave so with the block; '' for none. */
function fullNumbersText(cells: readonly (readonly string[])[]): string {
  const found = cells.flatMap((row) => row.flatMap((text) => findFullNumbers(text)))
  const count = (kind: NumberKind) => new Set(found.filter((one) => one.kind === kind).map(({ number }) => number)).size
  return leakCountsText({ idCard: count('idCard'), phone: count('phone'), bankCard: count('bankCard') })
}

/** Puts whole rows with their headings on the clipboard. */
export async function copyRows(model: GridModel, ids: readonly string[], fields: readonly string[]): Promise<void> {
  const done = await attempt(async () => {
    const selection = { ledger: model.ledger.id, ids: [...ids] }
    const answer = await call('export.clipboard', { selection, fields: [...fields], mask: true })
    await shell('clipboard.write', { text: answer.text, html: answer.html })
    return answer
  })
  if (done) showDone(`已复制 ${done.rows} ${model.ledger.unit}，可粘贴到 Excel 或 WPS`)
}
