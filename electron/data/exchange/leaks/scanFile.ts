import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { limits } from '#data/excel/limits.ts'
import { partText, readPackage } from '#data/excel/filling/package.ts'
import { decodeXml } from '#data/excel/filling/xmlTags.ts'
import { readWorkbookInWorker } from '#data/excel/readWorkbook.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import { findFullNumbers, type FullNumber } from '#shared/values/fullNumbers.ts'

/** A full number and where it stands, in words: 工作表“花名册”C7, 第 12 段. */
export type FoundNumber = FullNumber & Readonly<{ where: string; text: string }>

export type Scanned = Readonly<{ found: readonly FoundNumber[]; canMask: boolean }>

/** Everything in a file that is a full number of a person. Faults: leaks.unreadable, those of the importer. */
export async function scanFile(path: string, opening: Readonly<{ password?: string; entry?: string }>): Promise<Scanned | Fault> {
  const file = basename(path)
  const kind = extname(path).toLowerCase()
  const unreadable = unreadableKinds[kind]
  if (unreadable !== undefined) return { fault: 'leaks.unreadable', file, detail: unreadable }
  try {
    if (kind === '.docx' || kind === '.dotx') return { found: wordNumbers(bytesOf(path)), canMask: false }
    if (kind === '.txt' || kind === '.md' || kind === '.json') return { found: lineNumbers(bytesOf(path)), canMask: false }
  } catch (error) {
    if (error instanceof FaultError) return { ...error.fault, file }
    return { fault: 'leaks.unreadable', file, detail: '文件打不开' }
  }
  const workbook = await readWorkbookInWorker(path, opening)
  if (isFault(workbook)) return workbook
  const found = workbook.sheets.flatMap((sheet) => sheetNumbers(readSheet(sheet)))
  return { found, canMask: (kind === '.xlsx' || kind === '.xlsm') && !opening.password }
}

const unreadableKinds: Readonly<Record<string, string>> = {
  '.pdf': 'PDF 里的文字本程序读不出来，请检查生成它的原表',
  '.doc': '旧的 Word 文档，请用 WPS 或 Word 另存为 .docx 再检查',
  '.wps': 'WPS 文字文档，请另存为 .docx 再检查',
  '.jpg': '图片里的文字读不出来',
  '.png': '图片里的文字读不出来',
  '.tzdb': '台账文件含有全部个人信息，外发请用交换包',
}

function bytesOf(path: string): Buffer {
  if (statSync(path).size > limits.fileBytes)
    throw new FaultError({ fault: 'import.tooLarge', detail: `超过 ${limits.fileBytes / 2 ** 20} MB` })
  return readFileSync(path)
}

function numbersIn(text: string, where: string): readonly FoundNumber[] {
  return findFullNumbers(text).map((found) => ({ ...found, where, text: text.slice(found.from, found.to) }))
}

function sheetNumbers(reader: SheetReader): readonly FoundNumber[] {
  const { sheet } = reader
  const hidden = sheet.hidden ? '（隐藏的）' : ''
  const found: FoundNumber[] = []
  for (let row = 0; row < sheet.rowCount; row += 1)
    for (const column of reader.columnsOf(row))
      found.push(...numbersIn(reader.text(row, column), `工作表“${sheet.name}”${hidden} ${letters(column)}${row + 1}`))
  return found
}

function letters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** Paragraphs of the text, headers, footers, notes and comments; a number may be spread over many runs. */
function wordNumbers(bytes: Uint8Array): readonly FoundNumber[] {
  const file = readPackage(bytes)
  const parts = [...file.entries.keys()].filter((name) =>
    /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/.test(name),
  )
  if (!parts.includes('word/document.xml')) throw new FaultError({ fault: 'leaks.unreadable', detail: '它不是 Word 文档' })
  return parts.flatMap((name) => {
    const paragraphs = (partText(file, name) ?? '').split(/<\/w:p>/)
    const place = name === 'word/document.xml' ? '' : '页眉页脚或批注'
    return paragraphs.flatMap((paragraph, index) => numbersIn(wordText(paragraph), `${place}第 ${index + 1} 段`))
  })
}

const wordText = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)[ /]/g)]
    .map(([, text]) => (text === undefined ? '\t' : decodeXml(text)))
    .join('')

/** A text without marks of its encoding may be GB 18030; digits are the same in both. */
function lineNumbers(bytes: Buffer): readonly FoundNumber[] {
  return bytes
    .toString('latin1')
    .split(/\r?\n/)
    .flatMap((line, index) => numbersIn(line, `第 ${index + 1} 行`))
}
