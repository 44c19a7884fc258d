import { writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { columnLetters } from '#data/excel/address.ts'

/** Rows and columns of a township's member ledger, the size that the speed figures are given for. */
export const benchRows = 38_006
export const benchColumns = 25

/**
 * Writes an .xlsx as Excel would store a member ledger: shared texts, numeric money, dates, some blanks.
 * Deterministic; made without any workbook library so that it favours none.
 */
export function writeBenchWorkbook(path: string, rows = benchRows, columns = benchColumns): void {
  const strings = new Map<string, number>()
  const shared = (text: string): number => {
    const known = strings.get(text)
    if (known !== undefined) return known
    strings.set(text, strings.size)
    return strings.size - 1
  }
  const lines: string[] = []
  for (let row = 1; row <= rows; row++) lines.push(rowXml(row, columns, shared))
  const sheet = `${HEAD}<worksheet ${MAIN}><sheetData>${lines.join('')}</sheetData></worksheet>`
  const items = [...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('')
  const files = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETML}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEETML}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SHEETML}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETML}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="成员" sheetId="1" r:id="rId0"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${items}</sst>`,
    'xl/worksheets/sheet1.xml': sheet,
  }
  writeFileSync(path, zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
}

function rowXml(row: number, columns: number, shared: (text: string) => number): string {
  let cells = ''
  for (let column = 0; column < columns; column++) cells += cellXml(row, column, shared)
  return `<row r="${row}" spans="1:${columns}">${cells}</row>`
}

function cellXml(row: number, column: number, shared: (text: string) => number): string {
  const ref = `${columnLetters(column)}${row}`
  const cell = benchCell(row, column)
  if (cell === null) return `<c r="${ref}" s="1"/>`
  if (typeof cell === 'string') return `<c r="${ref}" t="s"><v>${shared(cell)}</v></c>`
  return typeof cell === 'number' ? `<c r="${ref}"><v>${cell}</v></c>` : `<c r="${ref}" s="1"><v>${cell.serial}</v></c>`
}

/** What stands in a cell of the ledger, whatever the format: an ID, a group, money, a date, a word or nothing. */
export function benchCell(row: number, column: number): string | number | Readonly<{ serial: number }> | null {
  const seed = (row * 7919 + column * 104_729) % 100_003
  switch (column % 5) {
    case 0:
      return `43999919900101${String(row).padStart(5, '0')}${column}`
    case 1:
      return `第${seed % 40}村民小组`
    case 2:
      return seed / 100
    case 3:
      return { serial: 30_000 + (seed % 15_000) }
    default:
      return seed % 3 === 0 ? null : ['是', '否', '一般户', '监测户'][seed % 4]!
  }
}

function relations(list: readonly (readonly [string, string])[]): string {
  const items = list.map(([type, target], index) => `<Relationship Id="rId${index}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
