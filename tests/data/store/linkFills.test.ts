import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Row } from '#shared/ipc/outputs.ts'
import {
  addFamily,
  addRecord,
  addVillage,
  changeRecord,
  inventedIdCard,
  openTestCore,
  type Family,
  type TestCore,
} from '#tests/harness/dataCore.ts'

/** Blank fields are filled from the record that a link names. */

let core: TestCore
let village: string
let zhang: Family
let wang: Family

beforeEach(async () => {
  core = await openTestCore()
  village = await addVillage(core, '白沙村')
  zhang = await addFamily(core, village, [
    { name: '张三', idCard: inventedIdCard(1) },
    { name: '李梅', idCard: inventedIdCard(2) },
  ])
  wang = await addFamily(core, village, [{ name: '王五', idCard: inventedIdCard(3) }])
})
afterEach(() => core.dispose())

const grant = { kind: '保洁员', startDate: '2025-01-01' }

async function read(ledger: string, id: string): Promise<Row> {
  return (await core.ok('ledger.rows', { ledger, ids: [id] }))[0]!
}

test('a person named by a link gives name and household', async () => {
  const id = await addRecord(core, 'publicPost', { ...grant, member: zhang.members[1]! })
  expect((await read('publicPost', id)).values).toMatchObject({ name: '李梅', household: zhang.household })
  expect(core.dump().join('\n')).toContain(inventedIdCard(2))
})

test('what was typed stands', async () => {
  const id = await addRecord(core, 'publicPost', { ...grant, member: zhang.members[1]!, name: '李小梅' })
  expect((await read('publicPost', id)).values).toMatchObject({ name: '李小梅' })
})

test('what a link filled follows a new link, in one step that undo takes back', async () => {
  const id = await addRecord(core, 'publicPost', { ...grant, member: zhang.members[1]! })
  await changeRecord(core, 'publicPost', id, { member: wang.members[0]! })
  expect((await read('publicPost', id)).values).toMatchObject({ name: '王五', household: wang.household })
  await core.ok('history.undo', { id: core.newId() })
  expect((await read('publicPost', id)).values).toMatchObject({ name: '李梅', household: zhang.household, member: zhang.members[1]! })
})

test('a household of the same set gives its head', async () => {
  const household = core.newId()
  const record = core.newId()
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      { ledger: 'household', recordId: household, op: 'add', values: { village } },
      { ledger: 'member', recordId: core.newId(), op: 'add', values: { household, name: '赵六', relation: '户主' } },
      { ledger: 'drinkingWater', recordId: record, op: 'add', values: { household } },
    ],
  })
  expect((await read('drinkingWater', record)).values).toMatchObject({ name: '赵六' })
})
