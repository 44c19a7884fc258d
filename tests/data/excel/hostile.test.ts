import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { readBytes } from '#data/excel/readBytes.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { bombBook } from '#tests/fixtures/bombs.ts'
import { encryptedContainer, oneSheet, rawBook, xmlHead } from '#tests/fixtures/workbooks.ts'
import { firstSheet, listCells, readGood } from './reading.ts'

const small = oneSheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c></row>', {
  strings: '<si><t>甲</t></si>',
  styles: '<cellXfs><xf/></cellXfs>',
})

function withMagic(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  bytes.set([0x50, 0x4b, 3, 4])
  return bytes
}

function faultOf(bytes: Uint8Array): string {
  const result = readBytes(bytes, { file: 'a.xlsx' })
  return isFault(result) ? result.fault : 'read'
}

describe('what is no workbook', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'import.empty'],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'import.notWorkbook'],
    ['a page without tables', strToU8('<html><body>请重新登录</body></html>'), 'import.notWorkbook'],
    ['a page with an empty table', strToU8('<html><table></table></html>'), 'import.empty'],
    ['a container that is only a head', encryptedContainer(), 'import.damaged'],
    [
      'a zip of something else',
      rawBook({ sheets: [], parts: { '_rels/.rels': '<Relationships/>', 'xl/workbook.xml': '<document/>' } }),
      'import.notWorkbook',
    ],
    ['a workbook without cells', oneSheet('<row r="1"><c r="A1" s="1"/></row>'), 'import.empty'],
    ['a workbook without sheets', rawBook({ sheets: [] }), 'import.empty'],
    ['a lone signature', Uint8Array.of(0x50, 0x4b, 3, 4), 'import.damaged'],
    ['more than 100 MB', withMagic(100 * 1024 * 1024 + 1), 'import.tooLarge'],
  ])('refuses %s', (_, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault)
  })

  it('names the file in the fault', () => {
    expect(readBytes(new Uint8Array(0), { file: '名单.xlsx' })).toEqual({ fault: 'import.empty', file: '名单.xlsx' })
  })
})

describe('damage', () => {
  it('never throws on a truncated file, and never reads one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: small.length - 1 }), (length) => faultOf(small.subarray(0, length)) === 'import.damaged'),
      { numRuns: 300 },
    )
  })

  it('never throws on flipped bytes, and never reads other values than were written', () => {
    const good = listCells(firstSheet(small))
    const flips = fc.array(fc.tuple(fc.integer({ min: 4, max: small.length - 1 }), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(flips, (list) => {
        const bytes = small.slice()
        for (const [at, change] of list) bytes[at] = bytes[at]! ^ change
        const result = readBytes(bytes)
        // A flip may hide a part (its name changed); what is read then is less, never different.
        return isFault(result) || listCells(firstSheet(bytes)).every((cell) => good.includes(cell))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a text that is missing', '<row r="1"><c r="A1" t="s"><v>5</v></c></row>'],
    ['a negative text', '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'],
    ['an address off the grid', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['an address that is none', '<row r="1"><c r="A0"><v>1</v></c></row>'],
    ['a row off the grid', '<row r="9999999"><c><v>1</v></c><c r="A1048577"><v>1</v></c></row>'],
    ['broken XML', '<row r="1"><c r="A1"><v>1</c></row>'],
    ['an unknown entity', '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>'],
  ])('refuses %s', (_, data) => {
    expect(faultOf(oneSheet(data, { strings: '<si><t>甲</t></si>' }))).toBe('import.damaged')
  })

  it('refuses a sheet that is listed but absent', () => {
    expect(faultOf(rawBook({ sheets: [{ name: '表', data: '' }], parts: { 'xl/_rels/workbook.xml.rels': '<Relationships/>' } }))).toBe(
      'import.damaged',
    )
  })
})

describe('XML attacks', () => {
  const strings = (doctype: string, text: string): Uint8Array =>
    oneSheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', {
      strings: '',
      parts: { 'xl/sharedStrings.xml': `${xmlHead}${doctype}<sst><si><t>${text}</t></si></sst>` },
    })

  it.each([
    [
      'entity bomb',
      strings(
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefghi'.replace(/./g, (name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`,
        '&i;',
      ),
    ],
    ['external entity', strings('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;')],
    ['harmless DOCTYPE', strings('<!DOCTYPE sst>', '甲')],
  ])('refuses an %s', (_, bytes) => {
    expect(faultOf(bytes)).toBe('import.damaged')
  })
})

describe('size attacks', () => {
  const blank = ' '.repeat(1024 * 1024)

  it('stops a zip bomb of 1 GB of zeros early', () => {
    const bytes = bombBook({ sheet: blank, times: 1024 })
    const before = process.memoryUsage()
    expect(faultOf(bytes)).toBe('import.tooLarge')
    const after = process.memoryUsage()
    expect(after.rss - before.rss).toBeLessThan(700e6)
  })

  it('counts what comes out, not what the header claims', () => {
    const bytes = bombBook({ sheet: blank, times: 64 })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
    expect(faultOf(bytes)).toBe('import.tooLarge')
  })

  it('reads past 1,048,576 styled blank rows for nothing', () => {
    const rows: string[] = []
    for (let row = 2; row <= 1_048_576; row++) rows.push(`<row r="${row}" s="1" customFormat="1" ht="15"><c r="A${row}" s="1"/></row>`)
    const bytes = oneSheet(`<row r="1"><c r="A1"><v>1</v></c></row>${rows.join('')}`, { level: 1 })
    rows.length = 0
    const before = process.memoryUsage()
    const { sheet } = firstSheet(bytes)
    const after = process.memoryUsage()
    expect([sheet.rowCount, sheet.columnCount, sheet.cells.row.length]).toEqual([1, 1, 1])
    expect(after.rss - before.rss).toBeLessThan(300e6)
  })

  it('ignores a stray cell at the far corner, with a warning', () => {
    const { sheet } = firstSheet(oneSheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'))
    expect([sheet.rowCount, sheet.columnCount]).toEqual([1, 1])
    expect(sheet.warnings).toEqual([expect.stringContaining('1 个零散单元格（如 XFD1048576）')])
  })

  it('refuses content beyond 512 columns, and takes all rows that Excel has', () => {
    const down = Array.from({ length: 101 }, (_, at) => `<row r="${200_001 + at}"><c r="A${200_001 + at}"><v>1</v></c></row>`).join('')
    const across = Array.from({ length: 513 + 101 }, () => '<c><v>1</v></c>').join('')
    expect(firstSheet(oneSheet(down)).sheet.rowCount).toBe(200_101)
    expect(faultOf(oneSheet(`<row r="1">${across}</row>`))).toBe('import.tooLarge')
  })

  it('cuts text beyond 32,767 characters and says where', () => {
    const long = '长'.repeat(40_000)
    const data = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>${long}</t></is></c></row>`
    const reader = firstSheet(oneSheet(data, { strings: `<si><t>${long}</t></si>` }))
    expect([reader.text(0, 0).length, reader.text(0, 1).length]).toEqual([32_767, 32_767])
    expect(reader.sheet.warnings).toEqual([expect.stringContaining('2 个单元格的文字超过 32767 个字（如 A1）')])
  })

  it('takes many entries that it need not read, but not any number', () => {
    const photos = (count: number): Record<string, Uint8Array> =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`xl/media/image${at}.png`, new Uint8Array(3)]))
    const data = '<row r="1"><c r="A1"><v>1</v></c></row>'
    expect(readGood(oneSheet(data, { parts: photos(2000) })).sheets).toHaveLength(1)
    expect(faultOf(oneSheet(data, { parts: photos(10_001) }))).toBe('import.tooLarge')
  })

  it('refuses more than 500 sheets', () => {
    expect(faultOf(rawBook({ sheets: Array.from({ length: 501 }, (_, at) => ({ name: `户${at}`, data: '' })) }))).toBe('import.tooLarge')
  })
})
