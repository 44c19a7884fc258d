import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { oneSheet } from '#tests/fixtures/workbooks.ts'
import { listCells } from './reading.ts'

const book = oneSheet('<row r="1"><c r="A1"><v>7</v></c></row>')

function read(zip: Uint8Array, entry?: string): unknown {
  const result = readBytes(zip, { file: '各村.zip', entry })
  return isFault(result) ? result : { entry: result.entry, cells: listCells(readSheet(result.sheets[0]!)) }
}

describe('a zip with workbooks', () => {
  it('is its only workbook, whatever else lies in it', () => {
    const zip = zipSync({
      '说明.docx': zipSync({ 'word/document.xml': strToU8('<w/>') }),
      '照片.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 1),
      '__MACOSX/._花名册.xlsx': book,
      '~$花名册.xlsx': book,
      '读我.md': strToU8('说明'),
      '东村/花名册.xls': book,
    })
    expect(read(zip)).toEqual({ entry: '东村/花名册.xls', cells: ['A1 number 7'] })
  })

  it('asks which one where there are several, in order', () => {
    const zip = zipSync({ '西村.csv': strToU8('姓名,1'), '东村.xlsx': book, '照片.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47) })
    const asked = readBytes(zip, { file: '各村.zip' })
    expect(asked).toMatchObject({ fault: 'import.archive', count: 2, entries: '东村.xlsx\n西村.csv' })
    expect(isFault(asked) && faultText(asked)).toContain('“各村.zip”里有 2 个表格，请选择要导入哪一个：东村.xlsx、西村.csv')
    expect(read(zip, '西村.csv')).toEqual({ entry: '西村.csv', cells: ['A1 text 姓名', 'B1 text 1'] })
    expect(read(zip, '北村.csv')).toMatchObject({ fault: 'import.archive' })
  })

  it('reads names in GBK, as Windows packs them', () => {
    const zip = zipSync({ 'ab.xlsx': book, 'cd.xlsx': book })
    const gbk = [0xbc, 0xd7]
    for (let at = 0; at + 2 < zip.length; at++) if (zip[at] === 0x61 && zip[at + 1] === 0x62 && zip[at + 2] === 0x2e) zip.set(gbk, at)
    expect(readBytes(zip)).toMatchObject({ fault: 'import.archive', entries: '甲.xlsx\ncd.xlsx' })
    expect(read(zip, '甲.xlsx')).toMatchObject({ cells: ['A1 number 7'] })
  })

  it.each([
    ['nothing to read', zipSync({ 'a.jpg': Uint8Array.of(0xff, 0xd8, 0xff) }), '没有表格'],
    ['another archive', zipSync({ '各村.zip': zipSync({ 'a.xlsx': book }) }), '还有压缩包'],
    ['an archive called .xlsx', zipSync({ 'a.xlsx': zipSync({ 'b.xlsx': zipSync({ 'c.csv': strToU8('1') }) }) }), '还有压缩包'],
    ['a Word file', zipSync({ 'word/document.xml': strToU8('<w/>'), '[Content_Types].xml': strToU8('<t/>') }), 'Word'],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': Uint8Array.of(1), '[Content_Types].xml': strToU8('<t/>') }), 'xlsb'],
    ['an OpenDocument file', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') }), 'OpenDocument'],
  ])('refuses %s and says what it is', (_, zip, says) => {
    const result = readBytes(zip, { file: '各村.zip' })
    expect(result).toMatchObject({ fault: 'import.notWorkbook' })
    expect(isFault(result) && faultText(result)).toContain(says)
  })
})

describe('files picked by mistake', () => {
  it.each([
    ['RAR', 'Rar!\x1a\x07\x00'],
    ['7z', '7z\xbc\xaf\x27\x1c'],
    ['PDF', '%PDF-1.7'],
    ['JPEG', '\xff\xd8\xff\xe0'],
    ['程序', 'MZ\x90\x00'],
    ['数据库', 'SQLite format 3\x00'],
    ['不是文字', 'abc\x00\x01\x02def'],
    ['里面不是表格', '<?xml version="1.0"?><a/>'],
    ['没有表格', '<!DOCTYPE html><html><body>请重新登录</body></html>'],
  ])('are called by their name: %s', (says, head) => {
    const result = readBytes(Buffer.from(head, 'latin1'), { file: '名单.xlsx' })
    expect(result).toMatchObject({ fault: 'import.notWorkbook', file: '名单.xlsx' })
    expect(isFault(result) && faultText(result)).toContain(says)
  })
})
