import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { DatabaseFile, OpenOptions } from '#data/file/databaseFile.ts'
import { isFault } from '#shared/ipc/faults.ts'

/** A folder of its own for each test, and the ledger file in it. */
export let folder: string
export let path: string
let opened: DatabaseFile[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-file-'))
  path = join(folder, '示例镇.tzdb')
  opened = []
})

afterEach(() => {
  for (const file of opened) file.close({ discard: true })
  rmSync(folder, { recursive: true })
})

export async function open(options: OpenOptions = {}, at = path): Promise<DatabaseFile> {
  const file = await openDatabaseFile(at, options)
  if (isFault(file)) throw new Error(JSON.stringify(file))
  opened.push(file)
  return file
}

export async function create(options: OpenOptions = {}): Promise<DatabaseFile> {
  const file = await open({ create: true, ...options })
  file.engine.exec('CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT')
  fill(file, 1, 500)
  expect(file.commit()).toMatchObject({ pages: expect.any(Number) })
  return file
}

export function fill(file: DatabaseFile, from: number, to: number): void {
  file.engine.transaction(() => {
    for (let id = from; id <= to; id++) file.engine.run('INSERT INTO person VALUES (?, ?)', [id, `村民${id}`.repeat(10)])
  })
}

export function shell(sql: string, at = path): string {
  return execFileSync('sqlite3', [at, sql], { encoding: 'utf8' }).trim()
}
