import { FaultError } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import { openArchive, packageNature } from './archive.ts'
import { readXls } from './biff/readXls.ts'
import { openCompound } from './compound/compoundFile.ts'
import { unlockPackage } from './compound/protectedPackage.ts'
import type { TellEarly } from './earlySheet.ts'
import { limits } from './limits.ts'
import { natureOf } from './magic.ts'
import { readExcelXml } from './markup/readExcelXml.ts'
import { readHtml } from './markup/readHtml.ts'
import { readMime } from './markup/readMime.ts'
import { workbookOf } from './reading.ts'
import type { Reading, Source } from './reading.ts'
import { readXlsx } from './readXlsx.ts'
import { notWorkbook, tooLarge } from './refusal.ts'
import { readCsv } from './text/readCsv.ts'
import { readZipDirectory } from './zipDirectory.ts'

export type ReadOptions = Readonly<{
  /** The file's name for messages. */
  file?: string
  /** 0..1, called at most about a hundred times. */
  onProgress?: ((share: number) => void) | undefined
  password?: string | undefined
  /** Which workbook of a zip, by the name that import.archive gave. */
  entry?: string | undefined
  /** Told parts of an .xlsx while the rest is read. */
  tellEarly?: TellEarly | undefined
}>

/**
 * Reads a table file by its content, never by its name: .xlsx, .xlsm, .xls, .et, .csv, .txt, web pages and XML that
 * call themselves .xls, and any of them inside a zip or behind an opening password. Synchronous and up to minutes long
 * on a hostile file: the program runs it in the worker. Faults: import.notWorkbook, .damaged, .tooLarge, .empty,
 * .passwordNeeded, .passwordWrong, .protectionUnsupported, .archive.
 */
export function readBytes(bytes: Uint8Array, options: ReadOptions = {}): Outcome<RawWorkbook> {
  const reading = readPacked(bytes, options)
  return 'fault' in reading ? reading : workbookOf(reading)
}

/** As `readBytes`, the texts perhaps still packed. */
export function readPacked(bytes: Uint8Array, options: ReadOptions): Outcome<Reading> {
  const { file = '所选文件', onProgress = () => {}, password, entry, tellEarly } = options
  try {
    const reading = readAny({ bytes, file, password, onProgress, entry, tellEarly })
    if (reading.sheets.every((sheet) => sheet.cells.row.length === 0)) throw new FaultError({ fault: 'import.empty' })
    return reading
  } catch (error) {
    return { ...faultOf(error), file }
  }
}

type Wish = Source & Readonly<{ entry?: string | undefined; inside?: boolean }>

function readAny(wish: Wish): Reading {
  const { bytes, file, onProgress } = wish
  const nature = natureOf(bytes)
  if (nature === 'empty') throw new FaultError({ fault: 'import.empty' })
  if (typeof nature === 'object') throw notWorkbook(nature.foreign)
  guardSize(bytes.length, nature === 'text' ? limits.textFileBytes : limits.fileBytes)
  switch (nature) {
    case 'zip':
      return readZip(wish)
    case 'compound':
      return readCompound(wish)
    case 'biff':
      return readXls(bytes, wish)
    case 'html':
      return readHtml(bytes, sheetName(file))
    case 'excelXml':
      return readExcelXml(bytes)
    case 'mime':
      return readMime(bytes, sheetName(file))
    case 'text':
      return readCsv(bytes, sheetName(file), onProgress)
  }
}

function guardSize(bytes: number, most: number): void {
  if (bytes > most) throw tooLarge(`超过 ${most / 2 ** 20} MB`)
}

/** A workbook, or an archive with workbooks; archives inside archives are left to the person. */
function readZip(wish: Wish): Reading {
  const entries = readZipDirectory(wish.bytes)
  const nature = packageNature(entries)
  if (typeof nature === 'object') throw notWorkbook(nature.foreign)
  if (nature === 'workbook') return readXlsx(entries, wish)
  if (wish.inside) throw notWorkbook('压缩包里还有压缩包，请先解压，再选择里面的表格')
  const { name, bytes } = openArchive(entries, wish.entry)
  const reading = readAny({ ...wish, bytes, file: name.slice(name.lastIndexOf('/') + 1), inside: true })
  return { ...reading, entry: name }
}

function readCompound(wish: Wish): Reading {
  const container = openCompound(wish.bytes)
  const has = (name: string): boolean => container.names.some((one) => one.toLowerCase() === name)
  if (has('encryptedpackage')) return readAny({ ...wish, bytes: unlockPackage(container, wish.password), inside: true })
  const stream = container.stream('Workbook') ?? container.stream('Book')
  if (stream) return readXls(stream, wish)
  if (has('worddocument')) throw notWorkbook('它是 Word 文档，请把其中的表格复制到 Excel')
  if (has('powerpoint document')) throw notWorkbook('它是演示文稿')
  throw notWorkbook('里面没有工作簿')
}

/** Sheets of formats without sheets are called as the file is. */
function sheetName(file: string): string {
  return file.replace(/\.[^.]*$/, '').slice(0, 31) || '表'
}

/** A string or buffer that the engine cannot allocate is a file too large for this computer; the rest are bugs. */
function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault
  if (error instanceof RangeError && /allocation|Invalid string length|Invalid array|Invalid typed array|map size/i.test(error.message)) {
    return { fault: 'import.tooLarge', detail: '内存放不下' }
  }
  throw error
}
