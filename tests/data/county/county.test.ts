import { copyFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { execFileSync } from 'node:child_process'
import type { CollectedFile } from '#shared/ipc/parts/county.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { addCustomFields } from '#tests/harness/customFields.ts'
import {
  addFamily,
  addRecord,
  addVillage,
  changeRecord,
  inventedIdCard,
  makeTestCore,
  removeRecord,
  type TestCore,
} from '#tests/harness/dataCore.ts'
import { copyTo, pathOf } from '#tests/data/merge/copies.ts'

let county: TestCore
let towns: TestCore[]

beforeEach(async () => {
  county = makeTestCore({ person: '县里' })
  await county.ok('county.create', { token: county.token(county.at('全县.tzdb')), name: '示例县' })
  towns = []
})
afterEach(async () => {
  for (const town of towns) await town.core.close()
  await county.dispose()
})

/** A township with one village, a household of two persons each; the first person's number is given. */
async function township(name: string, number: number, households = 1): Promise<TestCore> {
  const town = makeTestCore({ folder: county.folder, person: name })
  towns.push(town)
  await town.ok('file.create', { token: town.token(town.at(`${name}.tzdb`)), township: name })
  const village = await addVillage(town, '新民村')
  for (let index = 0; index < households; index++)
    await addFamily(town, village, [{ name: `户主${number + index}`, idCard: inventedIdCard(number + index) }, { name: '家人' }])
  return town
}

async function collect(...paths: readonly string[]): Promise<readonly CollectedFile[]> {
  return (await county.ok('county.collect', { files: paths.map((path) => ({ token: county.token(path) })) })).files
}

const labelsOf = async (ledger: string, field: string): Promise<readonly string[]> => {
  const { ids } = await county.ok('ledger.query', { ledger })
  return (await county.ok('ledger.rows', { ledger, ids: [...ids] })).map(({ values, links }) => String(links[field] ?? values[field]))
}

test('townships stand side by side, villages of the same name apart, each counted for itself', async () => {
  const [one, two] = [await township('白沙镇', 1, 2), await township('黑石乡', 11)]
  const files = await collect(pathOf(one), pathOf(two))
  expect(files.map(({ township, why }) => [township, why])).toEqual([
    ['白沙镇', null],
    ['黑石乡', null],
  ])
  const { townships, table } = await county.ok('county.report', {})
  expect(townships).toMatchObject([
    { township: '白沙镇', villages: 1, households: 2, persons: 4, conflicts: 0, doubts: 0, number: null, day: '2026-03-02' },
    { township: '黑石乡', villages: 1, households: 1, persons: 2 },
  ])
  expect(
    table.rows
      .at(-1)!
      .cells.slice(0, 3)
      .map(({ value }) => value),
  ).toEqual([2, 3, 6])
  expect(new Set(await labelsOf('household', 'village'))).toEqual(new Set(['白沙镇新民村', '黑石乡新民村']))
  expect(new Set(await labelsOf('member', 'township'))).toEqual(new Set(['白沙镇', '黑石乡']))
  for (const row of table.rows.slice(0, 2)) {
    const { ids } = await county.ok('ledger.query', { ledger: 'household', filter: row.cells[1]!.drill!.filter! })
    expect(ids).toHaveLength(Number(row.cells[1]!.value))
  }
  expect((await county.ok('ledger.query', { ledger: 'household', filter: '行政村 = "黑石乡新民村"' })).ids).toHaveLength(1)
  expect(await county.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  expect(await county.ok('file.info', {})).toMatchObject({ county: true, township: '示例县' })
  const sql = 'SELECT 所属乡镇, 行政村, count(*) FROM 农户 GROUP BY 1, 2'
  expect(execFileSync('sqlite3', [pathOf(county), sql], { encoding: 'utf8' })).toBe('白沙镇|白沙镇新民村|2\n黑石乡|黑石乡新民村|1\n')
})

test('the same township again brings what is new; a renamed township and village are called so', async () => {
  const town = await township('白沙镇', 1)
  await collect(pathOf(town))
  expect(await collect(pathOf(town))).toMatchObject([{ taken: 0, total: { added: 0, updated: 0, removed: 0, same: 0 } }])
  const [village] = (await town.ok('ledger.query', { ledger: 'village' })).ids
  const [household] = (await town.ok('ledger.query', { ledger: 'household' })).ids
  const [office] = (await town.ok('ledger.query', { ledger: 'office' })).ids
  await changeRecord(town, 'village', village!, { name: '团结村' })
  await changeRecord(town, 'household', household!, { phone: '13900000001' })
  await changeRecord(town, 'office', office!, { township: '白沙街道' })
  expect(await collect(pathOf(town))).toMatchObject([{ taken: 3, total: { updated: 2 } }])
  expect(await labelsOf('household', 'village')).toEqual(['白沙街道团结村'])
  await removeRecord(town, 'household', household!)
  expect(await collect(pathOf(town))).toMatchObject([{ total: { removed: 3 } }])
  expect((await county.ok('county.report', {})).townships).toMatchObject([{ township: '白沙街道', households: 0, persons: 0 }])
  expect(await county.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
})

test('settings and own fields of townships stay in their log; the county keeps its own', async () => {
  const town = await township('白沙镇', 1)
  await addCustomFields(town, [{ ledger: 'household', fieldId: 'x_text', label: '本镇备注', type: 'text' }])
  const [household] = (await town.ok('ledger.query', { ledger: 'household' })).ids
  await changeRecord(town, 'household', household!, { x_text: '文' })
  await addRecord(town, 'policyValue', { item: 'monitoredTerm', from: '2026-01-01', value: '防返贫对象' })
  await collect(pathOf(town))
  const registry = await county.ok('ledger.registry', {})
  expect(ledgerOf(registry, 'household').fields.some(({ id }) => id === 'x_text')).toBe(false)
  expect(ledgerOf(registry, 'monitoring').label).toBe('监测对象')
  expect((await county.ok('ledger.query', { ledger: 'office' })).ids).toHaveLength(1)
  expect(await county.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  await county.ok('file.close', {})
  await county.ok('file.open', { token: county.token(county.at('全县.tzdb')) })
  expect(fieldOf(ledgerOf(await county.ok('ledger.registry', {}), 'village'), 'township').label).toBe('所属乡镇')
  const copy = await copyTo(county, '县局二号')
  towns.push(copy)
  await changeRecord(copy, 'household', household!, { note: '县里看过' })
  await collect(pathOf(copy))
  expect(await county.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  expect((await county.ok('ledger.query', { ledger: 'office' })).ids).toHaveLength(1)
})

test('what cannot be taken in is told and stops nothing', async () => {
  const [one, two] = [await township('白沙镇', 1), await township('黑石乡', 11)]
  const broken = county.at('坏的.tzdb')
  writeFileSync(broken, 'no database')
  const other = makeTestCore({ folder: county.folder })
  towns.push(other)
  await other.ok('county.create', { token: other.token(other.at('邻县.tzdb')), name: '邻县' })
  const torn = county.at('半截.tzdb')
  copyFileSync(pathOf(one), torn)
  writeFileSync(torn, 'x'.repeat(5_000), { flag: 'r+' })
  const files = await collect(broken, pathOf(one), pathOf(county), pathOf(other), torn, pathOf(two))
  expect(files.map(({ why }) => why === null)).toEqual([false, true, false, false, false, true])
  expect(files.every(({ why, name }) => why === null || why.includes(name))).toBe(true)
  expect((await county.ok('county.report', {})).townships).toHaveLength(2)
  expect(await one.refused('county.collect', { files: [{ token: one.token(pathOf(two)) }] })).toMatchObject({ fault: 'county.notCounty' })
  expect(await one.refused('merge.run', { tokens: [one.token(pathOf(two))], ids: [one.newId()] })).toMatchObject({
    fault: 'merge.otherOrigin',
  })
})

test('a person in two townships is a doubt of both and stays two records', async () => {
  const [one, two] = [await township('白沙镇', 1), await township('黑石乡', 1)]
  await collect(pathOf(one), pathOf(two))
  const { townships } = await county.ok('county.report', {})
  expect(townships.map(({ doubts }) => doubts)).toEqual([1, 1])
  expect((await county.ok('ledger.query', { ledger: 'member', filter: `证件号码 = "${inventedIdCard(1)}"` })).ids).toHaveLength(2)
  const { findings } = await county.ok('checks.list', { offset: 0, limit: 50, rule: 'R008' })
  expect(findings.map(({ villageLabel }) => villageLabel).sort()).toEqual(['白沙镇新民村', '黑石乡新民村'])
  expect(findings[0]!.message).toContain('也用此号')
})

test('figures of the county are the sum of the townships, and those of villages tell their townships apart', async () => {
  const paths: string[] = []
  const sums = new Map<string, number>()
  for (const [index, name] of ['白沙镇', '黑石乡', '青山镇'].entries()) {
    const town = makeTestCore({ folder: county.folder, person: name })
    towns.push(town)
    const path = town.at(`${name}.tzdb`)
    await town.ok('file.sample', { token: town.token(path), households: 60 + 10 * index, villages: 2, seed: 71 + index, defects: 0 })
    const [office] = (await town.ok('ledger.query', { ledger: 'office' })).ids
    await changeRecord(town, 'office', office!, { township: name })
    for (const { id, value } of await measuresOf(town)) sums.set(id, (sums.get(id) ?? 0) + (value ?? 0))
    paths.push(path)
  }
  expect((await collect(...paths)).map(({ why }) => why)).toEqual([null, null, null])
  const differing = (await measuresOf(county)).filter(({ id, value }) => isAdditive(id) && (value ?? 0) !== sums.get(id))
  expect(differing.map(({ id, value }) => [id, value, sums.get(id)])).toEqual([])
  const table = await county.ok('figures.table', { table: 'T34' })
  expect(table.rows.filter(({ label }) => label.startsWith('白沙镇')).length).toBeGreaterThan(1)
  expect(await county.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  const xlsx = county.at('各乡镇.xlsx')
  expect(await county.ok('county.export', { token: county.token(xlsx) })).toEqual({ name: '各乡镇.xlsx', rows: 3 })
  expect(await county.ok('county.print', { paper: 'A4', orientation: 'portrait' })).toMatchObject({ rows: 3 })
  expect((await county.ok('county.folder', { token: county.token(county.folder) })).map(({ name }) => name)).toHaveLength(3)
})

/** Neither a share or mean nor made of such. */
function isAdditive(id: string): boolean {
  const { of } = shippedBook.measures.find((measure) => measure.id === id)!
  return 'plus' in of ? [...of.plus, ...(of.minus ?? [])].every(isAdditive) : !('ratio' in of)
}

async function measuresOf(test: TestCore): Promise<readonly Readonly<{ id: string; value: number | null }>[]> {
  return test.ok('figures.measures', {})
}

test('packages come numbered, in order, by password; what is out of order or repeated is told', async () => {
  const town = await township('白沙镇', 1)
  const pack = async (name: string, kind: 'whole' | 'changes') => {
    const made = await town.ok('package.make', { place: '示例县', kind, token: town.token(town.at(name)), password: '口令 1' })
    return town.at(made.name)
  }
  const first = await pack('一.tzpkg', 'whole')
  const [household] = (await town.ok('ledger.query', { ledger: 'household' })).ids
  await changeRecord(town, 'household', household!, { phone: '13900000001' })
  const second = await pack('二.tzpkg', 'changes')
  const collectSealed = async (path: string, password?: string) => {
    const { files } = await county.ok('county.collect', { files: [{ token: county.token(path), ...(password ? { password } : {}) }] })
    return files[0]!
  }
  expect(await collectSealed(first)).toMatchObject({ sealed: true, why: expect.stringContaining('密码') })
  expect((await collectSealed(second, '口令 1')).why).toContain('包')
  expect(await collectSealed(first, '口令 1')).toMatchObject({ why: null, township: '白沙镇', number: 1 })
  expect(await collectSealed(second, '口令 1')).toMatchObject({ why: null, township: '白沙镇', number: 2, total: { updated: 1 } })
  expect(await collectSealed(second, '口令 1')).toMatchObject({ why: null, taken: 0 })
  expect((await county.ok('county.report', {})).townships).toMatchObject([{ township: '白沙镇', households: 1, number: 2 }])
  expect(await county.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
})
