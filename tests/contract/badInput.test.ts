import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handlers } from '#data/handlers/index.ts'
import { contract, type Method } from '#shared/ipc/contract.ts'
import { faultText, isFault, type FaultCode } from '#shared/ipc/faults.ts'
import { addFamily, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
  await addFamily(core, await addVillage(core, '白沙村'), [{ name: '张三' }])
})
afterAll(() => core.dispose())

const methods = Object.keys(contract) as Method[]

test('every method of the contract has its handler, and there are no others', () => {
  expect(Object.keys(handlers).sort()).toEqual([...methods].sort())
})

describe('input that is not of its shape is refused before anything happens', () => {
  const hostile: readonly unknown[] = [
    null,
    undefined,
    7,
    'x',
    [],
    true,
    { nothing: 1 },
    { token: 7 },
    { ledger: 'a b', id: '' },
    JSON.parse('{"__proto__":{"token":"12345678"}}'),
  ]

  test.each(methods)('%s', async (method) => {
    const sets = core.core.context.file().engine.values('SELECT count(*) FROM change_set')
    for (const input of hostile) {
      const parsed = contract[method].safeParse(input)
      if (parsed.success) continue
      const answer = await core.core.call(method, input)
      expect(answer, `${method} ${JSON.stringify(input)}`).toMatchObject({ fault: 'input.invalid' })
      expect(isFault(answer) && faultText(answer)).toMatch(/^输入不正确：/)
    }
    // One key too many: nobody smuggles in what a later version may read.
    expect(await core.core.call(method, { extra: 1 })).toMatchObject({ fault: 'input.invalid' })
    expect(core.core.context.file().engine.values('SELECT count(*) FROM change_set')).toEqual(sets)
  })

  test.each(['nothing', 'constructor', '__proto__', 'toString', ''])('no method %s', async (method) => {
    expect(await core.core.call(method, {})).toMatchObject({ fault: 'input.invalid' })
  })
})

describe('names that do not exist', () => {
  test.each<[Method, object, FaultCode]>([
    ['file.open', { token: 'unknown-token' }, 'grant.unknown'],
    ['file.create', { token: 'unknown-token', township: '镇' }, 'grant.unknown'],
    ['file.saveAs', { token: 'unknown-token' }, 'grant.unknown'],
    ['backup.make', { token: 'unknown-token' }, 'grant.unknown'],
    ['backup.inspect', { token: 'unknown-token' }, 'grant.unknown'],
    ['backup.restore', { from: 'unknown-token', to: 'unknown-token' }, 'grant.unknown'],
    ['ledger.query', { ledger: 'nothing' }, 'ledger.unknown'],
    ['ledger.rows', { ledger: 'nothing', ids: [] }, 'ledger.unknown'],
    ['ledger.record', { ledger: 'household', id: 'nothing' }, 'record.notFound'],
    ['ledger.totals', { ledger: 'nothing' }, 'ledger.unknown'],
    ['ledger.distinct', { ledger: 'household', field: 'nothing' }, 'query.field'],
    ['ledger.options', { ledger: 'nothing', text: '' }, 'ledger.unknown'],
    ['ledger.reveal', { ledger: 'nothing', ids: ['x'], fields: ['phone'] }, 'ledger.unknown'],
    ['ledger.reveal', { ledger: 'household', ids: ['x'], fields: ['nothing'] }, 'query.field'],
    ['edit.commit', { id: 'x', changes: [{ ledger: 'nothing', recordId: 'x', op: 'add', values: {} }] }, 'ledger.unknown'],
    [
      'edit.commit',
      { id: 'x', changes: [{ ledger: 'household', recordId: 'x', op: 'change', values: { note: '一' } }] },
      'record.notFound',
    ],
    ['edit.commit', { id: 'x', changes: [{ ledger: 'household', recordId: 'x', op: 'remove', values: {} }] }, 'record.notFound'],
    ['edit.check', { ledger: 'nothing', recordId: null, values: {} }, 'ledger.unknown'],
    ['history.field', { ledger: 'nothing', id: 'x', field: 'note' }, 'ledger.unknown'],
    ['history.undo', { id: 'x', setId: 'nothing' }, 'undo.nothing'],
    ['history.restore', { id: 'x', ledger: 'household', recordId: 'nothing' }, 'record.notFound'],
    ['import.open', { token: 'unknown-token' }, 'grant.unknown'],
    ['import.plan', { session: 'nothing' }, 'import.unknown'],
    ['import.commit', { session: 'nothing', id: 'x' }, 'import.unknown'],
    ['import.template', { ledger: 'household', token: 'unknown-token' }, 'grant.unknown'],
    ['export.run', { selection: { ledger: 'household' }, fields: ['note'], mask: true, token: 'unknown-token' }, 'grant.unknown'],
    ['export.clipboard', { selection: { ledger: 'household' }, fields: ['nothing'], mask: true }, 'query.field'],
    [
      'print.prepare',
      { layout: 'nothing', selection: { ledger: 'household' }, paper: 'A4', orientation: 'landscape', mask: true },
      'print.layout',
    ],
    ['print.page', { job: 'nothing', page: 1 }, 'print.failed'],
    ['print.segment', { job: 'nothing', index: 0 }, 'print.failed'],
  ])('%s %o → %s', async (method, input, fault) => {
    const answer = await core.core.call(method, input)
    expect(answer).toMatchObject({ fault })
    expect(isFault(answer) && faultText(answer)).toMatch(/[\u4e00-\u9fff]/)
    expect(isFault(answer) && faultText(answer)).not.toMatch(/\{\w+\}|undefined/)
  })
})

test('without a file everything that needs one says so', async () => {
  await core.ok('file.close', {})
  for (const [method, input] of [
    ['ledger.query', { ledger: 'household' }],
    ['history.state', {}],
    ['file.verify', {}],
    ['search.find', { text: '张' }],
    ['backup.list', {}],
    ['access.list', { limit: 1 }],
  ] as const) {
    expect(await core.core.call(method, input), method).toMatchObject({ fault: 'file.notOpen' })
  }
  expect(await core.core.call('file.info', {})).toBeNull()
  expect((await core.ok('ledger.registry', {})).ledgers.length).toBeGreaterThan(3)
})
