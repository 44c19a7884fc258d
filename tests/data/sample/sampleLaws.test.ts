import { describe, expect, test } from 'vitest'
import { sampleSize } from '#data/sample/sampleTownship.ts'
import { sampleYear } from '#data/sample/sampleYear.ts'
import type { FieldValue } from '#shared/ledger/define.ts'

/** What an inspector would lay side by side: nothing of the invented township contradicts itself. */

type Values = Readonly<Record<string, FieldValue>>
type Record_ = Readonly<{ id: string; ledger: string; values: Values }>

const days = ['2026-11-22', '2026-01-05', '2026-03-02', '2027-02-28']

/** A month or year counts from its first day on. */
const text = (value: FieldValue | undefined): string => String(value ?? '')
const isBefore = (one: FieldValue | undefined, other: FieldValue | undefined): boolean => {
  const [a, b] = [text(one), text(other)]
  const length = Math.min(a.length, b.length)
  return length > 0 && a.slice(0, length) < b.slice(0, length)
}

function recordsOf(today: string): readonly Record_[] {
  const records = new Map<string, { id: string; ledger: string; values: Values }>()
  const size = { ...sampleSize({ households: 800, villages: 6, seed: 5 }), today }
  for (const { recordId, ledger, values } of sampleYear(size).chapters.flatMap((chapter) => chapter.changes))
    records.set(recordId, { id: recordId, ledger, values: { ...records.get(recordId)?.values, ...values } })
  return [...records.values()]
}

describe.each(days)('on %s', (today) => {
  const records = recordsOf(today)
  const byId = new Map(records.map((record) => [record.id, record]))
  const of = (ledger: string): readonly Record_[] => records.filter((record) => record.ledger === ledger)
  const linked = (record: Record_, field: string): Values => byId.get(text(record.values[field]))?.values ?? {}
  const broken = (of: readonly Record_[], test: (record: Record_) => boolean): readonly string[] =>
    of.filter(test).map(({ ledger, values }) => `${ledger} ${JSON.stringify(values)}`)

  test('nothing is paid before it begins, before it was asked for, or for another year', () => {
    const starts = ['startDate', 'since', 'appliedOn', 'acceptedOn', 'postedTo', 'admittedOn', 'dischargedOn', 'requestedOn', 'enteredOn']
    expect(broken(records, ({ values }) => starts.some((start) => isBefore(values['paidOn'], values[start])))).toEqual([])
    expect(broken(of('payment'), ({ values }) => isBefore(values['date'], values['requestedOn']))).toEqual([])
    expect(broken(of('loanRepayment'), (record) => isBefore(record.values['paidOn'], linked(record, 'loan')['startDate']))).toEqual([])
    const ofYear = records.filter(({ ledger, values }) => ledger === 'pension' && values['paidOn'])
    expect(ofYear.length, 'pensions are paid').toBeGreaterThan(today.slice(5, 7) === '01' ? -1 : 0)
    expect(broken(ofYear, ({ values }) => text(values['paidOn']).slice(0, 4) !== text(values['year']))).toEqual([])
  })

  test('nothing is looked after, counted, insured or let before it was there', () => {
    const dated = [...of('custody'), ...of('assetInventory'), ...of('assetDisposal')]
    expect(broken(dated, (record) => isBefore(record.values['date'], linked(record, 'asset')['acquired']))).toEqual([])
    expect(broken(of('assetInsurance'), (record) => isBefore(record.values['startDate'], linked(record, 'asset')['acquired']))).toEqual([])
    expect(broken(of('assetIncome'), (record) => isBefore(record.values['receivedOn'], linked(record, 'asset')['acquired']))).toEqual([])
    for (const field of ['titledOn', 'handedOverOn', 'inUseSince', 'contractFrom'])
      expect(broken(of('asset'), ({ values }) => isBefore(values[field], values['acquired']))).toEqual([])
  })

  test('a workshop is recognised when its house was there', () => {
    const houses = of('asset').filter(({ values }) => text(values['name']).includes('帮扶车间'))
    const shared = of('workshop').filter(({ values }) => houses.some((house) => house.values['village'] === values['village']))
    expect(shared.length).toBeGreaterThan(0)
    const first = (village: FieldValue | undefined): string =>
      houses.flatMap(({ values }) => (values['village'] === village ? [text(values['acquired'])] : [])).sort()[0] ?? ''
    expect(broken(shared, ({ values }) => isBefore(values['recognisedOn'], first(values['village'])))).toEqual([])
  })

  test('papers of a project are written in the order of its life', () => {
    const orders = [
      ['项目申报书', '乡镇审核意见', '项目入库批复', '资金批复(年度计划)文件', '设计图纸', '预算评审报告', '招标(采购)文件', '中标通知书'],
      ['中标通知书', '施工(采购)合同', '开工报告', '竣工报告', '乡镇初验表', '县级验收报告', '工程结算书', '审计(决算)报告', '报账申请单'],
      ['报账申请单', '支付凭证', '绩效自评报告'],
      ['村级公示照片', '资金分配公告照片', '完工公示照片', '县级验收报告', '资产确权登记资料', '资产移交清单', '绩效自评报告'],
    ]
    for (const project of of('project')) {
      const own = of('projectPaper').filter(({ values }) => values['project'] === project.id && values['date'])
      const dayOf = (paper: string): string => text(own.find(({ values }) => values['paper'] === paper)?.values['date'])
      for (const order of orders) {
        const known = order.map(dayOf).filter((day) => day !== '')
        expect(known, `${text(project.values['name'])} ${order.join()}`).toEqual([...known].sort())
      }
      expect(own.every(({ values }) => !isBefore(today, values['date']))).toBe(true)
    }
  })

  test('a project stands in the library of the year in which it was taken in, and is announced then', () => {
    const taken = of('project').filter(({ values }) => values['libraryDate'])
    expect(taken.length).toBeGreaterThan(0)
    expect(broken(taken, ({ values }) => text(values['libraryYear']) !== text(values['libraryDate']).slice(0, 4))).toEqual([])
    expect(broken(taken, ({ values }) => isBefore(values['announcedOn'], values['libraryDate']))).toEqual([])
  })

  test('a document bears the year of its day', () => {
    const numbers = [
      ['asset', 'titleNo', 'titledOn'],
      ['project', 'approvalNo', 'approvedOn'],
      ['fundSource', 'documentNo', 'issuedOn'],
      ['allocation', 'documentNo', 'date'],
      ['fundCarryover', 'documentNo', 'date'],
      ['assetDisposal', 'approvalNo', 'approvedOn'],
    ] as const
    for (const [ledger, number, date] of numbers) {
      const numbered = of(ledger).filter(({ values }) => values[number])
      if (ledger !== 'assetDisposal') expect(numbered.length, ledger).toBeGreaterThan(0)
      expect(broken(numbered, ({ values }) => /〔(\d{4})〕/.exec(text(values[number]))?.[1] !== text(values[date]).slice(0, 4))).toEqual([])
    }
  })

  test('who is said to benefit stands on the list', () => {
    const listed = of('projectBeneficiary')
    for (const project of of('project')) {
      const own = listed.filter(({ values }) => values['project'] === project.id)
      const { households, people, scale, scaleUnit, content } = project.values
      if (own.length > 0) expect(own.length, text(project.values['name'])).toBe(households)
      if (own.length > 0) expect(own.reduce((sum, { values }) => sum + Number(values['people']), 0)).toBe(people)
      if (scaleUnit === '户') expect(scale, `${text(project.values['name'])} ${text(content)}`).toBe(Number(households) * 1_000)
    }
    expect(listed.length).toBeGreaterThan(0)
  })

  test('the parts of a budget and of a value add up to it', () => {
    const sum = (values: Values, ids: readonly string[]): number => ids.reduce((all, id) => all + Number(values[id] ?? 0), 0)
    const planned = ['plannedCentral', 'plannedProvince', 'plannedCity', 'plannedCounty', 'plannedOther', 'plannedSelf']
    expect(broken(of('project'), ({ values }) => sum(values, planned) !== values['budget'])).toEqual([])
    const from = ['fromCentral', 'fromProvince', 'fromCity', 'fromCounty', 'fromSelf', 'fromSociety']
    expect(broken(of('asset'), ({ values }) => sum(values, from) !== values['originalValue'])).toEqual([])
  })

  test('a project is reported finished on the day it was, and comes to what it was settled at, or its contract', () => {
    const reports = of('projectProgress')
    const done = reports.filter(({ values }) => values['percent'] === 1000)
    expect(done.length).toBeGreaterThan(0)
    expect(broken(done, (record) => record.values['date'] !== linked(record, 'project')['completedOn'])).toEqual([])
    const sums = new Map<Values, number>()
    for (const record of done)
      sums.set(linked(record, 'project'), (sums.get(linked(record, 'project')) ?? 0) + Number(record.values['invested']))
    for (const [project, invested] of sums) {
      // A fen is lost where a sum is shared by lots.
      expect(Math.abs(invested - Number(project['settled'] ?? project['contractAmount']))).toBeLessThan(2)
    }
    expect(broken(reports, (record) => isBefore(record.values['date'], linked(record, 'project')['startedOn']))).toEqual([])
  })

  test('road, water, toilet and house of a household fit', () => {
    const households = of('household')
    expect(broken(households, ({ values }) => (values['roadKind'] === '水泥路') !== (values['isRoadPaved'] === 1))).toEqual([])
    expect(broken(households, ({ values }) => (values['waterSupply'] === '集中供水') !== (values['hasTapWater'] === 1))).toEqual([])
    expect(broken(households, ({ values }) => values['hasToilet'] !== values['toiletWorks'])).toEqual([])
    expect(broken(of('toilet'), (record) => linked(record, 'household')['hasToilet'] !== 1)).toEqual([])
    expect(broken(households, ({ values }) => values['houseSource'] === '易搬' && isBefore(text(values['houseYear']), '2017'))).toEqual([])
  })

  test('the household is called where its head is', () => {
    const heads = of('member').filter(({ values }) => values['relation'] === '户主' && values['status'] === '在册' && values['phone'])
    expect(heads.length).toBeGreaterThan(0)
    expect(broken(heads, (record) => linked(record, 'household')['phone'] !== record.values['phone'])).toEqual([])
  })

  test('a visit that tells of a change says that there is one', () => {
    const told = of('visit').filter(({ values }) => /下降|减少|患病|住院|失业/.test(text(values['content'])) || values['incomeNews'])
    expect(told.length).toBeGreaterThan(0)
    expect(broken(told, ({ values }) => values['hasChange'] !== 1)).toEqual([])
  })

  test('what was paid out says when it was done', () => {
    const measures = of('measure').filter(({ values }) => values['state'] === '已落实')
    expect(measures.filter(({ values }) => values['endDate']).length).toBeGreaterThan(0)
    expect(broken(measures, ({ values }) => isBefore(values['endDate'], values['startDate']))).toEqual([])
  })

  test('a list comes from whom it concerns', () => {
    const lists = of('clue').filter(({ values }) => values['listName'])
    expect(lists.length).toBeGreaterThan(0)
    expect(broken(lists, ({ values }) => /医疗/.test(text(values['listName'])) !== /医疗/.test(text(values['sender'])))).toEqual([])
  })
})

test('a small township has everything to practise on', () => {
  const size = { ...sampleSize({ households: 300, villages: 6, seed: 1 }), today: days[0]! }
  const records = new Map<string, Record_>()
  for (const { recordId, ledger, values } of sampleYear(size).chapters.flatMap((chapter) => chapter.changes))
    records.set(recordId, { id: recordId, ledger, values: { ...records.get(recordId)?.values, ...values } as Values })
  const of = (ledger: string): readonly Values[] => [...records.values()].filter((one) => one.ledger === ledger).map(({ values }) => values)
  const kinds = new Set(of('household').map((values) => values['monitoringKind']))
  for (const kind of ['脱贫不稳定户', '边缘易致贫户', '突发严重困难户']) expect(kinds).toContain(kind)
  const states = new Set(of('monitoring').map((values) => values['state']))
  for (const state of ['公示中', '已纳入', '消除公示中', '已消除']) expect(states).toContain(state)
  expect(of('discussion').length).toBeGreaterThan(0)
  expect(of('assetDisposal').length).toBeGreaterThan(0)
})
