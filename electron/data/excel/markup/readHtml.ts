import { decodeAll } from '../text/encoding.ts'
import type { Reading } from '../reading.ts'
import { notWorkbook } from '../refusal.ts'
import { createBook, finishSheet, startSheet } from '../sheetBuilder.ts'
import type { BookContext } from '../sheetBuilder.ts'
import type { RawSheet } from '#shared/importing/rawTable.ts'
import { createTexts } from '../texts.ts'
import { createPage, pageHandlers } from './htmlTable.ts'
import { walkTags } from './tags.ts'

/**
 * Reads a web page with tables, which many systems hand out as .xls: all tables below each other on one sheet, the text
 * between them as rows. Cells are text as shown; numbers only where the page says so. Throws FaultError.
 */
export function readHtml(bytes: Uint8Array, name: string): Reading {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  const page = decodeAll(bytes, charset)
  const context = createBook(createTexts([]))
  const sheet = readPage(page, nameIn(page) ?? name, context)
  if (!sheet) throw notWorkbook('它是网页，里面没有表格。可能是登录已过期时下载的，请重新登录后再下载')
  return { sheets: [sheet], strings: context.texts.list, warnings: [] }
}

/** The tables of one page, or null where it has none. */
export function readPage(page: string, name: string, context: BookContext): Omit<RawSheet, 'strings'> | null {
  const state = createPage(startSheet(context))
  walkTags(page, pageHandlers(state))
  return state.tables > 0 ? finishSheet({ name, hidden: false }, state.builder) : null
}

/** What Excel calls the sheet when it saves a page. */
function nameIn(page: string): string | undefined {
  return /<x:Name>([^<]{1,31})<\/x:Name>/i.exec(page.slice(0, 100_000))?.[1]
}
