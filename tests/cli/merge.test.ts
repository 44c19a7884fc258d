import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRecord, makeTestCore } from '#tests/harness/dataCore.ts'
import { at, folder, json, run, setUp, township } from './program.ts'

const copy = at('王芳 的副本.tzdb')

beforeAll(async () => {
  await setUp()
  await json(['import', township, '一 册.xlsx', '二册.xlsx'])
  copyFileSync(at(township), copy)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Answer = Readonly<{
  added: number
  updated: number
  conflicts: readonly Readonly<{ record: string; field: string; mine: string; theirs: string; base: string; mineBy: string }>[]
  changes?: readonly Readonly<{
    file: string
    record: string
    kind: string
    fields: readonly Readonly<{ field: string; before: string }>[]
  }>[]
  balance: Readonly<{ touched: number; accounted: number; sets: Readonly<{ taken: number }> }>
}>

/** Edits a household's address as somebody at a PC does. */
async function edit(path: string, person: string, address: string): Promise<string> {
  const core = makeTestCore({ folder, person })
  await core.ok('file.open', { token: core.token(path) })
  const record = (await core.ok('ledger.query', { ledger: 'household' })).ids[0]!
  await changeRecord(core, 'household', record, { address })
  await core.core.close()
  return record
}

const merged = async (...words: string[]): Promise<Answer> => (await json(['merge', ...words])) as unknown as Answer

test('tells first, merges then, and takes decisions from a file', async () => {
  const record = await edit(at(township), '张敏', '一组 1 号')
  await edit(copy, '王芳', '二组 2 号')
  const seen = await merged(township, copy, '--dry-run')
  expect(seen).toMatchObject({ added: 0, updated: 1, balance: { touched: 1, accounted: 1, sets: { taken: 1 } } })
  expect(seen.conflicts).toMatchObject([
    { record, field: 'address', mine: '一组 1 号', theirs: '二组 2 号', mineBy: expect.stringContaining('张敏') },
  ])

  expect(seen.changes).toMatchObject([
    { file: '王芳 的副本.tzdb', record, kind: 'updated', person: '王芳', fields: [{ field: 'address', before: '一组 1 号' }] },
  ])

  writeFileSync(at('决定.json'), JSON.stringify([{ record, field: 'address', take: 'mine' }]))
  const done = await merged(township, copy, '--resolve', at('决定.json'))
  expect(done).toMatchObject({ updated: 1, conflicts: [] })
  expect(await json(['verify', township])).toMatchObject({ ok: true })
  expect(await merged(township, copy)).toMatchObject({ updated: 0, balance: { sets: { taken: 0 } } })
  await merged(copy, township)
  const dumped = await run('dump', township)
  expect(dumped.out).toContain('一组 1 号')
  expect((await run('dump', copy)).out).toBe(dumped.out)
})

test('a file of another origin is refused', async () => {
  await json(['new', at('别镇.tzdb'), '--township', '别镇'])
  expect((await json(['merge', township, at('别镇.tzdb')], 1))['fault']).toBe('merge.otherOrigin')
  writeFileSync(at('坏.json'), '{')
  expect(await run('merge', township, copy, '--resolve', at('坏.json'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('--resolve'),
  })
})
