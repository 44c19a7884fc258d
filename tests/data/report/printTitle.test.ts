import { afterEach, beforeEach, expect, test } from 'vitest'
import { addFamily, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore

beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

async function titleOfRoster(pageBreakByVillage: boolean): Promise<string> {
  const wish = { layout: 'householdRoster', paper: 'A4', orientation: 'landscape', mask: true, pageBreakByVillage } as const
  return (await core.ok('print.prepare', { ...wish, selection: { ledger: 'household' } })).title
}

test('a roster of one village bears its name; one of several says how many books there are', async () => {
  await addFamily(core, await addVillage(core, '白沙村'), [{ name: '张三' }])
  expect(await titleOfRoster(true)).toMatch(/白沙村农户花名册$/)
  await addFamily(core, await addVillage(core, '青山村'), [{ name: '李四' }])
  expect(await titleOfRoster(true)).toMatch(/村农户花名册等 2 册$/)
  expect(await titleOfRoster(false)).not.toMatch(/等/)
})
