import { headingHit, type Dictionary } from './dictionary.ts'
import type { Grid } from './grid.ts'

/** Why a sheet without any table is left out: what it is instead, where that can be told. */
export function refusalOfSheet(grid: Grid, dictionary: Dictionary): string {
  const { name } = grid.sheet
  const texts = textsOf(grid)
  if (isForm(grid, dictionary)) return '是一户一张的登记表，不是花名册，没有读取；请在农户中逐户录入'
  if (
    grid.columnCount <= 2 &&
    texts.length >= 3 &&
    texts.every((text) => text.length <= 20) &&
    (grid.sheet.hidden || /下拉|选项|字典|代码|码表|参数/.test(name))
  )
    return '是供选择的词表，没有数据'
  if (
    /说明|须知|要求|指标解释/.test(name) ||
    texts.slice(0, 3).some((text) => /^(?:填表|填报|填写|使用|指标)?(?:说明|须知|要求|解释)/.test(text))
  )
    return '是填表说明，没有数据'
  if (/目录/.test(name)) return '是目录，没有数据'
  if (/封面|封皮|扉页/.test(name) || (texts.length <= 12 && texts.some((text) => coverTitle.test(text)))) return '是封面，没有数据'
  return '没有找到能识别的表头'
}

const coverTitle = /^[^：:，。]{2,30}(?:采集表|登记表|花名册|台账|档案|统计表|报表|手册|汇编|资料)(?:[（(].{1,12}[）)])?$/

const looked = 400

function textsOf(grid: Grid): readonly string[] {
  const texts: string[] = []
  for (let row = 0; row < grid.rowCount && texts.length < looked; row += 1) {
    for (const column of grid.reader.columnsOf(row)) {
      const text = grid.reader.text(row, column).trim()
      if (text !== '') texts.push(text)
    }
  }
  return texts
}

/** Labels of fields with their values beside them, in several rows: 户主姓名 | 张三 | 身份证号 | 4399… */
function isForm(grid: Grid, dictionary: Dictionary): boolean {
  let rows = 0
  let labels = 0
  for (let row = 0; row < Math.min(grid.rowCount, looked); row += 1) {
    const columns = grid.reader.columnsOf(row)
    const own = columns.filter(
      (column) =>
        headingHit(
          dictionary,
          grid.reader
            .text(row, column)
            .replace(/[:：]\s*$/, '')
            .trim(),
        ) === 2,
    )
    if (own.length === 0 || own.length > 6 || own.some((column, index) => own[index + 1] === column + 1)) continue
    rows += 1
    labels += own.length
  }
  return rows >= 3 && labels >= 5
}
