import type { StoredRow } from '#data/store/read.ts'
import type { Block, ChecksBlock, FieldsBlock, GridBlock } from '#shared/forms/define.ts'
import { codesOf } from '#shared/ledger/registry.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import type { ResolvedBlock, ResolvedCell, ResolvedGrid, ResolvedGridRow } from '#shared/printing/forms/resolved.ts'
import { cellText, holds, readPath, type Filling, type Place } from './fill.ts'
import { fillForPen } from './penRoom.ts'
import { checksWish } from './plan.ts'
import { timelineTable } from './timeline.ts'
import { within } from './sheetRows.ts'
import { childTable } from './tables.ts'

/** The rows of the form's own tables, made beforehand while the records were read; by block. */
export type ListTables = ReadonlyMap<Block, ResolvedBlock>

/** Every block of a sheet, filled in. Blocks whose condition does not hold are left out. */
export function resolveBlocks(filling: Filling, place: Place, tables: ListTables): readonly ResolvedBlock[] {
  return filling.form.blocks.flatMap((block) => {
    if ('when' in block && !holds(filling, block.when, place)) return []
    return [tables.get(block) ?? resolveBlock(filling, block, place)]
  })
}

function resolveBlock(filling: Filling, block: Block, place: Place): ResolvedBlock {
  const fill = (text: string | undefined, isLine = false) => (text === undefined ? '' : fillForPen(filling, text, place, isLine))
  const { kind } = block
  switch (kind) {
    case 'title':
      return { kind, text: fill(block.text), pt: block.pt ?? 18, aboveMm: block.aboveMm ?? 0 }
    case 'line':
      return { kind, left: fill(block.left, true), middle: fill(block.middle, true), right: fill(block.right, true) }
    case 'text': {
      const { indent = false, align = 'left', bold = false, font = 'song', aboveMm = 0 } = block
      return { kind, text: fill(block.text), indent, align, bold, font, aboveMm, pt: block.pt ?? filling.form.fontPt ?? usualPt }
    }
    case 'grid':
      return resolveGrid(filling, block, place)
    case 'fields':
      return resolveFields(filling, block, place)
    case 'table':
      return childTable(filling, block, place)
    case 'timeline':
      return timelineTable(filling, block, place)
    case 'checks':
      return resolveChecks(filling, block, place)
    case 'sign':
      return resolveSign(block, fill)
    case 'qr':
      return {
        kind,
        text: fill(block.text),
        sizeMm: block.sizeMm,
        align: block.align ?? 'left',
        beside: (block.beside ?? []).map((line) => fill(line)),
      }
    default:
      return block
  }
}

function resolveSign(block: Extract<Block, { kind: 'sign' }>, fill: (text: string | undefined) => string): ResolvedBlock {
  const { kind, perRow = 0, rowMm = 9, everyPage = false, letterPt } = block
  const labels = block.labels.map((label) => fill(label))
  const closing = { seal: fill(block.seal), date: fill(block.date), ...(letterPt === undefined ? {} : { letterPt }) }
  return { kind, labels, perRow, rowMm, ...closing, everyPage }
}

/** 五号 */
export const usualPt = 10.5

function resolveGrid(filling: Filling, block: GridBlock, place: Place): ResolvedGrid {
  const rows = block.rows.filter((row) => holds(filling, row.when, place))
  return {
    kind: 'grid',
    widths: block.widths,
    keep: block.keep ?? true,
    rows: rows.map((row) => ({
      heightMm: row.heightMm ?? 0,
      cells: row.cells.map((cell) => ({
        text: fillForPen(filling, cell.text, place),
        head: cell.head ?? false,
        span: cell.span ?? 1,
        down: cell.down ?? 1,
        align: cell.align ?? (cell.head ? 'center' : 'left'),
        upright: cell.upright ?? false,
        foot: cell.foot === undefined ? '' : fillForPen(filling, cell.foot, place),
      })),
    })),
  }
}

/** Parts of the width of a label and its value. */
const labelPart = 3
const valuePart = 4.5

function resolveFields(filling: Filling, block: FieldsBlock, place: Place): ResolvedGrid {
  const widths = Array.from({ length: block.pairs }, () => [labelPart, valuePart]).flat()
  const rows: ResolvedGridRow[] = []
  let cells: ResolvedCell[] = []
  const heightMm = block.rowMm ?? 7
  const flush = () => {
    const used = cells.reduce((sum, cell) => sum + cell.span, 0)
    if (cells.length === 0) return
    const last = cells.at(-1)!
    cells[cells.length - 1] = { ...last, span: last.span + widths.length - used }
    rows.push({ heightMm, cells })
    cells = []
  }
  for (const entry of block.fields) {
    const { field, label, wide = false } = typeof entry === 'string' ? { field: entry } : entry
    if (wide || cells.length === widths.length) flush()
    cells.push(plainCell(label ?? labelOf(filling, field, place), true), plainCell(readPath(filling, field, '', place), false))
    if (wide) flush()
  }
  flush()
  return { kind: 'grid', widths, rows, keep: false }
}

function plainCell(text: string, head: boolean): ResolvedCell {
  return { text, head, span: 1, down: 1, align: head ? 'center' : 'left', upright: false, foot: '' }
}

function labelOf({ plan }: Filling, path: string, { ledger }: Place): string {
  const found = plan.path(ledger, path)
  return found.kind === 'field' ? withUnit(found.field) : ''
}

export function withUnit(field: FieldDefinition): string {
  const unit = field.unit ?? (field.type === 'money' ? '元' : '')
  return unit === '' || field.label.includes(unit) ? field.label : `${field.label}（${unit}）`
}

function resolveChecks(filling: Filling, block: ChecksBlock, place: Place): ResolvedBlock {
  const list = filling.registry.codes[block.codes]
  const words = checkedWords(filling, block, place)
  const items = (list?.items ?? []).filter((item) => item.to === undefined || words.has(item.value))
  return {
    kind: 'checks',
    label: block.label,
    columns: block.columns,
    items: items.map((item) => ({ text: item.value, ticked: words.has(item.value) })),
  }
}

/** Words that the record or its children carry, as far as the edition shows them. */
function checkedWords(filling: Filling, block: ChecksBlock, { ledger, row }: Place): ReadonlySet<string> {
  const words = new Set<string>()
  if (!row) return words
  const wish = block.of === undefined ? null : checksWish(filling.registry, ledger, block, filling.answers)
  const owner = wish?.relation.child ?? ledger
  const rows: readonly StoredRow[] = wish ? within(filling.store.children(row, wish), block.within, row) : [row]
  const field = findField(owner, block.field)
  if (!field || !codesOf(filling.registry, { ...field, codes: block.codes })) return words
  for (const one of rows) for (const word of cellText(filling, { ledger: owner, row: one, field }).split('、')) words.add(word)
  return words
}
