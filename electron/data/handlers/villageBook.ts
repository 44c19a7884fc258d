import { createHash, randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { localTime } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { metaOf, townshipOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { writeProblemWorkbook } from '#data/excel/writeProblemWorkbook.ts'
import type { OtherCopy } from '#data/exchange/otherCopy.ts'
import { recordsOfVillages, sheetContent, type ContentSheet } from '#data/exchange/villageBook/bookContent.ts'
import { bookLog, nextBookNumber, noteBook } from '#data/exchange/villageBook/bookLog.ts'
import { openBook, type OpenedBook } from '#data/exchange/villageBook/openBook.ts'
import { isBookOfOurs } from '#data/exchange/villageBook/peekBook.ts'
import { problemRows } from '#data/exchange/villageBook/problemRows.ts'
import { writeBook, type BookWish } from '#data/exchange/villageBook/writeBook.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { isOfVillages } from '#shared/ledger/derive/villageColumns.ts'
import { checkChanges } from './editChecks.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const villageBookHandlers = {
  'villageBook.choices': (context, { villages }) => {
    const reading = context.reading()
    return reading.registry.ledgers.filter(isOfVillages).map((ledger) => ({
      ledger: ledger.id,
      label: ledger.label,
      records: recordsOfVillages(reading, ledger, villages).length,
    }))
  },

  'villageBook.write': (context, wish) => write(context, wish),

  'villageBook.peek': (context, { token }) => ({ ours: isBookOfOurs(pathOf(context, token)) }),

  'villageBook.look': async (context, { token, person }) => {
    const path = pathOf(context, token)
    // Kept for the merge that follows: the same workbook under another name would be another set.
    if (person !== undefined) context.desk.villagePersons.set(path, person)
    const opened = await openReturned(context, path)
    if (isFault(opened)) return opened
    opened.close()
    return opened.info
  },

  'villageBook.log': (context) => bookLog(context.file().engine),

  'villageBook.problems': async (context, { token, to }) => {
    const opened = await openReturned(context, pathOf(context, token))
    if (isFault(opened)) return opened
    opened.close()
    const specs = problemRows(opened)
    if (specs.length === 0) return { fault: 'village.nothing', file: opened.name }
    const path = pathOf(context, to)
    const written = await writeProblemWorkbook(path, specs)
    return isFault(written) ? written : { rows: written.rows, name: basename(path) }
  },
} satisfies Partial<Handlers>

/** Whether a file is an .xlsx by its content: neither ledger files nor packages begin like a zip. */
export function isWorkbook(path: string): boolean {
  if (!existsSync(path)) return false
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(2)
    return readSync(file, head, 0, 2, 0) === 2 && head.toString('latin1') === 'PK'
  } finally {
    closeSync(file)
  }
}

/** A workbook that a village gave back, as a copy to merge. Faults: those of `openBook`. */
export async function openVillageCopy(context: CoreContext, path: string): Promise<OtherCopy | Fault> {
  const opened = await openReturned(context, path)
  if (isFault(opened)) return opened
  const { name, source, engine, close } = opened
  return { name, source, engine, package: null, close }
}

function openReturned(context: CoreContext, path: string): Promise<OpenedBook | Fault> {
  const reading = context.reading()
  const now = localTime(context.options.now())
  const check = (...[changes, stored]: Parameters<typeof checkChanges> extends [unknown, ...infer Rest] ? Rest : never) =>
    checkChanges(reading, changes, stored)
  return openBook({ ...reading, now, check }, path, context.desk.villagePersons.get(path))
}

type Wish = Parsed<'villageBook.write'>

async function write(context: CoreContext, wish: Wish): Promise<Readonly<{ name: string; number: number; records: number }> | Fault> {
  const path = pathOf(context, wish.token)
  const writing = context.writing()
  const { engine } = writing
  const contents = wish.sheets.map((sheet) => sheetContent(writing, sheet, wish))
  const villages = villageNames(writing, wish.villages)
  const { keys, signed } = newKeys(context, wish, villages)
  const written = await writeBook(path, { keys, township: townshipOf(engine), contents, spare: wish.spare, tasks: wish.tasks ?? '' })
  if (isFault(written)) return written
  const records = contents.reduce((sum, { rows }) => sum + rows.length, 0)
  const bytes = await readFile(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { book, place, number, at } = keys
  noteBook(engine, { book, place, number, at, ...signed, records, sha256, villages, ledgers: contents.map(({ ledger }) => ledger.label) })
  for (const content of contents) noteLeaving(context, wish, content, `${basename(path)}；村级表格，给${place}；${wish.purpose ?? ''}`)
  context.persist()
  return { name: basename(path), number, records }
}

type NewKeys = Readonly<{ keys: BookWish['keys']; signed: Readonly<{ person: string; device: string }> }>

function newKeys(context: CoreContext, { place }: Wish, villages: readonly string[]): NewKeys {
  const { author, engine, registry } = context.writing()
  const { person, device, appVersion } = author
  const village = villages.length === 1 ? villages[0]! : ''
  const keys = {
    book: context.options.newId(),
    databaseId: metaOf(engine, 'databaseId') ?? '',
    place,
    number: nextBookNumber(engine, place),
    village,
    at: author.now(),
    appVersion,
    schemaVersion: registry.schemaVersion,
    salt: randomBytes(12).toString('base64url'),
  }
  return { keys, signed: { person, device } }
}

/** Masked only where every personal number is: a column that may be edited shows it in full. */
function noteLeaving(context: CoreContext, { mask }: Wish, { ledger, rows, columns }: ContentSheet, words: string): void {
  const isMasked = mask && columns.every(({ field, editable }) => !editable || field.sensitive === undefined)
  const detail = `${words}；${columns.map(({ field }) => field.label).join('、')}`.slice(0, 500)
  noteAccess(context, { action: '导出', ledger: ledger.id, scope: '村级表格', count: rows.length, masked: isMasked, detail })
}

function villageNames(reading: ReadContext, ids: readonly string[]): readonly string[] {
  const ledger = needLedger(reading.registry, 'village')
  return readRecords(reading, ledger, ids).map((row) => titleOf(ledger, row))
}
