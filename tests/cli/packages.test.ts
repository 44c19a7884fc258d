import { readdirSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRecord, makeTestCore } from '#tests/harness/dataCore.ts'
import { at, folder, json, run, setUp, township } from './program.ts'

beforeAll(async () => {
  await setUp()
  process.env['PACK_SECRET'] = '白沙-2026-三月'
  await json(['import', township, '一 册.xlsx', '二册.xlsx'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const secret = ['--password-env', 'PACK_SECRET']

async function edit(path: string, address: string): Promise<void> {
  const core = makeTestCore({ folder, person: '村文书' })
  await core.ok('file.open', { token: core.token(path) })
  await changeRecord(core, 'household', (await core.ok('ledger.query', { ledger: 'household' })).ids[0]!, { address })
  await core.core.close()
}

test('a village gets its share, works in it, and its return merges', async () => {
  const out = at('白沙村 一号.tzpkg')
  const packed = await json(['pack', township, out, '--village', '白沙村', '--note', '请核对电话', ...secret])
  expect(packed).toMatchObject({ sequence: 1, base: null, kind: 'subset', place: '白沙村', proved: true, sealed: true })
  expect(packed['records']).toBeGreaterThan(1)

  const seen = await json(['unpack', out])
  expect(seen).toMatchObject({ records: packed['records'], sequence: 1, base: null, opened: null })
  expect((await run('unpack', out)).out).toContain('有密码')
  const village = at('白沙村.tzdb')
  expect(await json(['unpack', out, '--to', village, ...secret])).toMatchObject({ file: village, opened: { note: '请核对电话' } })
  expect(await json(['verify', village])).toMatchObject({ ok: true, problems: [] })
  await run('unpack', out, '--to', village, ...secret).then(({ code, err }) =>
    expect([code, err]).toEqual([1, expect.stringContaining('已经存在')]),
  )

  await edit(village, '三组 8 号')
  const back = at('回来.tzpkg')
  expect(await json(['pack', village, back, '--changes', '--place', '测试镇', ...secret])).toMatchObject({
    records: 1,
    sequence: 1,
    from: '白沙村',
  })
  const look = await json(['merge', township, back, '--dry-run', ...secret])
  expect(look).toMatchObject({ updated: 1, conflicts: [], packages: [{ from: '白沙村', number: 1, standing: 'fits' }] })
  await json(['merge', township, back, ...secret])
  expect(await json(['merge', township, back])).toMatchObject({ updated: 0, packages: [{ standing: 'repeated' }] })
  expect((await run('dump', township)).out).toContain('三组 8 号')
  expect(await json(['verify', township])).toMatchObject({ ok: true, problems: [] })
})

test('refusals are said in words', async () => {
  const out = at('全部.tzpkg')
  await json(['pack', township, out, '--place', '县里', ...secret])
  const refused = async (...args: readonly string[]) => (await run(...args)).err
  expect(await refused('pack', township, out, ...secret)).toContain('已经存在')
  expect(await refused('merge', at('白沙村.tzdb'), out)).toContain('密码')
  expect(await refused('pack', township, at('x.tzpkg'), '--village', '没有这个村')).toContain('没有这个村')
  expect(await refused('unpack', at(township))).toContain('不是数据包')
  expect(await refused('pack', township, at('y.tzpkg'), '--password-env', 'NO_SUCH')).toContain('NO_SUCH')
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})
