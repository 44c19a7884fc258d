import { afterEach, beforeEach, expect, test } from 'vitest'
import { extendSchema } from '#data/schema/build.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { findField, ledgerOf } from '#shared/ledger/registry.ts'
import { addCustomFields, everyType } from '#tests/harness/customFields.ts'
import { addFamily, addVillage, changeRecord, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
let family: Family
let fieldIds: readonly string[]

const values = {
  x_text: '文',
  x_long: '一\n二',
  x_choice: '乙',
  x_many: '种植,务工',
  x_date: '2025-05-01',
  x_year: 2020,
  x_number: 3,
  x_money: 12_345,
  x_quantity: 7,
  x_yes: 1,
}

beforeEach(async () => {
  core = await openTestCore()
  const village = await addVillage(core, '白沙村')
  family = await addFamily(core, village, [{ name: '张三' }])
  fieldIds = await addCustomFields(core, everyType('household'))
})
afterEach(() => core.dispose())

async function shown(): Promise<unknown> {
  const [row] = await core.ok('ledger.rows', { ledger: 'household', ids: [family.household] })
  return Object.fromEntries(Object.entries(row!.values).filter(([id]) => id.startsWith('x_')))
}

test('own fields stand at once in registry, table, rows, history and announcement', async () => {
  const household = ledgerOf(await core.ok('ledger.registry', {}), 'household')
  expect(everyType('household').every((field) => findField(household, field.fieldId)?.label === field.label)).toBe(true)
  expect(core.events.filter((event) => event.name === 'registry').at(-1)!.payload).toEqual(await core.ok('ledger.registry', {}))
  const set = await changeRecord(core, 'household', family.household, values)
  expect(await shown()).toEqual(values)
  const { changes } = await core.ok('history.changes', { setId: set, offset: 0, limit: 10 })
  expect(changes[0]!.text).toContain('自设金额 （空） → 123.45 元')
  expect(
    await core.refused('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'household', recordId: family.household, op: 'change', values: { x_choice: '丁' } }],
    }),
  ).toMatchObject({ fault: 'record.invalid' })
  await core.ok('history.undo', { id: core.newId() })
  expect(Object.values((await shown()) as object).every((value) => value === null)).toBe(true)
  expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
})

test('they survive closing, and a column that a kill left out is added on opening', async () => {
  await changeRecord(core, 'household', family.household, values)
  await core.ok('file.close', {})
  await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
  expect(await shown()).toEqual(values)
  // The moment between the field's record and its column reaching the disk.
  const { engine } = core.core.context.file()
  const done = await core.core.context.commit({
    id: core.newId(),
    kind: 'custom',
    label: '',
    changes: [
      {
        ledger: 'customField',
        recordId: core.newId(),
        op: 'add',
        values: { ledger: 'member', fieldId: 'x_late', label: '迟到', type: 'text' },
      },
    ],
  })
  expect(isFault(done)).toBe(false)
  expect(engine.all<{ name: string }>('PRAGMA table_info(member)').some((column) => column.name === 'x_late')).toBe(false)
  await core.ok('file.close', {})
  await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
  await changeRecord(core, 'member', family.members[0]!, { x_late: '有了' })
  expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
})

test('a retired field keeps its values, leaves the template and comes back', async () => {
  await changeRecord(core, 'household', family.household, values)
  await changeRecord(core, 'customField', fieldIds[0]!, { retired: 1 })
  expect(findField(ledgerOf(await core.ok('ledger.registry', {}), 'household'), 'x_text')!.retired).toBe(true)
  expect(await shown()).toEqual(values)
  await changeRecord(core, 'customField', fieldIds[0]!, { retired: 0 })
  expect(findField(ledgerOf(await core.ok('ledger.registry', {}), 'household'), 'x_text')!.retired).toBe(false)
})

test.each([
  ['a name that is no column', { fieldId: 'x_a TEXT; DROP TABLE member' }, 'fieldId'],
  ['a name without the prefix', { fieldId: 'phone' }, 'fieldId'],
  ['a name that is taken', { fieldId: 'x_text' }, 'fieldId'],
  ['a label that is taken', { label: '联系电话' }, 'label'],
  ['a link', { type: 'link' }, 'type'],
  ['no such type', { type: 'blob' }, 'type'],
  ['no such ledger', { ledger: 'nothing' }, 'ledger'],
  ['a ledger of the program', { ledger: 'office' }, 'ledger'],
  ['a choice without options', { type: 'choice', options: ' \n ' }, 'options'],
])('%s is refused', async (_, wrong, field) => {
  const wanted = { ledger: 'household', fieldId: 'x_new', label: '新项目', type: 'text', ...wrong }
  const fault = await core.refused('edit.commit', {
    id: core.newId(),
    changes: [{ ledger: 'customField', recordId: core.newId(), op: 'add', values: wanted }],
  })
  expect(fault.fault).toBe('record.invalid')
  expect((JSON.parse(String(fault['problems'])) as readonly { field: string }[]).map((problem) => problem.field)).toContain(field)
})

test('type and name of a field with content stay', async () => {
  for (const change of [{ type: 'integer' }, { fieldId: 'x_other' }, { ledger: 'member' }] as readonly Record<string, string>[]) {
    expect(
      (
        await core.refused('edit.commit', {
          id: core.newId(),
          changes: [{ ledger: 'customField', recordId: fieldIds[0]!, op: 'change', values: change }],
        })
      ).fault,
    ).toBe('record.invalid')
  }
  await changeRecord(core, 'customField', fieldIds[0]!, { label: '改名' })
  expect(findField(ledgerOf(await core.ok('ledger.registry', {}), 'household'), 'x_text')!.label).toBe('改名')
})

test('what another file may bring in its stead does not break this one', async () => {
  const bad = ['x_A', 'name', 'x_a"; --', 'x_text'].map((fieldId) => ({
    ledger: 'customField',
    recordId: core.newId(),
    op: 'add' as const,
    values: { ledger: 'household', fieldId, label: fieldId, type: 'text' },
  }))
  await core.core.context.commit({ id: core.newId(), kind: 'merge', label: '', changes: bad })
  await core.ok('file.close', {})
  await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
  const household = ledgerOf(await core.ok('ledger.registry', {}), 'household')
  expect(household.fields.filter((field) => field.custom)).toHaveLength(everyType('household').length)
  expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
})

test('an index that is missing is made again, and what is there is left alone', async () => {
  const { engine, registry } = core.core.context.file()
  const indexes = () => engine.values(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name`)
  const before = indexes()
  engine.exec('DROP INDEX member_by_household')
  expect(indexes()).not.toEqual(before)
  expect(extendSchema(engine, registry)).toEqual([])
  expect(indexes()).toEqual(before)
})
