import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Broker } from '#electron/main/broker/broker.ts'
import { createGrantBook } from '#electron/main/dialogs/grantBook.ts'
import { openLedgerFiles } from '#electron/main/files/ledgerFiles.ts'
import { secondPlaceIn, watchOpenLedger } from '#electron/main/files/openLedger.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'

let folder: string
let told: unknown[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-files-'))
  told = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const broker = { callCore: async (method: string, input: unknown) => (told.push([method, input]), {}) } as unknown as Broker

function watch() {
  const grants = createGrantBook()
  return { grants, watched: watchOpenLedger(openLedgerFiles(join(folder, 'ledgers.json')), grants, () => broker) }
}

function file(name: string, databaseId = 'd1'): FileInfo {
  writeFileSync(join(folder, name), '')
  return { folder, name, databaseId } as FileInfo
}

it('knows other copies of the open file, as grants, while they exist and are wanted', () => {
  const { grants, watched } = watch()
  expect(watched.copies()).toEqual({ firstTime: false, copies: [], except: [] })
  for (const one of [file('甲.tzdb'), file('别的.tzdb', 'd2'), file('乙.tzdb')]) watched.changed(one)
  const { firstTime, copies } = watched.copies()
  expect({ firstTime, names: copies.map(({ name }) => name) }).toEqual({ firstTime: true, names: ['甲.tzdb'] })
  expect(grants.fileOf(copies[0]!.token)).toEqual({ path: join(folder, '甲.tzdb'), purpose: 'database' })
  watched.changed(file('甲.tzdb'))
  expect(watched.copies()).toMatchObject({ firstTime: false, copies: [{ name: '乙.tzdb' }] })
  watched.quiet(join(folder, '乙.tzdb'))
  expect(watched.copies()).toMatchObject({ copies: [], except: [{ name: '乙.tzdb' }] })
  watched.changed(file('乙.tzdb'))
  rmSync(join(folder, '甲.tzdb'))
  expect(watched.copies().copies).toEqual([])
})

it('remembers the second place for this file and this PC, and tells the data core with each opening', async () => {
  const place = secondPlaceIn(join(folder, 'E'))
  expect(secondPlaceIn(place)).toBe(place)
  const first = watch()
  first.watched.changed(file('甲.tzdb'))
  await first.watched.setSecondPlace(place)
  const second = watch()
  second.watched.changed(file('甲.tzdb'))
  const [, input] = told.at(-1) as [string, { token: string; make: boolean }]
  expect(second.grants.fileOf(input.token)).toMatchObject({ path: place })
  expect(input.make).toBe(false)
  second.watched.changed(file('乙.tzdb'))
  expect(told.at(-1)).toEqual(['backup.setPlace', { token: null, make: false }])
})

it('begins anew where its file is damaged or cannot be written', () => {
  writeFileSync(join(folder, 'ledgers.json'), '[{"path":1}]')
  const { watched } = watch()
  watched.changed(file('甲.tzdb'))
  expect(watched.copies()).toMatchObject({ firstTime: true, copies: [] })
})
