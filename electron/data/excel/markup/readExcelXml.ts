import { SaxesParser } from 'saxes'
import { limits } from '../limits.ts'
import type { Reading } from '../reading.ts'
import { damaged, notWorkbook } from '../refusal.ts'
import { createBook } from '../sheetBuilder.ts'
import { decodeAll } from '../text/encoding.ts'
import { createTexts } from '../texts.ts'
import { createXmlBook, xmlBookHandlers } from './excelXmlSheet.ts'

/** Reads SpreadsheetML 2003, the one-file XML that reporting tools name .xls. Throws FaultError. */
export function readExcelXml(bytes: Uint8Array): Reading {
  const text = decodeAll(bytes, /encoding\s*=\s*["']([\w-]+)["']/.exec(Buffer.from(bytes.subarray(0, 120)).toString('latin1'))?.[1])
  const context = createBook(createTexts([]), /<(\w+:)?Date1904\s*\/?>/.test(text.slice(0, 20_000)))
  const book = createXmlBook(context)
  parse(text, xmlBookHandlers(book))
  if (book.sheets.length === 0) throw notWorkbook('它是 XML 文件，里面没有工作表')
  return { sheets: book.sheets, strings: context.texts.list, warnings: [] }
}

export type XmlHandlers = Readonly<{
  open(name: string, attributes: ReadonlyMap<string, string>): void
  close(name: string): void
  text(text: string): void
}>

/** Names without their prefix: writers choose it as they like. */
function parse(text: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw damaged(`XML 内容有错（${error.message.slice(0, 80)}）`)
  })
  parser.on('doctype', () => {
    throw damaged('里面有不应出现的文档类型声明（DOCTYPE）')
  })
  let depth = 0
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > limits.xmlDepth) throw damaged('XML 套得太深')
    handlers.open(local(name), new Map(Object.entries(attributes).map(([key, value]) => [local(key), value])))
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handlers.close(local(name))
  })
  parser.on('text', handlers.text)
  parser.on('cdata', handlers.text)
  for (let at = 0; at < text.length; at += STEP) parser.write(text.slice(at, at + STEP))
  parser.close()
}

const STEP = 1 << 16

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
