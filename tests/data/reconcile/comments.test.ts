import { readFileSync, writeFileSync } from 'node:fs'
import { unzipSync, strFromU8 } from 'fflate'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readReport } from '#data/reconcile/readReport.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
beforeAll(() => {
  core = makeTestCore()
})
afterAll(() => core.dispose())

function row(...cells: readonly string[]): TableRow {
  return new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
}

/** Figures cut over runs of different looks, a table with a wrong total. */
async function officialDocument(): Promise<Buffer> {
  const runs = ['共开发公益性岗位', { text: '9', bold: true }, { text: '0个', italics: true }, '，其中甲类岗41个、乙类岗50个 & 其他。']
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ children: runs.map((run) => (typeof run === 'string' ? new TextRun(run) : new TextRun(run))) }),
            new Paragraph('两批合计投资30.5万元，其中省级20万元，自筹10.4万元。'),
            new Table({ rows: [row('村', '户数'), row('甲村', '12'), row('乙村', '13'), row('丙村', '5'), row('合计', '31')] }),
          ],
        },
      ],
    }),
  )
}

async function commented(name: string, bytes: Uint8Array | string): Promise<Readonly<{ path: string; comments: number }>> {
  const [from, to] = [core.at(name), core.at(`${name}.批注.docx`)]
  writeFileSync(from, bytes)
  await core.ok('reconcile.open', { token: core.token(from) })
  const { comments } = await core.ok('reconcile.comment', { token: core.token(to) })
  return { path: to, comments }
}

/** The text between the marks of each comment. */
function anchored(xml: string): readonly string[] {
  return [
    ...xml.matchAll(
      /<w:commentRangeStart w:id="(\d+)"\/>([\s\S]*?)<w:commentRangeEnd w:id="\1"\/><w:r><w:commentReference w:id="\1"\/><\/w:r>/g,
    ),
  ].map(([, , inside]) => [...inside!.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
}

test('comments stand at the very figures of the document, everything else of it is as it was', async () => {
  const bytes = await officialDocument()
  const { path, comments } = await commented('汇报.docx', bytes)
  const [before, after] = [unzipSync(bytes), unzipSync(readFileSync(path))]
  const xml = strFromU8(after['word/document.xml']!)
  expect(comments).toBe(3)
  expect(anchored(xml)).toEqual(['90个', '30.5万元', '31'])
  const changed = new Set(['word/document.xml', '[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml'])
  for (const [name, part] of Object.entries(before)) if (!changed.has(name)) expect(after[name], name).toEqual(part)
  expect(strFromU8(after['word/comments.xml']!)).toContain('各部分相加 41个＋50个＝91个')
  const [own, copy] = [await readReport(core.at('汇报.docx')), await readReport(path)]
  if (isFault(own) || isFault(copy)) throw new Error('unreadable')
  expect(copy.report).toEqual(own.report)
  // Looks of the runs stay: bold nine, italic rest.
  expect(xml).toMatch(/<w:b\/>[^]*?<w:t[^>]*>9<\/w:t>/)
})

test('a document that has comments already keeps them', async () => {
  const once = await commented('一.docx', await officialDocument())
  const twice = await commented('二.docx', readFileSync(once.path))
  const parts = unzipSync(readFileSync(twice.path))
  const comments = strFromU8(parts['word/comments.xml']!)
  expect([...comments.matchAll(/<w:comment w:id="(\d+)"/g)].map(([, id]) => Number(id))).toEqual([0, 1, 2, 3, 4, 5])
  expect([...strFromU8(parts['word/_rels/document.xml.rels']!).matchAll(/comments\.xml/g)]).toHaveLength(1)
})

test('a text becomes a new document with the same text and the comments in it', async () => {
  const text = '工作汇报\n共开发岗位90个，其中甲类岗41个、乙类岗50个。\n第三行\t有<tab>。\n'
  const { path, comments } = await commented('汇报.txt', text)
  const read = await readReport(path)
  if (isFault(read)) throw new Error(read.fault)
  expect(comments).toBe(1)
  expect(anchored(strFromU8(unzipSync(readFileSync(path))['word/document.xml']!))).toEqual(['90个'])
  expect(read.report.text).toBe(text.replace('\t', ' '))
})

test.each([
  ['合计 at the end', ['村 户数 人数', '甲 10 30', '乙 12 40', '合计 22 71'], ['71']],
  ['合计 first', ['村 户数', '合计 22', '甲 10', '乙 12'], []],
  ['小计 and 合计', ['村 数', '甲 1', '乙 2', '小计 3', '丙 4', '丁 5', '小计 9', '合计 13'], ['13']],
  ['a rate is not added up', ['村 数 完成率', '甲 10 50%', '乙 10 70%', '合计 20 60%'], []],
  ['a column of totals', ['村 合计 甲类 乙类', 'a 3 1 2', 'b 7 3 4', 'c 9 5 5', 'd 8 4 4'], ['9']],
  ['measures overlap', ['措施 户数', '产业 10', '就业 12', '合计 15'], []],
])('tables: %s', async (_, lines, wrong) => {
  const rows = lines.map((line) => row(...line.split(' ')))
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Table({ rows })] }] }))
  writeFileSync(core.at('表.docx'), bytes)
  await core.ok('reconcile.open', { token: core.token(core.at('表.docx')) })
  const { marks } = await core.ok('reconcile.run', {})
  expect(marks.filter(({ mark }) => mark === 'red').map(({ quote }) => quote)).toEqual(wrong)
})
