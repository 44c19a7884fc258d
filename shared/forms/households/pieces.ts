import type { Block, GridCell, GridRow, SignBlock, TableBlock, TableColumn } from '../define.ts'

/** Cells, rows and tables that several papers of a household share. Widths of tables are for the paper that their name says. */

type Naming = readonly [id: string, header: string]

export const penNote = '填写说明：请用黑色签字笔或钢笔填写，字迹工整，不得涂改；在选中项前的“□”内打“√”；未注明单位的金额均以元计。'

export function head(text: string, more: Omit<GridCell, 'text' | 'head'> = {}): GridCell {
  return { text, head: true, ...more }
}

export function cell(text: string, more: Omit<GridCell, 'text'> = {}): GridCell {
  return { text, ...more }
}

/** Label and value by turns: `pairs('户主姓名', '{headName}', '联系电话', '{phone}')`. */
export function pairs(...texts: readonly string[]): readonly GridCell[] {
  return texts.map((text, index) => (index % 2 === 0 ? head(text) : value(text)))
}

/** In the middle; boxes at the left. */
export function value(text: string): GridCell {
  return cell(text, { align: /\|(?:options|has)\}/.test(text) ? 'left' : 'center' })
}

export function row(heightMm: number, ...cells: readonly GridCell[]): GridRow {
  return { heightMm, cells }
}

/** A label and one value across the rest of the line. */
export function wide(label: string, text: string, span: number, heightMm = 8): GridRow {
  return row(heightMm, head(label), cell(text, { span, align: 'left' }))
}

/** Opinion of an office with room to write; signature and date at its foot. */
export function opinion(label: string, span: number, heightMm: number, foot: string): GridRow {
  return row(heightMm, head(label), cell('', { span, align: 'left', foot }))
}

export function section(text: string): Extract<Block, { kind: 'text' }> {
  return { kind: 'text', text, font: 'hei', bold: true, pt: 11, aboveMm: 3 }
}

export function note(text: string, pt = 9): Extract<Block, { kind: 'text' }> {
  return { kind: 'text', text, pt, aboveMm: 1.5 }
}

/** `column(['kind', '户类型'], '{kind}', 20)`: identifier and heading, text, millimetres. */
export function column([id, header]: Naming, text: string, widthMm: number, more: Partial<TableColumn> = {}): TableColumn {
  return { id, header: [header], text, widthMm, align: 'center', ...more }
}

/** A day, never broken. */
export function dateColumn(naming: Naming, text: string, widthMm: number): TableColumn {
  return column(naming, text, widthMm, { nowrap: true })
}

export function numberColumn(widthMm = 9): TableColumn {
  return column(['number', '序号'], '{#}', widthMm)
}

/** A sum in yuan: to the right, on one line. */
export function moneyColumn(naming: Naming, text: string, widthMm: number, more: Partial<TableColumn> = {}): TableColumn {
  return column(naming, text, widthMm, { align: 'right', nowrap: true, ...more })
}

export function signs(labels: readonly string[], perRow = labels.length, rowMm = 10): SignBlock {
  return { kind: 'sign', labels, perRow, rowMm }
}

/** Members on A4 portrait with the usual margins, 186 mm. `via` where the sheet's record only points to the household. */
export function membersOnA4(rows: number, via?: string): TableBlock {
  return {
    kind: 'table',
    of: 'member',
    ...(via ? { via } : {}),
    minRows: rows,
    rowMm: 8,
    columns: [
      numberColumn(8),
      column(['name', '姓名'], '{name}', 19),
      column(['relation', '与户主关系'], '{relation}', 18),
      column(['sex', '性别'], '{sex}', 8),
      column(['idCard', '证件号码'], '{idCard}', 37, { nowrap: true }),
      column(['education', '文化程度'], '{education}', 18),
      column(['student', '在校生状况'], '{studentStatus}', 18.5),
      column(['health', '健康状况'], '{health}', 20),
      column(['labour', '劳动技能'], '{laborSkill}', 20),
      column(['work', '务工区域'], '{migrantArea}', 19.5),
    ],
  }
}

/** Income of the last years on A4 portrait, 186 mm; yuan. */
export function incomesOnA4(rows: number, via?: string): TableBlock {
  return {
    kind: 'table',
    of: 'income',
    ...(via ? { via } : {}),
    sort: ['-year'],
    turned: true,
    minRows: rows,
    maxRows: rows,
    rowMm: 8,
    columns: [
      column(['year', '年度'], '{year}', 14),
      moneyColumn(['wages', '工资性收入'], '{wagesCounted}', 24),
      moneyColumn(['business', '生产经营性收入'], '{businessCounted}', 20),
      moneyColumn(['property', '财产性收入'], '{propertyCounted}', 22),
      moneyColumn(['transfer', '转移性收入'], '{transferCounted}', 24),
      moneyColumn(['costs', '生产经营性支出'], '{costsCounted}', 20),
      moneyColumn(['net', '家庭纯收入'], '{net}', 26),
      column(['headcount', '人口'], '{headcount}', 12),
      moneyColumn(['perCapita', '人均纯收入'], '{perCapita}', 24),
    ],
  }
}

/** Columns of 帮扶计划 and 帮扶措施, which stand on many papers of a household; the paper gives each its millimetres. */
export const helpColumns = {
  year: (widthMm: number): TableColumn => column(['year', '年度'], '{year}', widthMm),
  goal: (widthMm: number): TableColumn => column(['goal', '帮扶目标'], '{goal}', widthMm, { align: 'left' }),
  planned: (widthMm: number): TableColumn => column(['measures', '拟采取措施'], '{measures}', widthMm, { align: 'left' }),
  expected: (widthMm: number): TableColumn => moneyColumn(['expected', '预计增收(元)'], '{expected}', widthMm),
  content: (widthMm: number): TableColumn => column(['content', '措施内容'], '{content}', widthMm, { align: 'left' }),
  state: (widthMm: number): TableColumn => column(['state', '落实状态'], '{state}', widthMm),
}
