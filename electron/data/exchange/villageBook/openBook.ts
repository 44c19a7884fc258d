import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { metaOf, townshipOf } from '#data/core/fileInfo.ts'
import { readWorkbookInWorker } from '#data/excel/readWorkbook.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { ChangeSource } from '#shared/history/changeSet.ts'
import { dayOf } from '#shared/history/effective.ts'
import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { VillageBookInfo } from '#shared/ipc/parts/villageBook.ts'
import { logOf, withContentId } from './foreignSet.ts'
import { bookChanges, type BookContext } from './bookChanges.ts'
import { readBook, type CameBook, type CameSheet } from './readBook.ts'
import { savedAt } from './savedAt.ts'

/** A workbook that came back, as a copy to merge, with what is to be told of it. */
export type OpenedBook = Readonly<{
  name: string
  source: ChangeSource
  engine: Engine
  info: VillageBookInfo
  book: CameBook
  workbook: RawWorkbook
  /** Excel rows of each sheet of which something was not taken. */
  wrong: ReadonlyMap<CameSheet, readonly number[]>
  close: () => void
}>

/**
 * Reads a returned workbook against the open file: what the village changed becomes one set on top of the heads that left.
 * Faults: those of reading, `village.notBook`, `merge.otherOrigin`, `merge.newer`.
 *
 * @param person who filled it in, where the sheet does not say.
 */
export async function openBook(context: BookContext, path: string, person = ''): Promise<OpenedBook | Fault> {
  const name = basename(path)
  const workbook = await readWorkbookInWorker(path)
  if (isFault(workbook)) return workbook
  const book = readBook(workbook)
  if (!book) return { fault: 'village.notBook', file: name }
  if (book.keys.databaseId !== metaOf(context.engine, 'databaseId'))
    return { fault: 'merge.otherOrigin', file: name, township: townshipOf(context.engine) }
  if (book.keys.schemaVersion > context.registry.schemaVersion) return { fault: 'merge.newer', file: name }
  const bytes = await readFile(path)
  const at = clamp(savedAt(bytes), book.keys.at, context.now)
  const read = bookChanges(context, book, { person: person || book.person, day: dayOf(at) })
  const made = withContentId(
    {
      kind: 'edit',
      person: (person || book.person || book.keys.place).slice(0, 60),
      device: `Excel 表格（${book.keys.place}第 ${book.keys.number} 号）`,
      at,
      label: `${book.keys.place}交回第 ${book.keys.number} 号表格`,
      // Not the file's name and digest, which change without any content changing.
      source: { file: `${book.keys.place}第 ${book.keys.number} 号表格`, book: book.keys.book },
      undoes: null,
      appVersion: book.keys.appVersion,
      schemaVersion: book.keys.schemaVersion,
    },
    read.changes,
  )
  const engine = await logOf(read.changes.length > 0 ? made.set : null, made.changes)
  const source = { file: name, sha256: createHash('sha256').update(bytes).digest('hex') }
  return { name, source, engine, info: read.info, book, workbook, wrong: read.wrong, close: () => engine.close() }
}

/** The time that the office program wrote, where it can be: not before the workbook left, not after now. */
function clamp(saved: string | null, left: string, now: string): string {
  const time = saved === null ? Number.NaN : Date.parse(saved)
  if (Number.isNaN(time) || time < Date.parse(left)) return left
  if (time > Date.parse(now)) return now
  const offset = /(?:[+-]\d\d:\d\d|Z)$/.exec(left)?.[0] ?? 'Z'
  const minutes = offset === 'Z' ? 0 : Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)))
  return new Date(time + minutes * 60_000).toISOString().slice(0, 19) + offset
}
