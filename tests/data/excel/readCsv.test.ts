import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { listCells } from './reading.ts'

function cellsOf(bytes: Uint8Array | string, file = '名单.csv'): readonly string[] {
  const result = readBytes(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { file })
  if (isFault(result)) throw new Error(JSON.stringify(result))
  return listCells(readSheet(result.sheets[0]!))
}

function warningsOf(text: string | Uint8Array): readonly string[] {
  const result = readBytes(typeof text === 'string' ? Buffer.from(text) : text)
  if (isFault(result)) throw new Error(JSON.stringify(result))
  return result.sheets[0]!.warnings
}

/** The encodings in which offices hand out lists; GB18030 by a table made with the platform's decoder. */
const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'UTF-16 little': (text: string) => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]),
  'UTF-16 big': (text: string) => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]).swap16(),
  GB18030: gbBytes,
} satisfies Record<string, (text: string) => Buffer>

const words = '是否姓名户主身份证号码备注张三李四王五赵六東岡〇㐏㎡①·—“”'
const gbTable = new Map(Array.from(words, (letter) => [letter, findGb(letter)]))

/** Searched among all pairs; a rare character has four bytes: U+3400 is 81 39 EE 39, counted on. */
function findGb(letter: string): readonly number[] {
  if (letter === '㐏') return [0x81, 0x39, 0xf0, 0x34]
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (decoder.decode(Uint8Array.of(lead, trail)) === letter) return [lead, trail]
  }
  throw new Error(letter)
}

function gbBytes(text: string): Buffer {
  return Buffer.from(Array.from(text, (letter) => gbTable.get(letter) ?? [letter.charCodeAt(0)]).flat())
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...words, ...'abX 019-.'), maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'甲"', ...words, ',', ';', '\t', '\n'), maxLength: 8 }).map((text) => text.replaceAll('甲', '张')),
  fc.constantFrom('439999199001011234', '="439"', '0012', '是', '否', '是', ''),
)
const table = fc
  .array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .filter((rows) => rows.flat().some((text) => withoutFormula(text) !== ''))

function withoutFormula(text: string): string {
  return /^="([^"]+)"$/.exec(text)?.[1] ?? text
}

function quoted(text: string, separator: string): string {
  return /["\n\r]|^ | $/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
}

describe('separated text', () => {
  it.each(Object.entries(encodings))('is read in %s with any separator, quoted where it must be', (_, encode) => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), (rows, separator, end) => {
        // A first line without doubt about the separator, as headings are.
        const all = [['户主', '姓名', '备注'], ...rows]
        const text = all.map((row) => row.map((one) => quoted(one, separator)).join(separator)).join(end)
        const expected = all.flatMap((row, at) =>
          row.flatMap((one, column) => (withoutFormula(one) === '' ? [] : [`${'ABC'[column]}${at + 1} text ${withoutFormula(one)}`])),
        )
        expect(cellsOf(encode(text + end))).toEqual(expected)
      }),
      { numRuns: 80 },
    )
  })

  it('takes the content of ="…", which keeps IDs from being rounded', () => {
    expect(cellsOf('姓名,证件\n张三,="439999199001011234"\n李四,"=""007"""\n王五,=1+1')).toEqual([
      'A1 text 姓名',
      'B1 text 证件',
      'A2 text 张三',
      'B2 text 439999199001011234',
      'A3 text 李四',
      'B3 text 007',
      'A4 text 王五',
      'B4 text =1+1',
    ])
  })

  it('finds the separator of notes full of commas', () => {
    expect(cellsOf('序号\t备注\n1\t甲，乙,丙,丁\n2\t戊,己').slice(2)).toEqual([
      'A2 text 1',
      'B2 text 甲，乙,丙,丁',
      'A3 text 2',
      'B3 text 戊,己',
    ])
    expect(cellsOf('sep=;\r\na;b,c\r\n')).toEqual(['A1 text a', 'B1 text b,c'])
    expect(cellsOf('只有一列\n甲\n乙')).toEqual(['A1 text 只有一列', 'A2 text 甲', 'A3 text 乙'])
  })

  it('reads on after a quote that nobody closed, and tells it', () => {
    const text = '姓名,备注\n"张三,甲\n李四,乙'
    expect(cellsOf(text)).toEqual(['A1 text 姓名', 'B1 text 备注', 'A2 text "张三', 'B2 text 甲', 'A3 text 李四', 'B3 text 乙'])
    expect(warningsOf(text)).toEqual([expect.stringContaining('1 个引号没有成对')])
  })

  it('tells broken characters, and does not take a damaged UTF-8 file for GBK', () => {
    const bytes = Buffer.from(`姓名\n${'张三\n'.repeat(100)}`)
    bytes[10] = 0xff
    expect(warningsOf(bytes)).toEqual([expect.stringContaining('乱码')])
    expect(cellsOf(bytes)[50]).toContain('张三')
  })

  it('keeps row numbers as Excel shows them, and calls the sheet as the file', () => {
    const result = readBytes(Buffer.from('甲\n\n\n"乙\n丙"\n丁'), { file: '2025 名单.csv' })
    if (isFault(result)) throw new Error(result.fault)
    expect(result.sheets[0]!.name).toBe('2025 名单')
    expect(listCells(readSheet(result.sheets[0]!))).toEqual(['A1 text 甲', 'A4 text 乙\n丙', 'A5 text 丁'])
  })
})

describe('web pages and XML that call themselves .xls', () => {
  const page = (body: string): string => `<html><head><meta charset="utf-8"><title>不是内容</title></head><body>${body}</body></html>`

  it('stacks tables with their titles and follows spans', () => {
    const text = page(
      '<h2>某镇花名册</h2><table><tr><th rowspan=2>户主<th colspan=2>成员</tr><tr><td>姓名<td>证件&nbsp;</tr><tr style="display:none"><td>甲<td>乙<br>丙<td>4399&amp;</table><script>var a="<td>"</script><table><tr><td>另一张</table>',
    )
    expect(cellsOf(text, 'a.xls')).toEqual([
      'A1 text 某镇花名册',
      'A2 text 户主',
      'B2 text 成员',
      'B3 text 姓名',
      'C3 text 证件',
      'A4 text 甲',
      'B4 text 乙\n丙',
      'C4 text 4399&',
      'A6 text 另一张',
    ])
    const result = readBytes(Buffer.from(text))
    if (isFault(result)) throw new Error(result.fault)
    expect(result.sheets[0]).toMatchObject({
      hiddenRows: [3],
      merges: [
        { top: 1, left: 0, bottom: 2, right: 0 },
        { top: 1, left: 1, bottom: 1, right: 2 },
      ],
    })
  })

  it('takes numbers only where the page gives them beside the same text', () => {
    const text = page(
      '<table><tr><td x:num>1,200</td><td x:num="43845">2020/1/15</td><td>439999199001011234</td><td sdval="43845" sdnum="2052;0;YYYY-MM-DD">2020-01-15</td></tr></table>',
    )
    expect(cellsOf(text)).toEqual(['A1 number 1200', 'B1 text 2020/1/15', 'C1 text 439999199001011234', 'D1 date 2020-01-15'])
  })

  it('is read in GBK, as web systems here send it', () => {
    expect(cellsOf(gbBytes('<html><meta charset=gb2312><table><tr><td>姓名</td><td>户主</td></tr></table></html>'))).toEqual([
      'A1 text 姓名',
      'B1 text 户主',
    ])
  })

  it('is unpacked from a web archive', () => {
    const html = Buffer.from(page('<table><tr><td>姓名</td></tr></table>')).toString('base64')
    const text = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--x"\r\n\r\n----x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${html}\r\n----x--`
    expect(cellsOf(text)).toEqual(['A1 text 姓名'])
  })

  it('reads XML spreadsheets: merges, dates, formulas, hidden parts, comments left out', () => {
    const book = (rows: string): string =>
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="一"><Table><Column ss:Hidden="1"/>${rows}</Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>`
    const text = book(
      '<Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeAcross="1"><Data ss:Type="String">甲</Data><Comment><Data>批注</Data></Comment></Cell><Cell><Data ss:Type="DateTime">2020-01-15T00:00:00.000</Data></Cell></Row><Row><Cell ss:StyleID="d"><Data ss:Type="Number">43845</Data></Cell><Cell ss:Formula="=A1"/><Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell></Row>',
    )
    expect(cellsOf(text)).toEqual(['A3 text 甲', 'C3 date 2020-01-15', 'A4 date 2020-01-15', 'B4 formula =A1', 'C4 date 08:30:00'])
    const result = readBytes(Buffer.from(text))
    if (isFault(result)) throw new Error(result.fault)
    expect(result.sheets[0]).toMatchObject({ name: '一', hidden: true, hiddenRows: [2], hiddenColumns: [0] })
  })
})
