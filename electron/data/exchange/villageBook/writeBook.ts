import { createHash } from 'node:crypto'
import { columnLetters } from '#data/excel/address.ts'
import { replaceFile } from '#data/excel/fileReplacement.ts'
import { optionsSheet, sheetNames } from '#data/excel/sheetNames.ts'
import { startWorkbook } from '#data/excel/workbookWriter.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { ContentColumn, ContentSheet } from './bookContent.ts'
import { bookKeysSheet, writeBookKeys, type BookKeys, type BookSheet } from './bookKeys.ts'
import { writeBookSheet, writeCover, writeHiddenTexts, writeLists } from './bookSheets.ts'
import { digestOfText, textThatLeaves } from './cellDigest.ts'

export type BookWish = Readonly<{
  /** What the key sheet says, but for the rows. */
  keys: Omit<BookKeys, 'version' | 'sheets'>
  township: string
  contents: readonly ContentSheet[]
  spare: number
  tasks: string
}>

export const coverSheet = '填写说明'

/**
 * Writes the workbook for a village and puts it in place when it is complete. Faults: export.locked, export.failed.
 * Answers its size and SHA-256 of what its key sheet says.
 */
export async function writeBook(path: string, wish: BookWish): Promise<Readonly<{ bytes: number; keys: BookKeys }> | Fault> {
  const names = sheetNames([coverSheet, ...wish.contents.map(({ ledger }) => ledger.label)]).slice(1)
  const sheets = wish.contents.map((content, index) => sheetKeys(names[index]!, content, wish.keys.salt))
  const keys: BookKeys = { version: 1, ...wish.keys, sheets }
  const lists = listsOf(wish.contents)
  const replaced = await replaceFile(path, async (stream) => {
    const workbook = startWorkbook(stream)
    writeCover(workbook, coverSheet, `${wish.township}${wish.keys.place}第 ${wish.keys.number} 号表格`, coverLines(wish))
    wish.contents.forEach((content, index) => {
      const name = names[index]!
      const rowKeys = content.rows.map((_, row) => rowKey(keys.book, index, row))
      const title = `${wish.township}${wish.keys.place}${content.ledger.label}（第 ${wish.keys.number} 号）`
      writeBookSheet(workbook, { name, title, content, keys: rowKeys, spare: wish.spare, listOf: (column) => rangeOf(lists, column) })
    })
    if (lists.length > 0) writeLists(workbook, optionsSheet, lists)
    writeHiddenTexts(workbook, bookKeysSheet, writeBookKeys(keys))
    await workbook.commit()
  })
  return isFault(replaced) ? replaced : { bytes: replaced.bytes, keys }
}

/** Names a row in its hidden cell; a check keeps numbers that somebody typed there from being taken for it. */
export function rowKey(book: string, sheet: number, row: number): string {
  const check = createHash('sha256').update(`${book} ${sheet} ${row}`).digest('base64url').slice(0, 6)
  return `${row + 1}-${check}`
}

function sheetKeys(name: string, { ledger, columns, rows }: ContentSheet, salt: string): BookSheet {
  return {
    name,
    ledger: ledger.id,
    columns: columns.map(({ field, header, editable }) => ({ field: field.id, header, editable })),
    rows: rows.map(({ id, head, cells }) => {
      const digests = columns.map(({ kind }, index) => digestOfText(salt, textThatLeaves(cells[index], kind)))
      return [id, head, digests.join('')] as const
    }),
  }
}

function coverLines({ keys, tasks, contents }: BookWish): readonly string[] {
  const counted = contents.map(({ ledger, rows }) => `${ledger.label} ${rows.length} ${ledger.unit}`).join('、')
  return [
    '请在上面写上填表人姓名。',
    ...(tasks === '' ? [] : tasks.split('\n').map((task) => `要做的事：${task}`)),
    `内容：${counted}。发出时间：${keys.at.slice(0, 16).replace('T', ' ')}。`,
    '白色格可以填写，灰色格只供查看。只改有变化的格，其余不要动。',
    '新增的户、人等写在各表最后的空行里，姓名和证件号码请写全。',
    '有人去世、迁走等情况，请改“状态”一类的列或在备注里写明，不要删行；删掉的行不会被当作删除。',
    '填好后保存（仍存为 .xlsx），用 U 盘交回乡镇。可以用 WPS 或 Excel 打开。',
  ]
}

function listsOf(contents: readonly ContentSheet[]): readonly (readonly string[])[] {
  const byText = new Map<string, readonly string[]>()
  for (const { columns } of contents) for (const { options } of columns) if (options.length > 0) byText.set(options.join('\n'), options)
  return [...byText.values()]
}

function rangeOf(lists: readonly (readonly string[])[], { options }: ContentColumn): string | null {
  if (options.length === 0) return null
  const wanted = options.join('\n')
  const letters = columnLetters(lists.findIndex((list) => list.join('\n') === wanted))
  return `'${optionsSheet}'!$${letters}$1:$${letters}$${options.length}`
}
