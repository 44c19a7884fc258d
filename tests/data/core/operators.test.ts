import { afterEach, describe, expect, test } from 'vitest'
import { gates } from '#data/core/gates.ts'
import { contract, type Method } from '#shared/ipc/contract.ts'
import { faultText } from '#shared/ipc/faults.ts'
import { addRecord, addVillage, changeRecord, makeTestCore, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { edit, enter, inputs, office, order, secret } from './operatorOffice.ts'

const cores: TestCore[] = []
afterEach(async () => {
  for (const core of cores.splice(0)) await core.dispose()
})

describe('a file without operators', () => {
  test('works as ever, signed by the person of this PC', async () => {
    const test = await openTestCore()
    cores.push(test)
    const village = await addVillage(test, '白沙村')
    expect(await test.ok('operators.who', {})).toEqual({ operators: false, choices: [], me: null, locked: false, canLock: false })
    await changeRecord(test, 'village', village, { address: '村口' })
    expect((await test.ok('history.list', { limit: 1 }))[0]).toMatchObject({ person: '张敏' })
    expect((await test.refused('operators.lock', {})).fault).toBe('operator.noPassword')
  })

  test('before a file is open there are none', async () => {
    const test = makeTestCore()
    cores.push(test)
    expect(await test.ok('operators.who', {})).toMatchObject({ operators: false, me: null })
  })

  test('gets a first operator who is an admin and goes on working', async () => {
    const test = await openTestCore()
    cores.push(test)
    const first = { id: test.newId(), operator: null, name: '王主任', villages: [] }
    expect((await test.refused('operators.save', { ...first, role: 'entry' })).fault).toBe('operator.firstAdmin')
    await test.ok('operators.save', { ...first, role: 'admin' })
    expect(await test.ok('operators.who', {})).toMatchObject({ operators: true, me: { name: '王主任', role: 'admin', hasPassword: false } })
    await addVillage(test, '白沙村')
    expect((await test.ok('history.list', { limit: 1 }))[0]).toMatchObject({ person: '王主任', device: '乡镇办公室' })
  })
})

describe('roles', () => {
  test('nobody gets in without logging in, not even to look', async () => {
    const { test, ours } = await office(cores)
    await test.ok('operators.logout', {})
    for (const method of Object.keys(contract) as Method[]) {
      if (gates[method] === 'always' || gates[method] === 'anyone') continue
      const fault = (await test.core.call(method, inputs[method] ?? {})) as { fault?: string }
      if (fault.fault !== 'input.invalid') expect([method, fault.fault]).toEqual([method, 'operator.needed'])
    }
    expect((await test.refused('edit.commit', edit(test, ours))).fault).toBe('operator.needed')
    const { choices } = await test.ok('operators.who', {})
    expect(choices.map(({ name, role }) => `${name} ${role}`).sort()).toEqual([
      '孙领导 viewer',
      '王主任 admin',
      '赵村干 village',
      '陈录入 entry',
    ])
  })

  test('a viewer reads and writes nothing; the fault says who may', async () => {
    const all = await office(cores)
    await enter(all, 'viewer')
    expect(await all.test.ok('ledger.query', { ledger: 'household' })).toMatchObject({ ids: { length: 2 } })
    const fault = await all.test.refused('edit.commit', edit(all.test, all.ours))
    expect(faultText(fault)).toBe('孙领导的权限是“只读”，不能做这一步。请管理员、录入人员或村级操作员登录后来做。')
    expect((await all.test.refused('ledger.reveal', { ledger: 'household', ids: [all.ours], fields: ['phone'] })).fault).toBe(
      'operator.forbidden',
    )
    const whole = { selection: { ledger: 'household' }, fields: ['phone'] }
    expect((await all.test.refused('export.clipboard', { ...whole, mask: false })).fault).toBe('operator.forbidden')
    await all.test.ok('export.clipboard', { ...whole, mask: true })
  })

  test('a village operator changes the own village only, by whatever way', async () => {
    const all = await office(cores)
    const { test } = all
    await enter(all, 'entry')
    const helper = await addRecord(test, 'helper', { name: '钱帮扶' })
    await test.ok('edit.commit', edit(test, all.theirs))
    await enter(all, 'village')
    await test.ok('edit.commit', edit(test, all.ours))
    expect((await test.ok('history.list', { limit: 1 }))[0]).toMatchObject({ person: '赵村干' })
    const other = await test.refused('edit.commit', edit(test, all.theirs))
    expect(faultText(other)).toMatch(/属于青山村，不在您负责的村（白沙村），没有改动。请管理员或录入人员登录后来做/)
    const moved = { ledger: 'household', op: 'change' as const }
    const refused = [
      [{ ...moved, recordId: all.ours, values: { village: all.qingshan } }],
      [{ ...moved, recordId: all.theirs, values: { village: all.baisha } }],
      [{ ledger: 'household', recordId: test.newId(), op: 'add' as const, values: { village: all.qingshan } }],
      [{ ledger: 'village', recordId: all.qingshan, op: 'change' as const, values: { address: '村口' } }],
      [{ ledger: 'helper', recordId: helper, op: 'change' as const, values: { unit: '某局' } }],
      [{ ledger: 'office', recordId: test.newId(), op: 'add' as const, values: { unitName: '某办' } }],
    ]
    const before = test.dump()
    for (const changes of refused) {
      const { fault } = await test.refused('edit.commit', { id: test.newId(), changes })
      expect(['operator.otherVillage', 'operator.forbidden']).toContain(fault)
    }
    const steps = await test.ok('history.list', { limit: 50 })
    const foreign = steps.find(({ person, kind }) => person === '陈录入' && kind === 'edit')!
    expect((await test.refused('history.undo', { id: test.newId(), setId: foreign.id })).fault).toMatch(/^operator\./)
    expect(test.dump()).toEqual(before)
  })

  test('what an operator may not do is refused for every method of the contract', async () => {
    const all = await office(cores)
    for (const role of ['viewer', 'village', 'entry'] as const) {
      await enter(all, role)
      const above = Object.entries(gates).filter(([method, least]) => method in contract && order.indexOf(least) > order.indexOf(role))
      expect(above.length).toBeGreaterThan(0)
      for (const [method] of above) {
        const fault = (await all.test.core.call(method, inputs[method as Method] ?? {})) as { fault?: string }
        if (fault.fault !== 'input.invalid') expect([method, fault.fault]).toEqual([method, 'operator.forbidden'])
      }
    }
  })

  test('operators are no rows: no list, export, edit or history shows them or a hash', async () => {
    const all = await office(cores, secret)
    const { test } = all
    const ids = [all.operators.entry]
    const named = [
      test.refused('ledger.query', { ledger: 'operator', filter: 'password != ""' }),
      test.refused('ledger.rows', { ledger: 'operator', ids }),
      test.refused('ledger.distinct', { ledger: 'operator', field: 'password' }),
      test.refused('history.field', { ledger: 'operator', id: ids[0]!, field: 'password' }),
      test.refused('history.list', { record: { ledger: 'operator', id: ids[0]! }, limit: 9 }),
      test.refused('export.clipboard', { selection: { ledger: 'operator', ids }, fields: ['password'], mask: true }),
      test.refused('edit.commit', {
        id: test.newId(),
        changes: [{ ledger: 'operator', recordId: ids[0]!, op: 'change', values: { role: '管理员' } }],
      }),
    ]
    for (const refused of await Promise.all(named)) expect(refused.fault).toBe('operator.ownList')
    const sets = await test.ok('history.list', { limit: 50 })
    const changes = await Promise.all(sets.map(({ id }) => test.ok('history.changes', { setId: id, offset: 0, limit: 50 })))
    const told = JSON.stringify([sets, changes, await test.ok('operators.list', {}), test.events])
    expect(told).not.toContain('scrypt')
    expect(told).toContain('新增操作员“陈录入”（录入）')
  })

  test('the last admin who is active stays one, whatever is tried', async () => {
    const all = await office(cores)
    const { test, operators } = all
    const demote = { id: test.newId(), operator: operators.admin, name: '王主任', role: 'entry' as const, villages: [] }
    expect((await test.refused('operators.save', demote)).fault).toBe('operator.lastAdmin')
    expect((await test.refused('operators.retire', { id: test.newId(), operator: operators.admin, active: false })).fault).toBe(
      'operator.lastAdmin',
    )
    const made = (await test.ok('history.list', { limit: 50 })).find(({ label }) => label.includes('王主任'))!
    expect((await test.refused('history.undo', { id: test.newId(), setId: made.id })).fault).toBe('operator.lastAdmin')
    await test.ok('operators.save', { id: test.newId(), operator: operators.entry, name: '陈录入', role: 'admin', villages: [] })
    await test.ok('operators.save', { ...demote, id: test.newId() })
    expect(await test.ok('operators.who', {})).toMatchObject({ me: { name: '王主任', role: 'entry' } })
  })

  test('nobody takes back what an admin did to the own role', async () => {
    const all = await office(cores)
    const { test, operators } = all
    await test.ok('operators.save', { id: test.newId(), operator: operators.entry, name: '陈录入', role: 'admin', villages: [] })
    await test.ok('operators.save', { id: test.newId(), operator: operators.entry, name: '陈录入', role: 'entry', villages: [] })
    const [lowered] = await test.ok('history.list', { limit: 1 })
    await enter(all, 'entry')
    expect((await test.refused('history.undo', { id: test.newId(), setId: lowered!.id })).fault).toBe('operator.forbidden')
  })

  test('who is retired is out at the next step, and cannot come back', async () => {
    const all = await office(cores)
    const { test, operators } = all
    await test.ok('operators.retire', { id: test.newId(), operator: operators.entry, active: false })
    expect((await test.refused('operators.login', { operator: operators.entry, password: secret })).fault).toBe('operator.unknown')
    expect((await test.ok('operators.who', {})).choices).toEqual([])
    const again = { id: test.newId(), operator: null, name: '王主任', role: 'entry' as const, villages: [] }
    expect((await test.refused('operators.save', again)).fault).toBe('operator.nameTaken')
  })
})
