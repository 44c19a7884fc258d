import { describe, expect, it } from 'vitest'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { oneSheet, rawBook, stylesOf } from '#tests/fixtures/workbooks.ts'
import { cellAt, firstSheet, listCells, readGood } from './reading.ts'

describe('texts', () => {
  it('joins rich text and drops the phonetic guide, shared and inline', () => {
    const rich =
      '<r><t>东</t></r><r><rPr><b/></rPr><t xml:space="preserve">京 </t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>'
    const data = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>${rich}</is></c><c r="C1" t="inlineStr"><is><t>甲</t></is></c></row>`
    expect(listCells(firstSheet(oneSheet(data, { strings: `<si>${rich}</si>` })))).toEqual(['A1 text 东京 ', 'B1 text 东京 ', 'C1 text 甲'])
  })

  it('decodes the escapes of Excel and of XML', () => {
    const strings =
      '<si><t>甲_x000D_\n乙</t></si><si><t>_x005F_x0041_</t></si><si><t>a&amp;b &lt;c&gt; &#x4E2D;&#25991;</t></si><si><t><![CDATA[<原样>]]></t></si>'
    const data = `<row r="1">${[0, 1, 2, 3].map((index) => `<c r="${'ABCD'[index]}1" t="s"><v>${index}</v></c>`).join('')}<c r="E1" t="str"><f>A1</f><v>x_x0009_y</v></c></row>`
    const reader = firstSheet(oneSheet(data, { strings }))
    expect([0, 1, 2, 3, 4].map((column) => reader.text(0, column))).toEqual(['甲\r\n乙', '_x0041_', 'a&b <c> 中文', '<原样>', 'x\ty'])
  })

  it('keeps text that looks like a number or a formula as text', () => {
    const strings = '<si><t>439999199001011234</t></si><si><t>=1+1</t></si><si><t>007</t></si>'
    const data = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    expect(listCells(firstSheet(oneSheet(data, { strings })))).toEqual(['A1 text 439999199001011234', 'B1 text =1+1', 'C1 text 007'])
  })

  it('takes empty texts as blank', () => {
    const data =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t></t></is></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1" s="0"/><c r="E1"><v>1</v></c></row>'
    expect(listCells(firstSheet(oneSheet(data, { strings: '<si><t/></si>' })))).toEqual(['E1 number 1'])
  })

  it('reads another declared encoding', () => {
    const gbk = Uint8Array.from([
      ...Buffer.from('<?xml version="1.0" encoding="gb18030"?><sst><si><t>'),
      0xbc,
      0xd7,
      ...Buffer.from('</t></si></sst>'),
    ])
    const data = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    expect(firstSheet(oneSheet(data, { strings: '', parts: { 'xl/sharedStrings.xml': gbk } })).text(0, 0)).toBe('甲')
  })
})

describe('numbers', () => {
  it.each([
    ['1.1000000000000001', 1.1, '1.1'],
    ['3200.5', 3200.5, '3200.5'],
    ['-0.1', -0.1, '-0.1'],
    ['1E-7', 1e-7, '0.0000001'],
    ['1.5e-8', 1.5e-8, '0.000000015'],
    ['999999999999999', 999999999999999, '999999999999999'],
    ['4.3999919900101102E+17', 4.3999919900101102e17, '4.3999919900101102E+17'],
    ['439999199001011020', 439999199001011020, '439999199001011020'],
  ])('reads %s', (stored, number, text) => {
    expect(cellAt(firstSheet(oneSheet(`<row r="1"><c r="A1"><v>${stored}</v></c></row>`)), 0, 0)).toEqual({
      kind: 'number',
      number,
      text,
      fromFormula: false,
    })
  })

  it.each(['0x10', 'Infinity', '1e999', '12,5', 'NaN'])('keeps %s as text', (stored) => {
    expect(cellAt(firstSheet(oneSheet(`<row r="1"><c r="A1"><v>${stored}</v></c></row>`)), 0, 0)).toMatchObject({
      kind: 'text',
      text: stored,
    })
  })

  it('reads booleans and errors', () => {
    const data = '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c></row>'
    expect(listCells(firstSheet(oneSheet(data)))).toEqual(['A1 boolean TRUE', 'B1 boolean FALSE', 'C1 error #N/A'])
  })
})

describe('dates', () => {
  const formats = [
    14,
    22,
    27,
    31,
    36,
    45,
    50,
    58,
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy年m月d日;@',
    'h:mm',
    0,
    4,
    '0.00E+00',
    '#,##0.00"元/月";[Red]\\-0.00',
    '0.00_);\\(0.00\\)',
    '@',
  ]
  const dates = formats.map((_, index) => index < 11)

  it('knows built-in, Chinese and custom date formats', () => {
    const data = `<row r="1">${formats.map((_, index) => `<c r="${String.fromCharCode(65 + index)}1" s="${index}"><v>43845</v></c>`).join('')}</row>`
    const reader = firstSheet(oneSheet(data, { styles: stylesOf(formats) }))
    expect(formats.map((_, column) => cellAt(reader, 0, column).kind === 'date')).toEqual(dates)
    expect(reader.text(0, 3)).toBe('2020-01-15')
  })

  it('counts from 1904 when the workbook says so, and hands over serials of 1900', () => {
    const data = '<row r="1"><c r="A1" s="0"><v>42383</v></c><c r="B1"><v>42383</v></c></row>'
    const reader = firstSheet(oneSheet(data, { styles: stylesOf([14]), since1904: true }))
    // B1 has style 0 too: no `s` means style 0.
    expect(cellAt(reader, 0, 0)).toMatchObject({ kind: 'date', number: 43845, text: '2020-01-15' })
  })

  it('reads times and ISO date cells, and leaves impossible serials as numbers', () => {
    const data =
      '<row r="1"><c r="A1" s="0"><v>43845.5</v></c><c r="B1" s="0"><v>0.25</v></c><c r="C1" t="d"><v>2020-01-15T00:00:00</v></c><c r="D1" s="0"><v>-5</v></c><c r="E1" s="0"><v>9999999</v></c></row>'
    expect(listCells(firstSheet(oneSheet(data, { styles: stylesOf([22]) })))).toEqual([
      'A1 date 2020-01-15 12:00:00',
      'B1 date 06:00:00',
      'C1 date 2020-01-15',
      'D1 number -5',
      'E1 number 9999999',
    ])
  })
})

describe('formulas', () => {
  it('uses cached results and reports formulas without one', () => {
    const data =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f></c><c r="C1" t="str"><f>"甲"</f><v>甲</v></c><c r="D1"><f t="shared" si="0"/><v>4</v></c><c r="E1"><f>A1</f><v></v></c></row>'
    const reader = firstSheet(oneSheet(data))
    expect(listCells(reader)).toEqual(['A1 number 2', 'B1 formula =A1*2', 'C1 text 甲', 'D1 number 4', 'E1 formula =A1'])
    expect([0, 1, 2, 3].map((column) => cellAt(reader, 0, column).fromFormula)).toEqual([true, true, true, true])
    expect(reader.sheet.warnings).toEqual([expect.stringContaining('2 个单元格的公式没有保存结果（如 B1）')])
  })
})

describe('layout', () => {
  it('reads sheets in tab order with their hidden flags', () => {
    const cell = '<row r="1"><c r="A1"><v>1</v></c></row>'
    const book = readGood(
      rawBook({
        sheets: [
          { name: '乙', data: cell, state: 'hidden' },
          { name: '甲 & 丙', data: cell },
          { name: '__proto__', data: cell, state: 'veryHidden' },
        ],
      }),
    )
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['乙', true],
      ['甲 & 丙', false],
      ['__proto__', true],
    ])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('clips merges and hidden rows and columns to what is used', () => {
    const { sheet } = firstSheet(
      oneSheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="C2"><v>2</v></c></row><row r="900000" hidden="1"/>', {
        before: '<cols><col min="2" max="16384" hidden="1"/></cols>',
        after:
          '<mergeCells><mergeCell ref="A1:C1048576"/><mergeCell ref="C2:C9"/><mergeCell ref="F7:G9"/><mergeCell ref="kaputt"/></mergeCells>',
      }),
    )
    expect([sheet.rowCount, sheet.columnCount]).toEqual([2, 3])
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 2 }])
    expect(sheet.hiddenRows).toEqual([1])
    expect(sheet.hiddenColumns).toEqual([1, 2])
  })

  it('does without cell and row addresses, and sorts what comes out of order', () => {
    const bare = '<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="C2"><v>3</v></c><c><v>4</v></c></row>'
    expect(listCells(firstSheet(oneSheet(bare)))).toEqual(['A1 number 1', 'B1 number 2', 'C2 number 3', 'D2 number 4'])
    const mixed =
      '<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>9</v></c></row>'
    expect(listCells(firstSheet(oneSheet(mixed)))).toEqual(['A1 number 9', 'A2 number 3', 'B2 number 4'])
  })

  it('reads prefixed elements, any order of parts, stored entries and unknown extensions', () => {
    const data = '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:f>1</x:f><x:v>2</x:v></x:c></x:row>'
    const strings = '<x:si><x:r><x:t>甲</x:t></x:r><x:r><x:t>乙</x:t></x:r></x:si>'
    const prefixed = oneSheet(data, {
      strings,
      prefix: 'x',
      level: 0,
      order: ['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/sharedStrings.xml'],
    })
    expect(listCells(firstSheet(prefixed))).toEqual(['A1 text 甲乙', 'B1 number 2'])
    const extended = oneSheet('<row r="1"><c r="A1"><v>1</v><extLst><ext><v>77</v></ext></extLst></c></row>', {
      after: '<extLst><ext xmlns:x14="u"><x14:row r="9"><x14:c r="A9"><x14:v>5</x14:v></x14:c></x14:row></ext></extLst>',
    })
    expect(listCells(firstSheet(extended))).toEqual(['A1 number 1'])
  })

  it('reads what WPS adds: own namespaces, alternate content, comments and instructions', () => {
    const data =
      '<row r="1" spans="1:2" ht="20" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0"/></row>'
    const reader = firstSheet(
      oneSheet(data, {
        strings: '<!-- 甲 --><si><t>甲</t></si><?etc 乙?>',
        before:
          '<sheetPr><tabColor rgb="FF0000"/></sheetPr><dimension ref="A1:XFD1048576"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="9" customWidth="1"/></cols>',
        after:
          '<dataValidations count="1"><dataValidation type="list" sqref="A1:T1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations><mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent><extLst><ext uri="{etc}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><etc:v>9</etc:v></ext></extLst>',
      }),
    )
    expect(listCells(reader)).toEqual(['A1 text 甲'])
    expect([reader.sheet.rowCount, reader.sheet.columnCount, reader.sheet.warnings]).toEqual([1, 1, []])
  })

  it('leaves out chart sheets and takes odd part names', () => {
    const rels = `<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/XL/Worksheets/Sheet1.xml"/><Relationship Id="rId2" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`
    const sheets = [
      { name: '表', data: '<row r="1"><c r="A1"><v>1</v></c></row>' },
      { name: '图', data: '' },
    ]
    const book = readGood(rawBook({ sheets, parts: { 'xl/_rels/workbook.xml.rels': rels } }))
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['表'])
    expect(readSheet(book.sheets[0]!).text(0, 0)).toBe('1')
  })
})
