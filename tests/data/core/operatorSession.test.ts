import { afterEach, describe, expect, test } from 'vitest'
import { gates } from '#data/core/gates.ts'
import { contract, type Method } from '#shared/ipc/contract.ts'
import { makeTestCore, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { edit, enter, inputs, office, secret, type Office } from './operatorOffice.ts'

const cores: TestCore[] = []
afterEach(async () => {
  for (const core of cores.splice(0)) await core.dispose()
})

describe('passwords', () => {
  test('wrong ones make the next try wait longer, also after the program was started anew, and are noted', async () => {
    const all = await office(cores, secret)
    const { test, operators } = all
    await test.ok('operators.logout', {})
    const wrong = { operator: operators.entry, password: '不对的密码' }
    let now = new Date('2026-03-02T10:00:00+08:00').getTime()
    const pass = (seconds: number): void => test.setNow(new Date((now += seconds * 1000)))
    pass(0)
    const first = await test.refused('operators.login', wrong)
    expect(first).toMatchObject({ fault: 'operator.passwordWrong', seconds: 1 })
    expect(await test.refused('operators.login', { operator: operators.entry, password: secret })).toMatchObject({ fault: 'operator.wait' })
    pass(1)
    expect(await test.refused('operators.login', wrong)).toMatchObject({ fault: 'operator.passwordWrong', seconds: 2 })
    pass(2)
    expect(await test.refused('operators.login', wrong)).toMatchObject({ seconds: 4 })
    await test.core.close()
    const next = makeTestCore({ folder: test.folder })
    next.setNow(new Date(now + 1000))
    await next.ok('file.open', { token: next.token(test.at('测试镇.tzdb')) })
    expect(await next.refused('operators.login', { operator: operators.entry, password: secret })).toMatchObject({
      fault: 'operator.wait',
      seconds: 3,
    })
    next.setNow(new Date(now + 4000))
    await next.ok('operators.login', { operator: operators.entry, password: secret })
    await next.ok('operators.logout', {})
    await next.ok('operators.login', { operator: operators.admin, password: secret })
    const noted = (await next.ok('access.list', { limit: 20 })).filter(({ scope }) => scope === '陈录入').map(({ action }) => action)
    expect(noted).toEqual(['登录', '密码错误', '密码错误', '密码错误'])
    await next.core.close()
  })

  test('one’s own is changed with the old one, that of others by an admin', async () => {
    const all = await office(cores, secret)
    const { test, operators } = all
    await enter(all, 'viewer')
    const own = { id: test.newId(), operator: operators.viewer, next: '新的密码一二' }
    expect((await test.refused('operators.password', { ...own, old: '不是旧的' })).fault).toBe('operator.passwordWrong')
    test.setNow(new Date('2026-03-02T11:00:00+08:00'))
    expect((await test.refused('operators.password', { ...own, old: secret, next: '短' })).fault).toBe('operator.passwordShort')
    await test.ok('operators.password', { ...own, old: secret })
    expect((await test.refused('operators.password', { ...own, operator: operators.entry })).fault).toBe('operator.forbidden')
    await test.ok('operators.logout', {})
    await test.ok('operators.login', { operator: operators.viewer, password: '新的密码一二' })
    await enter(all, 'admin')
    await test.ok('operators.password', { id: test.newId(), operator: operators.viewer, next: '' })
    await test.ok('operators.logout', {})
    await test.ok('operators.login', { operator: operators.viewer })
  })
})

describe('lock', () => {
  test('holds back everything but opening and closing, and opens by the password only', async () => {
    const all = await office(cores, secret)
    const { test } = all
    await enter(all, 'entry')
    expect(await test.ok('operators.lock', {})).toMatchObject({ locked: true, me: { name: '陈录入' } })
    for (const method of Object.keys(contract) as Method[]) {
      if (gates[method] === 'always') continue
      const fault = (await test.core.call(method, inputs[method] ?? {})) as { fault?: string }
      if (fault.fault !== 'input.invalid') expect([method, fault.fault]).toEqual([method, 'session.locked'])
    }
    expect((await test.refused('operators.unlock', { password: '不对的密码' })).fault).toBe('operator.passwordWrong')
    test.setNow(new Date('2026-03-02T11:00:00+08:00'))
    expect(await test.ok('operators.unlock', { password: secret })).toMatchObject({ locked: false })
    await test.ok('edit.commit', edit(test, all.ours))
  })

  test('comes by itself when nothing was asked for as long as this PC says', async () => {
    let minutes: number | null = 10
    const test = makeTestCore({ lockAfter: () => minutes })
    cores.push(test)
    await test.ok('file.create', { token: test.token(test.at('测试镇.tzdb')), township: '测试镇' })
    await test.ok('operators.save', { id: test.newId(), operator: null, name: '王主任', role: 'admin', villages: [], password: secret })
    const at = (time: string): void => test.setNow(new Date(`2026-03-02T${time}+08:00`))
    at('09:35:00')
    await test.ok('ledger.query', { ledger: 'household' })
    at('09:44:59')
    await test.ok('ledger.query', { ledger: 'household' })
    at('09:55:00')
    expect((await test.refused('ledger.query', { ledger: 'household' })).fault).toBe('session.locked')
    await test.ok('operators.unlock', { password: secret })
    minutes = null
    at('18:00:00')
    await test.ok('ledger.query', { ledger: 'household' })
  })
})

test('an encrypted file locks by its own password, without any operator', async () => {
  const test = await openTestCore()
  cores.push(test)
  await test.ok('seal.set', { password: secret })
  expect(await test.ok('operators.lock', {})).toMatchObject({ locked: true, operators: false, canLock: true })
  expect((await test.refused('ledger.query', { ledger: 'household' })).fault).toBe('session.locked')
  expect((await test.refused('operators.unlock', { password: '不对的密码' })).fault).toBe('operator.passwordWrong')
  test.setNow(new Date('2026-03-02T11:00:00+08:00'))
  expect(await test.ok('operators.unlock', { password: secret })).toMatchObject({ locked: false })
})

describe('operators and merging', () => {
  /** What was done in a copy by somebody else, merged back. */
  async function copied(all: Office, work: (other: TestCore) => Promise<void>): Promise<string> {
    const { test } = all
    const copy = test.token(test.at('副本.tzdb'))
    const { token } = await test.ok('backup.make', {})
    await test.ok('backup.restore', { from: token, to: copy })
    const other = makeTestCore({ folder: test.folder, person: '外人' })
    await other.ok('file.open', { token: other.token(test.at('副本.tzdb')) })
    await work(other)
    await other.core.close()
    return copy
  }

  test('nobody but an admin takes operators over from another copy', async () => {
    const all = await office(cores)
    const { test, operators } = all
    const copy = await copied(all, async (other) => {
      await other.ok('operators.login', { operator: operators.admin, password: secret })
      await other.ok('operators.save', { id: other.newId(), operator: operators.entry, name: '陈录入', role: 'admin', villages: [] })
    })
    await enter(all, 'entry')
    const refused = await test.refused('merge.run', { tokens: [copy], ids: [test.newId()] })
    expect(refused).toMatchObject({ fault: 'operator.mergeNeedsAdmin', count: 1 })
    await enter(all, 'admin')
    await test.ok('merge.run', { tokens: [copy], ids: [test.newId()] })
    expect((await test.ok('operators.list', {})).find(({ name }) => name === '陈录入')).toMatchObject({ role: 'admin' })
  })

  test('a new password of one’s own may come along', async () => {
    const all = await office(cores, secret)
    const { test, operators } = all
    const copy = await copied(all, async (other) => {
      await other.ok('operators.login', { operator: operators.village, password: secret })
      await other.ok('operators.password', { id: other.newId(), operator: operators.village, old: secret, next: '另外的密码一' })
      await other.ok('edit.commit', edit(other, all.ours))
    })
    await enter(all, 'village')
    await test.ok('merge.run', { tokens: [copy], ids: [test.newId()] })
    await test.ok('operators.logout', {})
    await test.ok('operators.login', { operator: operators.village, password: '另外的密码一' })
  })

  test('a village operator merges the own village only', async () => {
    const all = await office(cores)
    const { test, operators } = all
    const copy = await copied(all, async (other) => {
      await other.ok('operators.login', { operator: operators.entry, password: secret })
      await other.ok('edit.commit', edit(other, all.theirs))
    })
    await enter(all, 'village')
    const before = test.dump()
    expect((await test.refused('merge.run', { tokens: [copy], ids: [test.newId()] })).fault).toBe('operator.otherVillage')
    expect(test.dump()).toEqual(before)
  })

  test('two copies that each demote another admin are not left without one', async () => {
    const all = await office(cores)
    const { test, operators } = all
    await test.ok('operators.save', { id: test.newId(), operator: operators.entry, name: '陈录入', role: 'admin', villages: [] })
    const copy = await copied(all, async (other) => {
      await other.ok('operators.login', { operator: operators.admin, password: secret })
      await other.ok('operators.save', { id: other.newId(), operator: operators.entry, name: '陈录入', role: 'viewer', villages: [] })
    })
    await enter(all, 'entry')
    await test.ok('operators.save', { id: test.newId(), operator: operators.admin, name: '王主任', role: 'viewer', villages: [] })
    await test.ok('merge.run', { tokens: [copy], ids: [test.newId()] })
    const roles = (await test.ok('operators.list', {})).map(({ name, role }) => `${name} ${role}`)
    expect(roles).toContain('王主任 admin')
    await test.ok('operators.logout', {})
    await test.ok('operators.login', { operator: operators.admin, password: secret })
    expect(await test.ok('operators.who', {})).toMatchObject({ me: { role: 'admin' } })
  })
})
