import type { Reading } from '../reading.ts'
import { notWorkbook } from '../refusal.ts'
import { createBook } from '../sheetBuilder.ts'
import { decodeAll } from '../text/encoding.ts'
import { createTexts } from '../texts.ts'
import { readPage } from './readHtml.ts'

/** Reads a web archive (.mht, often named .xls): a sheet for each page inside that has a table. Throws FaultError. */
export function readMime(bytes: Uint8Array, name: string): Reading {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const context = createBook(createTexts([]))
  const pages = partsOf(buffer).flatMap((part) => pageOf(part))
  const names = pages.flatMap((page) => Array.from(page.matchAll(/<x:Name>([^<]{1,31})<\/x:Name>/gi), (found) => found[1]!))
  const sheets = pages.flatMap((page) => readPage(page, '', context) ?? [])
  if (sheets.length === 0) throw notWorkbook('它是网页归档，里面没有表格')
  const named = sheets.map((sheet, index) => ({ ...sheet, name: names.length >= sheets.length ? names[index]! : sheetName(name, index) }))
  return { sheets: named, strings: context.texts.list, warnings: [] }
}

function sheetName(name: string, index: number): string {
  return index === 0 ? name : `${name.slice(0, 27)} ${index + 1}`
}

/** The parts between the boundary lines. Bytes are kept as Latin letters until a part's encoding is known. */
function partsOf(buffer: Buffer): readonly string[] {
  const text = buffer.toString('latin1')
  const boundary = /boundary\s*=\s*"?([^"\r\n;]{1,200})"?/i.exec(text.slice(0, 4096))?.[1]
  return boundary === undefined ? [text] : text.split(`--${boundary}`).slice(1, 600)
}

function pageOf(part: string): readonly string[] {
  const gap = /\r?\n\r?\n/.exec(part)
  if (!gap) return []
  const head = part.slice(0, gap.index)
  if (!/content-type:\s*text\/(html|xml)|<html/i.test(head)) return []
  const body = Buffer.from(part.slice(gap.index + gap[0].length), 'latin1')
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(head)?.[1]
  return [decodeAll(transferred(body, /content-transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1]), charset)]
}

function transferred(body: Buffer, encoding = '8bit'): Uint8Array {
  if (/^base64$/i.test(encoding)) return Buffer.from(body.toString('latin1'), 'base64')
  return /^quoted-printable$/i.test(encoding) ? unquoted(body) : body
}

/** `=E4` is a byte, `=` at a line's end joins it with the next. */
function unquoted(body: Buffer): Uint8Array {
  const text = body
    .toString('latin1')
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}
