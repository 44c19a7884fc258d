import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readBytes } from '#data/excel/readBytes.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { dictionaryOf, headingHit } from '#shared/importing/dictionary.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { addRecord, openTestCore, removeRecord, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
beforeEach(async () => void (core = await openTestCore()))
afterEach(() => core.dispose())

const own = (item: string, value: string, from: string | null = '2026-01-01') =>
  addRecord(core, 'policyValue', { item, from, value, note: '县〔2026〕1号' })

test('carries own values to another file, with a look at the differences first', async () => {
  await own('monitoringLine', '9200')
  await own('noticeDays', '7')
  const path = core.at('参数.json')
  expect(await core.ok('policy.export', { token: core.token(path) })).toEqual({ name: '参数.json', values: 2 })
  const written = JSON.parse(readFileSync(path, 'utf8')) as { values: unknown[] }
  expect(written.values[0]).toEqual({
    item: 'monitoringLine',
    label: '监测范围线（人均纯收入）',
    from: '2026-01-01',
    value: '9200',
    note: '县〔2026〕1号',
  })

  await core.ok('file.create', { token: core.token(core.at('另一镇.tzdb')), township: '另一镇' })
  await own('noticeDays', '5')
  await own('clueDays', '2')
  const seen = await core.ok('policy.inspect', { token: core.token(path) })
  expect(seen).toMatchObject({ township: '测试镇', exportedOn: '2026-03-02', same: 0, refused: [] })
  expect(seen.differences.map(({ item, before, value }) => [item, before, value])).toEqual([
    ['monitoringLine', null, '9200'],
    ['noticeDays', '5', '7'],
  ])
  const done = await core.ok('policy.import', { token: core.token(path), id: core.newId() })
  expect(done).toMatchObject({ added: 1, changed: 1 })
  expect(await core.ok('policy.inspect', { token: core.token(path) })).toMatchObject({ differences: [], same: 2 })
  expect(await core.ok('policy.import', { token: core.token(path), id: core.newId() })).toEqual({ changeSet: null, added: 0, changed: 0 })
  expect((await core.ok('ledger.query', { ledger: 'policyValue' })).ids).toHaveLength(3)
  await core.ok('history.undo', { id: core.newId(), setId: done.changeSet! })
  expect((await core.ok('ledger.query', { ledger: 'policyValue' })).ids).toHaveLength(2)
})

test('tells what it does not take over, and refuses other files', async () => {
  const path = core.at('参数.json')
  const write = (content: unknown) => writeFileSync(path, `\uFEFF${typeof content === 'string' ? content : JSON.stringify(content)}`)
  const inspect = () => core.core.call('policy.inspect', { token: core.token(path) })
  expect(await inspect()).toMatchObject({ fault: 'file.notFound' })
  write('不是 JSON')
  expect(await inspect()).toMatchObject({ fault: 'policy.notPolicy', detail: expect.stringContaining('JSON') })
  const head = { format: 'township-ledger/policy', version: 1, township: '某县', exportedOn: '2026-01-05' }
  write({ ...head, values: [{ item: 'noticeDays', from: '2026-13-01', value: '7' }] })
  expect(await inspect()).toMatchObject({ fault: 'policy.notPolicy', detail: expect.stringContaining('values.0.from') })
  write({
    ...head,
    values: [
      { item: 'unheard', from: '', value: '1' },
      { item: 'noticeDays', from: '', value: '七天' },
    ],
  })
  const seen = await core.ok('policy.inspect', { token: core.token(path) })
  expect(seen.differences).toEqual([])
  expect(seen.refused.map(({ item, why }) => [item, why])).toEqual([
    ['unheard', '本程序没有这一项，可能来自更新的版本'],
    ['noticeDays', '数值的写法不对'],
  ])
})

test('says labels in the words of the office, in lists and exports; imports know the old ones', async () => {
  const registry = () => core.ok('ledger.registry', {})
  const label = async () => fieldOf(ledgerOf(await registry(), 'household'), 'monitoringKind').label
  expect(await label()).toBe('监测对象类别')
  const id = await own('monitoredTerm', '防返贫对象')
  expect(await label()).toBe('防返贫对象类别')
  expect(ledgerOf(await registry(), 'monitoring')).toMatchObject({ label: '防返贫对象', aliases: expect.arrayContaining(['监测对象']) })
  expect(core.events.filter(({ name }) => name === 'registry').length).toBeGreaterThan(0)
  const dictionary = dictionaryOf(await registry())
  expect([headingHit(dictionary, '监测对象类别'), headingHit(dictionary, '防返贫对象类别')]).toEqual([2, 2])

  const token = core.token(core.at('名单.xlsx'))
  await core.ok('export.run', { selection: { ledger: 'household' }, fields: ['monitoringKind'], mask: false, token })
  const book = readBytes(readFileSync(core.at('名单.xlsx')), { file: '名单.xlsx' })
  expect(isFault(book) ? book : JSON.stringify(book)).toContain('防返贫对象类别')

  await removeRecord(core, 'policyValue', id)
  expect(await label()).toBe('监测对象类别')
  await own('monitoredTerm', '以后才用的名称', '2026-06-01')
  expect(await label()).toBe('监测对象类别')
})
