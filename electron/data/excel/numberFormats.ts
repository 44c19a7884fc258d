import { parsePart } from './parsePart.ts'
import type { Budget } from './unpackPart.ts'
import type { ZipEntry } from './zipDirectory.ts'

/** How a cell shows its number: dates and percentages mean something else than the figure that is stored. */
export const looks = { plain: 0, date: 1, percent: 2 } as const
export type NumberLook = (typeof looks)[keyof typeof looks]

/** For each cell style (`s` of a cell) how it shows numbers. */
export function readNumberLooks(entry: ZipEntry | undefined, budget: Budget): Uint8Array {
  if (!entry) return new Uint8Array(0)
  const codes = new Map<number, string>()
  const styles: number[] = []
  let inCellStyles = false
  parsePart(entry, budget, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) styles.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return Uint8Array.from(styles, (id) => lookOf(id, codes.get(id)))
}

/** `code` is the format of the workbook's own under this id, where it has one. */
export function lookOf(id: number, code: string | undefined): NumberLook {
  if (code !== undefined) return lookOfFormat(code)
  return isBuiltInDate(id) ? looks.date : id === 9 || id === 10 ? looks.percent : looks.plain
}

export function lookOfFormat(code: string): NumberLook {
  return isDateFormat(code) ? looks.date : isPercentFormat(code) ? looks.percent : looks.plain
}

/** `0.00%`; a percent sign between quotes or behind a backslash is only written. */
function isPercentFormat(code: string): boolean {
  return code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    .split(';', 1)[0]!
    .includes('%')
}

/**
 * Built-in formats that show dates or times (ECMA-376 part 1, 18.8.30). 27-36 and 50-58 are the East Asian ones:
 * 31 is yyyy"年"m"月"d"日" in a Chinese Excel or WPS.
 */
export function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** Whether a custom number format shows a date or time, judged by its first section. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)[0]!
    .replace(/General|G\/通用格式|常规/gi, '')
    .replace(/E[+-]/gi, '')
  return /[ymdhse]|a{3,4}/i.test(bare)
}
