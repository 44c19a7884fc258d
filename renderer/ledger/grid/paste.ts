import { offerTable, showDone, showUndo, type Copied } from '#renderer/bridge/index.ts'
import { parseBlock, pasteTargets } from './clipboard.ts'
import { park } from './editCell.ts'
import { hasHeadings } from './headings.ts'
import { extentOf, type GridModel } from './model.ts'
import { planPaste, type PastePlan } from './pastePlan.ts'
import { blockOf } from './selection.ts'

/** Shows what pasting would do; true when the person wants it. */
export type Preview = (plan: PastePlan) => Promise<boolean>

/** Cells that may be pasted at once; more belongs into the import. */
const mostCells = 5_000
/** Up to so many changed cells are pasted without a question: one undo takes them back. */
const mostUnasked = 20

/**
 * Pastes as Excel does: cells into the marked place, rows below the end as new records, all as one change. A table with
 * its own headings, or into an empty list, is compared with the ledgers first. What cannot be read is marked at its cell.
 */
export async function pasteCopied(model: GridModel, copied: Copied, preview: Preview): Promise<void> {
  const rows = parseBlock(copied.text)
  if (rows.length === 0) return
  if (hasHeadings(model.registry, rows)) return offerTable({ copied, ledger: null })
  const { top } = blockOf(model.selection)
  if (model.ids.length === 0) return offerTable({ copied: { ...copied, headings: headings(model, rows) }, ledger: model.ledger.id })
  const extent = { ...extentOf(model), rows: model.readOnly ? model.ids.length : top + Math.max(rows.length, model.ids.length) }
  const { targets, outside } = pasteTargets(rows, blockOf(model.selection), extent)
  if (targets.length === 0) return
  if (targets.length > mostCells)
    return showDone(`一次最多粘贴 ${mostCells} 格，这里有 ${targets.length} 格。成批数据请连同表头一起复制，粘贴后按导入核对。`)
  const plan = await planPaste(model, targets, outside)
  const isLarge = plan.cells.length > mostUnasked || plan.records.length > 0
  if (isLarge && !(await preview(plan))) return
  await write(model, plan)
}

async function write(model: GridModel, plan: PastePlan): Promise<void> {
  for (const { sent, wrong } of plan.cells) if (wrong !== null) park(model, sent, wrong)
  const sent = plan.cells.filter(({ wrong }) => wrong === null).map((cell) => cell.sent)
  const made = plan.records.filter(({ wrong }) => wrong === null)
  const label = [...(sent.length > 0 ? [`粘贴 ${sent.length} 格`] : []), ...(made.length > 0 ? [`粘贴新增 ${made.length} 条`] : [])]
  const stored = label.length > 0 ? await model.edits.save(sent, label.join('，'), made) : null
  tell(plan, { cells: stored ? sent.length : 0, records: stored ? made.length : 0, changeSet: stored?.changeSet ?? null })
}

type Done = Readonly<{ cells: number; records: number; changeSet: string | null }>

function tell({ cells, records, same, locked, outside }: PastePlan, done: Done): void {
  const wrong = cells.filter((cell) => cell.wrong !== null).length
  const parts = [`已粘贴 ${done.cells + same} 格`]
  if (done.records > 0) parts.push(`新增 ${done.records} 条`)
  if (records.length > done.records) parts.push(`${records.length - done.records} 行没有新增`)
  if (wrong > 0) parts.push(`${wrong} 格内容有误，已标红，文字保留在格内`)
  if (locked > 0) parts.push(`${locked} 格不能编辑，没有改动`)
  if (outside > 0) parts.push(`${outside} 格超出表格范围，没有粘贴`)
  if (done.changeSet !== null || parts.length > 1 || done.cells + same > 1) showUndo(parts.join('；'), done.changeSet)
}

/** The columns of the list, for rows that bring no headings. */
function headings({ columns }: GridModel, rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map((row) => row.length))
  return columns.slice(0, width).map((column) => column.field.label)
}
