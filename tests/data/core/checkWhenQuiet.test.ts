import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { watchForChecks } from '#data/core/checkWhenQuiet.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { sealPage } from '#data/file/seal.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { addVillage, makeTestCore, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

const kept: TestCore[] = []
afterEach(async () => {
  for (const one of kept.splice(0)) await one.dispose()
})

/** A ledger whose log has two entries in the wrong order, under a seal that fits: no flipped bit, but a wrong structure. */
async function twisted(): Promise<string> {
  const made = await openTestCore()
  kept.push(made)
  await addVillage(made, '甲村')
  await addVillage(made, '乙村')
  const root = Number(made.core.context.file().engine.values(`SELECT rootpage FROM sqlite_schema WHERE name = 'change'`)[0]![0])
  const path = made.at('测试镇.tzdb')
  await made.core.close()
  const bytes = readFileSync(path)
  const page = new Uint8Array(bytes.subarray((root - 1) * 4096, root * 4096))
  expect(page[0]).toBe(13)
  const [first, second] = [page.slice(8, 10), page.slice(10, 12)]
  page.set(second, 8)
  page.set(first, 10)
  sealPage(page)
  bytes.set(page, (root - 1) * 4096)
  writeFileSync(path, bytes)
  return path
}

async function laterCore(path: string): Promise<TestCore> {
  const later = makeTestCore({ checksLater: true })
  kept.push(later)
  await later.ok('file.open', { token: later.token(path) })
  return later
}

async function checked({ core, events }: TestCore): Promise<void> {
  const errors: unknown[] = []
  const before = events.length
  watchForChecks(core.context, (error) => errors.push(error), 1).touch()
  await expect.poll(() => errors.length > 0 || events.length > before, { timeout: 60_000 }).toBe(true)
  expect(errors).toEqual([])
}

test('a wrong structure under whole seals refuses the opening, or is found when it is quiet and ends the writing', async () => {
  const path = await twisted()
  expect(await openDatabaseFile(path, { readOnly: true })).toMatchObject({ fault: 'file.damaged' })
  const later = await laterCore(path)
  expect(later.core.context.file().readOnlyWhy).toBeNull()
  await checked(later)
  expect(later.events.at(-1)).toMatchObject({ name: 'file', payload: { readOnly: true, readOnlyWhy: expect.stringContaining('损坏') } })
  expect(await later.refused('edit.commit', addition(later))).toMatchObject({ fault: 'file.readOnly' })
})

test('of a sound file the late check goes through every table and says nothing', async () => {
  const made = await openTestCore()
  kept.push(made)
  await addVillage(made, '甲村')
  await made.core.close()
  const database = await openDatabaseFile(made.at('测试镇.tzdb'), { readOnly: true, check: 'sealsFirst' })
  if (isFault(database)) throw new Error(database.fault)
  const tables = database.engine.values(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`)
  const rest = database.checkRest()!
  const steps: unknown[] = []
  for (let step = rest.next(); !step.done; step = rest.next()) steps.push(step.value)
  expect(rest.next()).toEqual({ done: true, value: undefined })
  expect(steps).toHaveLength(tables.length + 1)
  database.close()
})

test('a flipped bit refuses the opening at once', async () => {
  const path = await twisted()
  const bytes = readFileSync(path)
  bytes[4096 * 3 + 2000]! ^= 4
  writeFileSync(path, bytes)
  expect(await openDatabaseFile(path, { readOnly: true, check: 'sealsFirst' })).toMatchObject({ fault: 'file.damaged' })
})

function addition(test: TestCore) {
  const change = { ledger: 'village', recordId: test.newId(), op: 'add' as const, values: { name: '丙村' } }
  return { id: test.newId(), changes: [change] }
}
