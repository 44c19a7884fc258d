import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readReport } from '#data/reconcile/readReport.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'

const folder = mkdtempSync(join(tmpdir(), '报告 '))
beforeAll(prepareExcelWorker)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function textOf(path: string): Promise<string> {
  const read = await readReport(path)
  return isFault(read) ? read.fault : read.report.text
}

function docx(body: string): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml) })
}

test('a Word file gives its paragraphs and cells; text that was struck out by tracked changes is none', async () => {
  const path = file(
    '汇报.docx',
    docx(
      '<w:p><w:r><w:t>全镇脱贫户</w:t></w:r><w:r><w:t xml:space="preserve">12 </w:t></w:r><w:r><w:t>户&amp;40人</w:t></w:r></w:p>' +
        '<w:p><w:del><w:r><w:delText>99户</w:delText></w:r></w:del><w:ins><w:r><w:t>12户</w:t></w:r></w:ins><w:r><w:br/><w:t>下一行</w:t></w:r></w:p>' +
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>村</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3户</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
    ),
  )
  expect(await textOf(path)).toBe('全镇脱贫户12 户&40人\n12户 下一行\n村\n3户\n')
})

test.each([
  ['UTF-8', Buffer.from('全镇脱贫户12户。')],
  ['GB18030', Buffer.from([0xc8, 0xab, 0xd5, 0xf2, 0xcd, 0xd1, 0xc6, 0xb6, 0xbb, 0xa7, 0x31, 0x32, 0xbb, 0xa7, 0xa1, 0xa3])],
])('a text file in %s', async (name, bytes) => {
  expect(await textOf(file(`${name}.txt`, bytes))).toBe('全镇脱贫户12户。')
})

test.each([
  ['断.docx', docx('<w:p><w:r><w:t>话</w:t></w:r></w:p>').slice(0, 180)],
  ['错.docx', docx('<w:p><w:r><w:t>话</w:t></w:r>')],
  ['扫描.pdf', Buffer.from('%PDF-1.7 …')],
  ['旧.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  ['老.doc', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('WordDocument', 'utf16le')])],
  ['富.rtf', Buffer.from('{\\rtf1 12')],
  ['照.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
])('%s is refused in words', async (name, bytes) => {
  const answer = await readReport(file(name, bytes))
  expect(isFault(answer) && faultText(answer)).toContain(name)
})

test('a file that is not there', async () => {
  expect(await readReport(join(folder, '没有.docx'))).toMatchObject({ fault: 'file.notFound' })
})

test('where tables stand in a Word file, with what is merged in them', async () => {
  const cell = (text: string, more = ''): string => `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const body = `<w:tbl><w:tr>${cell('村', '<w:vMerge w:val="restart"/>')}${cell('户', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('甲')}${cell('乙')}</w:tr></w:tbl>`
  const read = await readReport(file('表.docx', docx(body)))
  if (isFault(read)) throw new Error(read.fault)
  const { text, tables } = read.report
  expect(tables).toMatchObject([{ rows: 2, columns: 3 }])
  expect(
    tables[0]!.cells.map(({ start, end, row, column, rowSpan, columnSpan }) => [text.slice(start, end), row, column, rowSpan, columnSpan]),
  ).toEqual([
    ['村', 0, 0, 2, 1],
    ['户', 0, 1, 1, 2],
    ['甲', 1, 1, 1, 1],
    ['乙', 1, 2, 1, 1],
  ])
})
