import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** What the office changed in its printed forms goes along with its layouts, by stick. */

let core: TestCore
beforeEach(async () => void (core = await openTestCore()))
afterEach(() => core.dispose())

const settings = (title: string) => JSON.stringify({ title, signs: ['经手人', '所长'] })

async function write(changes: readonly DraftChange[]): Promise<void> {
  await core.ok('edit.commit', { id: core.newId(), label: '打印格式', changes: [...changes] })
}

async function add(form: string, name: string, title: string): Promise<string> {
  const recordId = core.newId()
  await write([{ ledger: 'ownForm', recordId, op: 'add', values: { form, name, settings: settings(title) } }])
  return recordId
}

const ownNames = async () => {
  const { forms } = await core.ok('print.forms', {})
  return forms.filter(({ own }) => own !== null).map(({ form, label, choices }) => [form, label, choices.title])
}

test('own forms go to another file, once, and one of the same name becomes that of the file', async () => {
  await add('payrollSubsidy', '奖补册（本镇）', '{township}奖补资金发放册')
  const changed = await add('assetCard', '资产卡（本镇）', '资产卡')
  const path = core.at('格式.tzgs')
  expect(await core.ok('layouts.list', {})).toMatchObject({ forms: 2 })
  expect(await core.ok('layouts.export', { token: core.token(path) })).toMatchObject({ layouts: 0, words: 0, forms: 2 })
  expect(await core.ok('layouts.inspect', { token: core.token(path) })).toMatchObject({ forms: [], same: 2 })
  const head = String(core.core.context.file().engine.values('SELECT _head FROM own_form WHERE id = ?', [changed])[0]![0])
  await write([{ ledger: 'ownForm', recordId: changed, op: 'change', values: { settings: settings('别的标题') }, seenHead: head }])
  expect((await core.ok('layouts.inspect', { token: core.token(path) })).forms).toMatchObject([
    { form: 'assetCard', record: { id: changed } },
  ])

  await core.ok('file.create', { token: core.token(core.at('另一镇.tzdb')), township: '另一镇' })
  const seen = await core.ok('layouts.inspect', { token: core.token(path) })
  expect(seen.forms.map(({ name, label, record }) => [name, label, record])).toEqual([
    ['资产卡（本镇）', '资产登记卡', null],
    ['奖补册（本镇）', '产业奖补发放花名册', null],
  ])
  const done = await core.ok('layouts.import', { token: core.token(path), id: core.newId() })
  expect(done).toMatchObject({ added: 2, changed: 0 })
  expect((await ownNames()).sort()).toEqual([
    ['assetCard', '资产卡（本镇）', '资产卡'],
    ['payrollSubsidy', '奖补册（本镇）', '{township}奖补资金发放册'],
  ])
  expect(await core.ok('layouts.import', { token: core.token(path), id: core.newId() })).toEqual({ changeSet: null, added: 0, changed: 0 })
  await core.ok('history.undo', { id: core.newId(), setId: done.changeSet! })
  expect(await ownNames()).toEqual([])
})

test('a form that this program does not have, or whose content is spoilt, is refused by name; the others are taken', async () => {
  await add('assetCard', '资产卡（本镇）', '资产卡')
  const path = core.at('格式.tzgs')
  await core.ok('layouts.export', { token: core.token(path) })
  const content = JSON.parse(readFileSync(path, 'utf8')) as { forms: unknown[] }
  const strange = [
    { form: 'formOfTheFuture', name: '明年的表', settings: '{}' },
    { form: 'assetCard', name: '坏的', settings: '{"signs":3}' },
  ]
  writeFileSync(path, JSON.stringify({ ...content, forms: [...content.forms, ...strange] }))
  await core.ok('file.create', { token: core.token(core.at('另一镇.tzdb')), township: '另一镇' })
  expect(await core.ok('layouts.inspect', { token: core.token(path) })).toMatchObject({
    forms: [{ name: '资产卡（本镇）' }],
    refused: [
      { label: '明年的表', why: '本程序没有这种表，可能来自更新的版本' },
      { label: '坏的', why: '内容读不出' },
    ],
  })
})
