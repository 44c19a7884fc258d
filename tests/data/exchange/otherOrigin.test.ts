import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { temporaryRoot } from '#data/file/temporary.ts'
import { addFamily, addRecord, addVillage, inventedIdCard, makeTestCore, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'

beforeAll(async () => void (await prepareExcelWorker()))

let core: TestCore
let other: TestCore
/** What this process has left in the temporary folder of the program; other tests run at the same time. */
const left = () => (existsSync(temporaryRoot()) ? readdirSync(temporaryRoot()).filter((name) => name.startsWith(`${process.pid}-`)) : [])

beforeEach(async () => {
  core = await openTestCore()
  other = makeTestCore({ folder: core.folder, person: '另建' })
  await other.ok('file.create', { token: other.token(other.at('另建.tzdb')), township: '测试镇' })
})
afterEach(async () => {
  await other.core.close()
  await core.dispose()
})

test('a file that was made apart is imported: persons by number, new households added, nothing is left behind', async () => {
  const here = await addFamily(core, await addVillage(core, '白沙村'), [{ name: '张三', idCard: inventedIdCard(1) }], { code: 'H1' })
  const village = await addVillage(other, '白沙村')
  await addFamily(other, village, [{ name: '张三', idCard: inventedIdCard(1), phone: '13900000001' }], { code: 'H1' })
  const { household } = await addFamily(
    other,
    village,
    [
      { name: '李四', idCard: inventedIdCard(2) },
      { name: '李五', idCard: inventedIdCard(3) },
    ],
    {
      code: 'H2',
      arableLand: 250,
      isDangerousHouse: 0,
    },
  )
  await addRecord(other, 'income', { household, year: 2025, wages: 1_234_505 })
  await other.ok('file.close', {})
  const path = other.at('另建.tzdb')
  expect(await core.refused('merge.look', { tokens: [core.token(path)] })).toMatchObject({ fault: 'merge.otherOrigin' })
  const { session } = await core.ok('import.open', { token: core.token(path) })
  expect(left()).toEqual([])
  await core.ok('import.commit', { session, id: core.newId() })
  const rows = async (ledger: string) => core.ok('ledger.rows', { ledger, ids: [...(await core.ok('ledger.query', { ledger })).ids] })
  expect(await rows('village')).toHaveLength(1)
  expect((await rows('household')).map(({ values }) => values['code']).sort()).toEqual(['H1', 'H2'])
  const people = await rows('member')
  expect(people.map(({ values }) => values['name']).sort()).toEqual(['张三', '李五', '李四'].sort())
  expect(people.find(({ id }) => id === here.members[0])!.values['phone']).not.toBeNull()
  expect((await rows('household')).find(({ values }) => values['code'] === 'H2')!.values).toMatchObject({
    arableLand: 250,
    isDangerousHouse: 0,
  })
  expect((await rows('income')).map(({ values }) => values['wages'])).toEqual([1_234_505])
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true })
  const again = await core.ok('import.open', { token: core.token(path) })
  await core.ok('import.commit', { session: again.session, id: core.newId() })
  expect(await rows('member')).toHaveLength(3)
})

test('what is no ledger, or holds nothing, is refused in words', async () => {
  await other.ok('file.close', {})
  expect(await core.refused('import.open', { token: core.token(other.at('另建.tzdb')) })).toMatchObject({ fault: 'import.empty' })
  expect(await core.refused('import.open', { token: core.token(other.at('没有.tzdb')) })).toHaveProperty('fault')
})
