import type { Block, ChecksBlock, FormDefinition, TableBlock, TableColumn } from '#shared/forms/define.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { usualMargins } from '../document.ts'
import { paperSize } from '../paper.ts'
import { isNumber, relationOf, resolvePath, type PathScope } from './paths.ts'
import { parseConditions } from './condition.ts'
import { conditionsIn, isFormat, isTemplate, placeholdersOf, shareOf } from './template.ts'

/** What is wrong with a form: references that lead nowhere, columns wider than the sheet. Empty for a good form. In Chinese. */
export function formProblems(form: FormDefinition, registry: Registry): readonly string[] {
  const ledger = findLedger(registry, form.ledger)
  if (!ledger) return [`没有台账 ${form.ledger}`]
  const scope: PathScope = { registry, form, ledger }
  const problems = [...shapeProblems(form, ledger), ...form.blocks.flatMap((block) => blockProblems(block, scope))]
  for (const one of form.apart ?? []) problems.push(...(isTemplate(one) ? textProblems(one, scope) : whenProblems(one, scope)))
  for (const ask of form.asks ?? []) if (ask.initial !== undefined) problems.push(...textProblems(ask.initial, scope))
  return problems.map((problem) => `${form.id}：${problem}`)
}

function shapeProblems(form: FormDefinition, ledger: LedgerDefinition): readonly string[] {
  const problems: string[] = []
  if (form.each === 'village' && !findField(ledger, 'village')) problems.push(`${ledger.label}没有行政村，不能一村一份`)
  if (form.asOf !== undefined && findField(ledger, form.asOf)?.type !== 'date') problems.push(`${ledger.label}没有日期 ${form.asOf}`)
  if (form.copies !== undefined && !form.asks?.some(({ id }) => id === form.copies)) problems.push(`没有询问项 ${form.copies}`)
  if (form.apart !== undefined && form.each === 'record') problems.push('逐户（逐条）打印的没有分开的名单')
  if (form.editions.length === 0) problems.push('没有版本')
  const size = paperSize(form.paper, form.orientation)
  const { cards } = form
  if (!cards) return problems
  const wide = cards.columns * cards.widthMm + (cards.columns - 1) * cards.gapMm
  const high = cards.rows * cards.heightMm + (cards.rows - 1) * cards.gapMm
  if (wide > size.widthMm) problems.push(`卡片宽 ${wide} 毫米，纸宽 ${size.widthMm} 毫米`)
  if (high > size.heightMm) problems.push(`卡片高 ${high} 毫米，纸高 ${size.heightMm} 毫米`)
  return problems
}

/** Width between the margins, or inside a card. */
export function contentWidth(form: FormDefinition): number {
  if (form.cards) return form.cards.widthMm - 2 * cardPaddingMm
  const margins = form.margins ?? usualMargins
  return paperSize(form.paper, form.orientation).widthMm - margins.left - margins.right
}

/** Free space inside the edge of a card. */
export const cardPaddingMm = 2.5

function blockProblems(block: Block, scope: PathScope): readonly string[] {
  const when = 'when' in block && block.when !== undefined ? whenProblems(block.when, scope) : []
  return [...when, ...partProblems(block, scope)]
}

function partProblems(block: Block, scope: PathScope): readonly string[] {
  switch (block.kind) {
    case 'title':
    case 'text':
      return textProblems(block.text, scope)
    case 'line':
      return [block.left, block.middle, block.right].flatMap((text) => textProblems(text ?? '', scope))
    case 'qr':
      return [block.text, ...(block.beside ?? [])].flatMap((text) => textProblems(text, scope))
    case 'grid':
      return gridProblems(block, scope)
    case 'fields':
      return block.fields.flatMap((entry) => pathProblems(typeof entry === 'string' ? entry : entry.field, scope))
    case 'table':
      return tableProblems(block, scope)
    case 'checks':
      return checksProblems(block, scope)
    case 'sign':
      return [...block.labels, block.seal ?? '', block.date ?? ''].flatMap((text) => textProblems(text, scope))
    case 'timeline':
      return (block.without ?? []).filter((id) => !findLedger(scope.registry, id)).map((id) => `没有台账 ${id}`)
    case 'space':
    case 'break':
      return []
  }
}

function gridProblems(block: Extract<Block, { kind: 'grid' }>, scope: PathScope): readonly string[] {
  const problems: string[] = []
  const taken = new Map<number, number>()
  block.rows.forEach((row, at) => {
    if (row.when !== undefined) problems.push(...whenProblems(row.when, scope))
    for (const cell of row.cells) problems.push(...textProblems(cell.text, scope), ...textProblems(cell.foot ?? '', scope))
    const own = row.cells.reduce((sum, cell) => sum + (cell.span ?? 1), 0)
    const all = own + (taken.get(at) ?? 0)
    if (all !== block.widths.length) problems.push(`表格第 ${at + 1} 行占 ${all} 列，应占 ${block.widths.length} 列`)
    for (const cell of row.cells)
      for (let next = 1; next < (cell.down ?? 1); next += 1) taken.set(at + next, (taken.get(at + next) ?? 0) + (cell.span ?? 1))
  })
  return problems
}

function tableProblems(block: TableBlock, scope: PathScope): readonly string[] {
  const rows = block.of === undefined ? scope.ledger : childLedger(block, scope)
  if (typeof rows === 'string') return [rows]
  const problems: string[] = []
  if (block.of === undefined && scope.form.each === 'record') problems.push('逐户（逐条）打印的表格要写明 of')
  const inRow: PathScope = { ...scope, ledger: rows }
  const per = block.per ?? block.columns.find((column) => column.of !== undefined)?.of
  const child = per === undefined ? null : relationOf(scope.registry, rows, per)
  if (typeof child === 'string') problems.push(child)
  for (const column of block.columns) {
    const ledger = column.of === undefined || child === null || typeof child === 'string' ? rows : child.child
    problems.push(...textProblems(column.text, { ...scope, ledger }), ...knownProblems(column, scope))
    if (column.notSummed !== undefined) problems.push(...whenProblems(column.notSummed, { ...scope, ledger }))
    const sum = column.sum === undefined ? undefined : findField(ledger, column.sum)
    if (column.sum !== undefined && (!sum || !isNumber(sum))) problems.push(`${ledger.label}没有可以合计的字段 ${column.sum}`)
  }
  problems.push(...spanProblems(block, rows, scope))
  for (const key of block.sort ?? []) if (!findField(rows, key.replace(/^-/, ''))) problems.push(`${rows.label}没有排序字段 ${key}`)
  problems.push(...textProblems(block.groupBy ?? '', inRow))
  if (block.totals) problems.push(...textProblems(block.totals.label, scope))
  const width = block.columns.reduce((sum, column) => sum + column.widthMm, 0)
  const room = contentWidth(scope.form)
  if (width > room + 0.01) problems.push(`各列共宽 ${width} 毫米，纸上只有 ${room} 毫米`)
  if (new Set(block.columns.map((column) => column.id)).size !== block.columns.length) problems.push('列名重复')
  return problems
}

function knownProblems({ known }: TableColumn, scope: PathScope): readonly string[] {
  return known ? [...textProblems(known.text, scope), ...known.when.flatMap((when) => whenProblems(when, scope))] : []
}

function spanProblems({ within }: Pick<TableBlock, 'within'>, rows: LedgerDefinition, { ledger }: PathScope): readonly string[] {
  if (!within) return []
  const missing = within.day.filter((id) => !findField(rows, id)).map((id) => `${rows.label}没有字段 ${id}`)
  const ends = [within.from, ...(within.to === undefined ? [] : [within.to])]
  return [...missing, ...ends.filter((id) => !findField(ledger, id)).map((id) => `${ledger.label}没有字段 ${id}`)]
}

function checksProblems(block: ChecksBlock, scope: PathScope): readonly string[] {
  const problems: string[] = scope.registry.codes[block.codes] ? [] : [`没有码表 ${block.codes}`]
  const ledger = block.of === undefined ? scope.ledger : childLedger(block, scope)
  if (typeof ledger === 'string') return [...problems, ledger]
  problems.push(...spanProblems(block, ledger, scope))
  return findField(ledger, block.field) ? problems : [...problems, `${ledger.label}没有字段 ${block.field}`]
}

function childLedger(block: Readonly<{ of?: string; via?: string }>, { registry, ledger }: PathScope): LedgerDefinition | string {
  const relation = relationOf(registry, ledger, block.of!, block.via)
  return typeof relation === 'string' ? relation : relation.child
}

function textProblems(text: string, scope: PathScope): readonly string[] {
  return placeholdersOf(text).flatMap(({ path, format }) => {
    const others = [shareOf(format), ...(conditionsIn(format) ?? []).map((one) => one.path)].filter((other) => other !== null)
    return [path, ...others].flatMap((one) => pathProblems(one, scope)).concat(isFormat(format) ? [] : [`没有写法 |${format}`])
  })
}

function whenProblems(when: string, scope: PathScope): readonly string[] {
  return parseConditions(when).flatMap(({ path }) => pathProblems(path, scope))
}

function pathProblems(path: string, scope: PathScope): readonly string[] {
  const found = resolvePath(scope, path)
  return typeof found === 'string' ? [found] : []
}
