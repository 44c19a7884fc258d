import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFamily, addVillage, inventedIdCard, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let village: string
let family: Family

beforeEach(async () => {
  core = await openTestCore()
  village = await addVillage(core, '白沙村')
  family = await addFamily(core, village, [{ name: '张三', idCard: inventedIdCard(1), phone: '13900001111' }, { name: '李梅' }], {
    phone: '13900002222',
    code: 'H1',
  })
})
afterEach(() => core.dispose())

describe('personal numbers', () => {
  test('are masked in every answer until they are revealed, and the reveal is logged', async () => {
    const number = inventedIdCard(1)
    const answers = [
      await core.ok('ledger.rows', { ledger: 'member', ids: [...family.members] }),
      await core.ok('ledger.record', { ledger: 'household', id: family.household }),
      await core.ok('search.find', { text: '张三' }),
      await core.ok('history.list', { limit: 50 }),
      await core.ok('history.field', { ledger: 'member', id: family.members[0]!, field: 'idCard' }),
      await core.ok('ledger.options', { ledger: 'member', text: '张' }),
      await core.ok('ledger.distinct', { ledger: 'member', field: 'idCard' }),
      await core.ok('edit.commit', {
        id: core.newId(),
        changes: [{ ledger: 'member', recordId: family.members[0]!, op: 'change', values: { note: '看' } }],
      }),
      await core.ok('export.clipboard', { selection: { ledger: 'member' }, fields: ['idCard', 'phone'], mask: true }),
      core.events,
    ]
    for (const answer of answers) {
      expect(JSON.stringify(answer)).not.toContain(number)
      expect(JSON.stringify(answer)).not.toContain('13900001111')
    }
    const [row] = await core.ok('ledger.rows', { ledger: 'member', ids: [family.members[0]!] })
    expect(row!.masked).toEqual(['idCard', 'phone'])
    expect(await core.ok('ledger.reveal', { ledger: 'member', ids: [family.members[0]!], fields: ['idCard'] })).toEqual([
      { id: family.members[0], values: { idCard: number } },
    ])
    const [entry] = await core.ok('access.list', { limit: 5 })
    expect(entry).toMatchObject({
      action: '查看',
      person: '张敏',
      scope: '张三',
      count: 1,
      masked: false,
      detail: '证件号码',
    })
    await core.ok('file.close', {})
    await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
    expect((await core.ok('access.list', { limit: 5 }))[0]).toEqual(entry)
  })

  test('copies and exports are logged with what they held', async () => {
    await core.ok('export.clipboard', {
      selection: { ledger: 'member', ids: [...family.members] },
      fields: ['name', 'idCard'],
      mask: false,
    })
    await core.ok('export.run', {
      selection: { ledger: 'member', filter: 'name = "张三"' },
      fields: ['name', 'idCard'],
      mask: false,
      purpose: '上报',
      token: core.token(core.at('名单.xlsx')),
    })
    const entries = await core.ok('access.list', { limit: 5 })
    expect(entries[0]).toMatchObject({ action: '导出', scope: 'name = "张三"', count: 1, masked: false })
    expect(entries[0]!.detail).toContain('名单.xlsx；上报；姓名、证件号码')
    expect(entries[1]).toMatchObject({ action: '复制', count: 2, masked: false })
    expect(await core.ok('access.list', { limit: 5, before: entries[0]!.seq })).toEqual(entries.slice(1))
  })
})

test('a file that is read-only answers everything and changes nothing', async () => {
  const file = core.core.context.file()
  core.core.context.setFile({ ...file, readOnlyWhy: '只读' })
  const sets = file.engine.values('SELECT count(*) FROM change_set')
  for (const [method, input] of [
    ['edit.commit', { id: 'x', changes: [{ ledger: 'household', recordId: family.household, op: 'change', values: { note: '一' } }] }],
    ['history.undo', { id: 'x' }],
    ['history.restore', { id: 'x', ledger: 'household', recordId: family.household }],
  ] as const) {
    expect(await core.core.call(method, input)).toMatchObject({ fault: 'file.readOnly' })
  }
  expect(await core.ok('ledger.reveal', { ledger: 'member', ids: [family.members[0]!], fields: ['idCard'] })).toHaveLength(1)
  expect(await core.ok('access.list', { limit: 5 })).toEqual([])
  expect(file.engine.values('SELECT count(*) FROM change_set')).toEqual(sets)
  core.core.context.setFile(file)
})
