import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRecord, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** Minutes bear the seal of who met. */

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
  core.setNow(new Date(2026, 2, 2, 9))
})
afterAll(() => core.dispose())

async function textOf(form: string, id: string): Promise<string> {
  const job = await core.ok('print.form', { form, edition: 'internal', mask: false, purpose: '核对', selection: { ids: [id] } })
  const { html } = await core.ok('print.segment', { job: job.job, index: 0 })
  await core.ok('print.done', { job: job.job })
  return html.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]*>/g, '')
}

test('the committee of the party that spoke of one village is still that of the township', async () => {
  const village = await addVillage(core, '永岭村')
  const met = { date: '2026-02-10', topic: '永岭村监测对象研判', expected: 9, attended: 9, village }
  const party = await textOf('meetingMinutes', await addRecord(core, 'meeting', { ...met, kind: '党委会研判' }))
  expect(party).toContain('中共测试镇委员会（盖章）')
  expect(party).toContain('测试镇防返贫监测会商研判会议纪要')
  expect(party).not.toMatch(/村民委员会|监委会/)
  const ofVillage = await textOf('meetingMinutes', await addRecord(core, 'meeting', { ...met, kind: '村民代表会' }))
  expect(ofVillage).toContain('永岭村村民委员会（盖章）')
  expect(ofVillage).not.toContain('中共')
})
