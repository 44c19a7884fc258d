import { afterAll, beforeAll, expect, test } from 'vitest'
import { takenInAt } from '#shared/forms/monitoring/pieces.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { monitoringEntered } from '#shared/measures/conditions.ts'
import { addFamily, addRecord, addVillage, changeRecord, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** What the papers of a household and of a case say of what the ledgers hold, and what they leave to the pen. */

let core: TestCore
let household: string
let entering: string
let over: string

beforeAll(async () => {
  core = await openTestCore()
  core.setNow(new Date(2026, 2, 2, 9))
  const village = await addVillage(core, '永岭村')
  const people = [
    { name: '丁大河', idCard: inventedIdCard(901), relation: '户主', hasResidentMedical: 1, migrantArea: '省外' },
    { name: '丁小河', idCard: inventedIdCard(902, '20150303'), relation: '之子', hasResidentMedical: 1, studentStatus: '小学' },
  ]
  household = (await addFamily(core, village, people, { kind: '脱贫户', phone: '13912345678' })).household
  const begun = { household, kind: '脱贫不稳定户', risk1: '因学', risk3: '缺劳动力', identifiedAt: '2025-06-10' }
  entering = await addRecord(core, 'monitoring', { ...begun, identifiedAt: '2026-02-20', state: '待评议' })
  over = await addRecord(core, 'monitoring', {
    ...begun,
    state: '已消除',
    isRemoved: 1,
    removedAt: '2025-12-20',
    noticeFrom: '2025-06-01',
    noticeTo: '2025-06-08',
    reviewedOn: '2025-06-09',
    comparedOn: '2025-05-30',
    comparedWith: '房产,车辆',
    comparison: '未发现不符合条件的情形',
    exitNoticeFrom: '2025-12-01',
  })
  const help = { household, stage: '实际', state: '已落实', responsible: '帮扶责任人' }
  await addRecord(core, 'measure', { ...help, year: 2025, startDate: '2025-03', kind: '产业帮扶', content: '识别前的种苗' })
  await addRecord(core, 'measure', { ...help, year: 2025, startDate: '2025-06', kind: '教育帮扶', content: '识别后的助学' })
  for (const [date, content] of [
    ['2025-09-01', '第二次走访'],
    ['2025-07-01', '第一次走访'],
    ['2025-05-01', '识别前走访'],
  ] as const)
    await addRecord(core, 'visit', { household, date, content, visitors: '丁长江' })
})
afterAll(() => core.dispose())

type More = Readonly<{ overprint?: Readonly<{ rightMm: number; downMm: number }>; paper?: 'B5'; answers?: Record<string, string> }>

async function textOf(form: string, ids: readonly string[] | null, more: More = {}): Promise<string> {
  const selection = ids ? { selection: { ids: [...ids] } } : {}
  const job = await core.ok('print.form', { form, edition: 'internal', mask: false, purpose: '核对', ...selection, ...more })
  let html = ''
  for (let index = 0; index < job.segments; index += 1) html += (await core.ok('print.segment', { job: job.job, index })).html
  await core.ok('print.done', { job: job.job })
  const drawn = html.replace(/<style>.*?<\/style>/gs, '').replace(/<i class="x( v)?">√?<\/i>/g, (_, isTicked) => (isTicked ? '☑' : '☐'))
  return drawn.replace(/<br>/g, '').replace(/<[^>]*>/g, '\n')
}

test('a case that is not decided has no day on which it was taken in', async () => {
  for (const form of ['removalAssessment', 'procedureCard', 'monitoringMeasures', 'monitoringCollection']) {
    expect(await textOf(form, [entering]), form).not.toContain('2026-02-20')
    expect(await textOf(form, [over]), form).toContain('2025-06-10')
  }
})

test('the kind is only proposed until the county has decided', async () => {
  for (const form of ['removalAssessment', 'procedureCard', 'monitoringMeasures', 'revisitSheet', 'monitoringLedger']) {
    expect((await textOf(form, [entering])).replace(/\s/g, ''), form).toContain('拟脱贫不稳定户')
    expect((await textOf(form, [over])).replace(/\s/g, ''), form).not.toContain('拟脱贫不稳定户')
  }
})

test('the way in which a risk ended is told once it has ended', async () => {
  const leaving = await addRecord(core, 'monitoring', {
    household,
    kind: '脱贫不稳定户',
    risk1: '因学',
    identifiedAt: '2025-01-10',
    state: '拟消除',
    exitProposedOn: '2026-02-20',
    removalKind: '帮扶消除',
  })
  expect(await textOf('revisitSheet', [leaving])).not.toContain('帮扶消除')
  expect(await textOf('removalAssessment', [leaving])).not.toContain('☑帮扶消除')
  await changeRecord(core, 'monitoring', leaving, { exitNoticeFrom: '2026-02-25' })
  expect(await textOf('removalAssessment', [leaving])).toContain('☑帮扶消除')
  await changeRecord(core, 'monitoring', leaving, { state: '已消除', isRemoved: 1, removedAt: '2026-03-01' })
  expect(await textOf('revisitSheet', [leaving])).toContain('帮扶消除')
})

test('the steps before the decision are those that the figures leave out', () => {
  const told = (text: string) => [...new Set(text.match(/\p{Script=Han}+/gu))].sort()
  expect(told(takenInAt)).toEqual(told(monitoringEntered))
  const states = shippedRegistry.codes.monitoringState!.items.map((item) => item.value)
  expect(states).toEqual(expect.arrayContaining(told(takenInAt)))
})

test('what was held is ticked, what was not is left to the pen', async () => {
  expect(await textOf('entryApproval', [over])).toMatch(/☑无异议 ☐有异议/)
  expect(await textOf('entryApproval', [entering])).toMatch(/☐无异议 ☐有异议/)
  expect(await textOf('removalAssessment', [over])).toMatch(/收入持续稳定 ☑是 ☐否/)
  expect(await textOf('removalAssessment', [over])).toMatch(/☐无异议 ☐有异议/)
})

test('registers that were asked and knew nothing say so', async () => {
  const count = (text: string) => (text.match(/\n无\n/g) ?? []).length
  // Two registers of two members.
  expect(count(await textOf('comparisonSheet', [over]))).toBe(4)
  expect(count(await textOf('comparisonSheet', [entering]))).toBe(0)
})

test('a case lists what was done for it, oldest first, by whom by name', async () => {
  const measures = await textOf('monitoringMeasures', [over])
  expect(measures).toContain('识别后的助学')
  expect(measures).not.toContain('识别前的种苗')
  expect(measures).toContain('☑教育帮扶')
  expect(measures).toContain('☐产业帮扶')
  expect(measures.split('\n')).not.toContain('帮扶责任')
  const visits = await textOf('revisitSheet', [over])
  expect(visits).not.toContain('识别前走访')
  expect(visits.indexOf('第一次走访')).toBeGreaterThan(0)
  expect(visits.indexOf('第一次走访')).toBeLessThan(visits.indexOf('第二次走访'))
})

test('values of a list stand with 、 between those that are there', async () => {
  expect(await textOf('removalAssessment', [over])).toContain('\n因学、缺劳动力\n')
})

test('a meeting of the township is not the assessment of a village', async () => {
  const met = { date: '2026-02-10', topic: '会商', expected: 9, attended: 9 }
  const township = await addRecord(core, 'meeting', { ...met, kind: '党委会研判' })
  const text = await textOf('meetingMinutes', [township])
  expect(text).toContain('测试镇防返贫监测会商研判会议纪要')
  expect(text).not.toMatch(/民主评议|村民委员会|监委会/)
  const [village] = core.core.context.file().engine.values('SELECT id FROM village LIMIT 1')[0]!
  const held = await addRecord(core, 'meeting', { ...met, kind: '村民代表会', village: village as string })
  const minutes = await textOf('meetingMinutes', [held])
  expect(minutes).toContain('永岭村民主评议会议纪要')
  expect(minutes).toContain('永岭村村民委员会（盖章）')
  expect(await textOf('meetingMinutes', null)).toContain('村民委员会（盖章）')
})

test('the check at the door knows of pupils, insurance and work', async () => {
  const text = await textOf('householdCheck', [household])
  expect(text).toContain('义务教育阶段在校1人\u3000丁小河 小学')
  expect(text).toContain('参加居民医保 2人，\n职工医保 0人')
  expect(text).toContain('务工 1人\u3000丁大河 省外')
})

test('a sweep says how the household stood on its day', async () => {
  const sweep = await addRecord(core, 'inspection', { household, batch: '2026年第一季度排查', date: '2026-03-02', finding: '无风险' })
  core.setNow(new Date(2026, 3, 10, 9))
  await changeRecord(core, 'household', household, { kind: '一般农户' })
  const text = await textOf('sweepSheet', [sweep])
  expect(text).toContain('脱贫户')
  expect(text).not.toContain('一般农户')
  expect(text).toContain('丁小河')
  expect(await textOf('householdCheck', [household])).toContain('一般农户')
})

test('papers that villagers fill in bear no mark of the office; filled in ones do', async () => {
  expect(await textOf('helpApplication', null)).not.toContain('内部资料')
  expect(await textOf('helpApplication', [household])).toContain('内部资料')
})

test('a line above a table leaves room for the number and the village', async () => {
  expect(await textOf('helpPlanSheet', null)).toMatch(/户编号：\u3000{8}/)
  expect(await textOf('helpPlanSheet', null)).toMatch(/\u3000村\u3000+组/)
  expect(await textOf('sweepSheet', null)).toMatch(/年\u3000\u3000月\u3000\u3000日\u3000+整改完成日期：\u3000+年/)
})

test('villages stand in the order of their numbers in a list, not of the alphabet', async () => {
  for (const [name, code] of [
    ['阿岭村', '439999101209'],
    ['子岭村', '439999101201'],
  ] as const) {
    const village = await addRecord(core, 'village', { name, code })
    const family = await addFamily(core, village, [{ name: '丁先后', relation: '户主' }])
    for (const year of [2024, 2025]) await addRecord(core, 'income', { household: family.household, year, headcount: 1 })
  }
  const wish = { mask: false, paper: 'A4', orientation: 'landscape', purpose: '核对', selection: { ledger: 'household' } } as const
  const job = await core.ok('print.prepare', { ...wish, layout: 'ledgerList' })
  const { html } = await core.ok('print.segment', { job: job.job, index: 0 })
  expect(html.indexOf('子岭村')).toBeGreaterThan(0)
  expect(html.indexOf('子岭村')).toBeLessThan(html.indexOf('阿岭村'))
  // Sorted by year first: in each year as in the register.
  const incomes = await core.ok('print.prepare', { ...wish, selection: { ledger: 'income' }, layout: 'ledgerList' })
  const list = (await core.ok('print.segment', { job: incomes.job, index: 0 })).html
  const columns = list.replace(/<[^>]*>/g, '')
  expect(columns.match(/[子阿]岭村/g)).toEqual(['子岭村', '阿岭村', '子岭村', '阿岭村'])
  expect(columns.match(/^202[45]$/gm)).toEqual(['2025', '2025', '2024', '2024'])
})

test('pre-printed paper gets the ticks of its boxes, not the words beside them', async () => {
  const text = await textOf('entryApproval', [over], { overprint: { rightMm: 0, downMm: 0 } })
  expect(text.match(/☑/g)?.length).toBeGreaterThan(1)
  expect(text).not.toMatch(/边缘易致贫户|异议|：/)
})

test('each household gets as many ballots as are asked for, as many on a sheet as it holds', async () => {
  const ballots = async (more: More) => {
    const text = await textOf('assessmentBallot', [entering], more)
    return [(text.match(/民主评议表决票/g) ?? []).length, (text.match(/☐纳入监测/g) ?? []).length]
  }
  expect(await ballots({ answers: { copies: '21' } })).toEqual([21, 21])
  expect(await ballots({})).toEqual([8, 8])
  const job = await core.ok('print.form', {
    form: 'assessmentBallot',
    edition: 'public',
    mask: true,
    paper: 'B5',
    selection: { ids: [entering] },
    answers: { copies: '6' },
  })
  // 257 mm hold three rows of 65 mm, 182 mm only one column of 91 mm and what is between two.
  expect(job.pages).toBe(2)
})
