import { describe, expect, test } from 'vitest'
import { dossierOf, hitsOf, quiet, type Told } from './dossier.ts'

type Values = NonNullable<Told['root']>
type Records = NonNullable<Told['records']>
/** 万元 as 分. */
const wan = (value: number): number => Math.round(value * 1_000_000)

const road: Values = { name: '产业路', scale: 102_000, scaleUnit: '公里', state: '在建', class: '工程建设类' }
const project = (root: Values, records: Records = {}) => dossierOf('project', { root: { ...road, ...root }, records })

describe('money of a project', () => {
  test('R140 says the gap between the total and its sources', () => {
    const sources = { projectSource: [{ amount: wan(15) }, { amount: wan(11.4) }] }
    expect(hitsOf('R140', project({ budget: wan(26.7) }, sources))[0]!.message).toContain('相差 0.3 万元')
    expect(hitsOf('R140', project({ budget: wan(26.7), plannedTotal: wan(26.4) }))).toHaveLength(1)
    expect(
      quiet('R140', [
        project({ budget: wan(26.4) }, sources),
        project({ budget: wan(9) }),
        project({ budget: wan(26.7), state: '终止' }, sources),
      ]),
    ).toEqual([])
  })

  test('R141 adds up the lots', () => {
    const lots = (second: number) => ({
      lot: [
        { scale: 58_000, scaleUnit: '公里' },
        { scale: second, scaleUnit: '公里' },
      ],
    })
    expect(hitsOf('R141', project({}, lots(34_000)))).toHaveLength(1)
    expect(quiet('R141', [project({}, lots(44_000)), project({ scaleUnit: '米' }, lots(34_000))])).toEqual([])
  })

  test('R142 and R143 hold contract and payments under their limits', () => {
    expect(hitsOf('R142', project({ contractAmount: wan(160), approved: wan(153) }))).toMatchObject([{ field: 'contractAmount' }])
    expect(hitsOf('R142', project({}, { lot: [{ winning: wan(90), ceiling: wan(80) }] }))).toMatchObject([
      { ledger: 'lot', field: 'winning' },
    ])
    expect(hitsOf('R143', project({ paid: wan(160), approved: wan(153) }))[0]!.message).toContain('160 万元')
    expect(hitsOf('R143', project({}, { lot: [{ paid: wan(51), contractAmount: wan(60), settled: wan(50) }] }))[0]!.message).toContain(
      '结算',
    )
    expect(quiet('R142', [project({ contractAmount: wan(150), approved: wan(153) })])).toEqual([])
    expect(quiet('R143', [project({ paid: wan(150), approved: wan(153) }, { lot: [{ paid: wan(50), contractAmount: wan(60) }] })])).toEqual(
      [],
    )
  })

  test('R146 and R208 look at when was paid', () => {
    const paid = (amount: number, more: Values = {}) => ({ payment: [{ amount: wan(amount), date: '2025-08-01', ...more }] })
    expect(hitsOf('R146', project({ contractAmount: wan(100) }, paid(90)))).toMatchObject([{ field: 'acceptedOn' }])
    expect(hitsOf('R146', project({ contractAmount: wan(100), retention: wan(6), acceptedOn: '2025-07-01' }, paid(90)))).toMatchObject([
      { field: 'retention' },
    ])
    expect(
      quiet('R146', [
        project({ contractAmount: wan(100) }, paid(85)),
        project({ contractAmount: wan(100), firstAcceptedOn: '2025-07-01' }, paid(95)),
      ]),
    ).toEqual([])
    expect(hitsOf('R208', project({ contractOn: '2025-09-01' }, paid(10)))).toMatchObject([{ ledger: 'payment', field: 'date' }])
    expect(quiet('R208', [project({ contractOn: '2025-09-01' }, paid(10, { kind: '预付款' })), project({}, paid(10))])).toEqual([])
  })

  test('R149, R159, R207', () => {
    expect(hitsOf('R149', project({ name: '村级办公楼修缮' }))[0]!.message).toContain('办公楼')
    expect(hitsOf('R149', project({}, { payment: [{ purpose: '偿还债务' }] }))).toMatchObject([{ ledger: 'payment' }])
    const listed = {
      projectBeneficiary: [
        { household: 'h1', householdKind: '脱贫户' },
        { household: 'h2', householdKind: '一般农户' },
      ],
    }
    expect(hitsOf('R159', project({ households: 3, poorHouseholds: 1 }, listed))).toMatchObject([{ field: 'households' }])
    expect(hitsOf('R207', project({ people: 40, poorPeople: 41 }))).toMatchObject([{ field: 'poorPeople' }])
    expect(quiet('R149', [project({})])).toEqual([])
    expect(quiet('R159', [project({ households: 2, poorHouseholds: 1 }, listed), project({ households: 9 })])).toEqual([])
    expect(quiet('R207', [project({ people: 40, poorPeople: 40 })])).toEqual([])
  })
})

describe('funds', () => {
  const fund = (root: Values, records: Records = {}) =>
    dossierOf('fundSource', { root: { documentNo: '某财农发〔2026〕12号', year: 2026, level: '中央财政衔接资金', ...root }, records })

  test('R144 compares with what arrived', () => {
    expect(hitsOf('R144', fund({ amount: wan(100), allocated: wan(120), paid: wan(101) }))).toHaveLength(2)
    expect(quiet('R144', [fund({ amount: wan(100), allocated: wan(100), paid: wan(60) })])).toEqual([])
  })

  test('R147 waits for the month of the milestone to end', () => {
    const paid = { payment: [{ amount: wan(40) }] }
    expect(hitsOf('R147', fund({ amount: wan(100) }, paid), { today: '2026-07-10' })[0]!.message).toContain('6 月底')
    expect(quiet('R147', [fund({ amount: wan(100) }, paid)], { today: '2026-06-20' })).toEqual([])
    expect(quiet('R147', [fund({ amount: wan(100), year: 2025 }, paid), fund({ amount: wan(80) }, paid)], { today: '2026-07-10' })).toEqual(
      [],
    )
  })

  test('R163 offers the number in its proper form', () => {
    expect(hitsOf('R163', fund({ documentNo: '某财农发[2026]12号' }))[0]!.mend).toEqual({ documentNo: '某财农发〔2026〕12号' })
    expect(hitsOf('R163', fund({ documentNo: '十二号文' }))[0]!.mend).toBeUndefined()
    expect(quiet('R163', [fund({})])).toEqual([])
  })
})

describe('stages', () => {
  test('R145 names the step that comes too early', () => {
    expect(hitsOf('R145', project({ startedOn: '2025-05-01', completedOn: '2025-04-01' }))).toMatchObject([{ field: 'completedOn' }])
    expect(hitsOf('R145', project({}, { lot: [{ completedOn: '2025-08', acceptedOn: '2025-07' }] }))).toMatchObject([{ ledger: 'lot' }])
    expect(
      quiet('R145', [project({ approvedOn: '2025-03-01', startedOn: '2025-03', completedOn: '2025-09-30', acceptedOn: '2025-10-20' })]),
    ).toEqual([])
  })

  test('R150 says which day was missed', () => {
    expect(hitsOf('R150', project({ approvedOn: '2025-11-01' }))[0]!.message).toContain('2025-12-31')
    expect(hitsOf('R150', project({ startedOn: '2025-05-01', plannedEnd: '2025-11' }))).toMatchObject([{ field: 'completedOn' }])
    expect(hitsOf('R150', project({ completedOn: '2026-01-05' }))).toMatchObject([{ field: 'acceptedOn' }])
    expect(
      quiet('R150', [
        project({ approvedOn: '2026-02-01' }),
        project({ completedOn: '2026-01-05', firstAcceptedOn: '2026-01-20' }),
        project({ approvedOn: '2025-01-01', state: '暂停' }),
      ]),
    ).toEqual([])
  })

  test('R151 and R153 follow the project into its assets', () => {
    expect(hitsOf('R151', project({ state: '已办结' }))).toMatchObject([{ field: 'formsAssets' }])
    expect(hitsOf('R151', project({ settled: wan(100) }, { asset: [{ originalValue: wan(101) }] }))).toHaveLength(1)
    expect(
      quiet('R151', [
        project({ state: '已办结', formsAssets: 0 }),
        project({ settled: wan(100) }, { asset: [{ originalValue: wan(99) }] }),
      ]),
    ).toEqual([])
    const accepted = project({ acceptedOn: '2025-10-01' }, { asset: [{ type: '公益性资产' }, { type: '到户类资产' }] })
    expect(hitsOf('R153', accepted).map((found) => found.field)).toEqual(['titledOn', 'handedOverOn'])
    expect(quiet('R153', [project({ acceptedOn: '2026-02-01' }, { asset: [{}] })])).toEqual([])
  })

  test('R158 and R209 ask for notices and papers', () => {
    expect(hitsOf('R158', project({ completedOn: '2025-11-01' }), { keeps: ['publicNotice'] })).toHaveLength(1)
    const notice = { publicNotice: [{ stage: '完工公示', from: '2025-11-02', to: '2025-11-11' }] }
    expect(quiet('R158', [project({ completedOn: '2025-11-01' }, notice)], { keeps: ['publicNotice'] })).toEqual([])
    expect(quiet('R158', [project({ completedOn: '2025-11-01' })])).toEqual([])
    expect(hitsOf('R209', project({ state: '已办结' }, { projectPaper: [{ paper: '项目申报书' }] }))[0]!.message).toContain('种')
    expect(quiet('R209', [project({ state: '已办结' }), project({}, { projectPaper: [{ paper: '项目申报书' }] })])).toEqual([])
  })
})

describe('assets', () => {
  const asset = (root: Values, records: Records = {}) => dossierOf('asset', { root: { name: '冷库', state: '在用', ...root }, records })

  test('R152 wants who owns, keeps and runs it', () => {
    expect(hitsOf('R152', asset({ type: '到户类资产', ownership: '村集体' }))).toMatchObject([{ field: 'ownership' }])
    expect(hitsOf('R152', asset({ type: '公益性资产' }))).toMatchObject([{ field: 'keeper' }])
    expect(hitsOf('R152', asset({ type: '经营性资产', mode: '租赁' }))).toMatchObject([{ field: 'operator' }])
    expect(
      quiet('R152', [
        asset({ type: '经营性资产', mode: '未经营' }),
        asset({ type: '公益性资产', keeper: '李工' }),
        asset({ type: '公益性资产', state: '已处置' }),
      ]),
    ).toEqual([])
  })

  test('R154 sees the contract end and the rent that did not come', () => {
    expect(hitsOf('R154', asset({ contractTo: '2026-05-20' }))).toMatchObject([{ field: 'contractTo' }])
    expect(hitsOf('R154', asset({}, { assetIncome: [{ due: wan(9), received: wan(5), dueOn: '2025-12-31' }] }))[0]!.message).toContain(
      '欠 40000 元',
    )
    expect(
      quiet('R154', [
        asset({ contractTo: '2027-05-20' }),
        asset(
          {},
          {
            assetIncome: [
              { due: wan(9), received: wan(9), dueOn: '2025-12-31' },
              { due: wan(9), dueOn: '2026-02-20' },
            ],
          },
        ),
      ]),
    ).toEqual([])
  })

  test('R155 holds the shares against what came in', () => {
    const shared = (amount: number, more: Values = {}) =>
      asset({}, { assetIncome: [{ id: 'i1', received: wan(9), ...more }], assetDistribution: [{ income: 'i1', amount: wan(amount) }] })
    expect(hitsOf('R155', shared(9.01))[0]!.message).toContain('超过实收')
    expect(hitsOf('R155', shared(9))).toMatchObject([{ field: 'meetingOn' }])
    expect(quiet('R155', [shared(9, { meetingOn: '2025-12-01', noticeFrom: '2025-12-05' })])).toEqual([])
  })

  test('R156, R157, R210, R211', () => {
    expect(hitsOf('R156', asset({ state: '闲置' }))).toMatchObject([{ field: 'revival' }])
    expect(hitsOf('R156', asset({ state: '已处置' }))).toMatchObject([{ field: 'state' }])
    expect(
      quiet('R156', [
        asset({ state: '闲置', revival: '对外招租' }),
        asset({ state: '已处置' }, { assetDisposal: [{ method: '报废', approvalNo: '某政函〔2025〕3号' }] }),
      ]),
    ).toEqual([])
    expect(hitsOf('R157', asset({}, { assetInventory: [{ booked: 3, found: 2 }] }))).toMatchObject([{ field: 'handling' }])
    expect(hitsOf('R157', asset({ acquired: '2022-05' }), { keeps: ['assetInventory'] })).toHaveLength(1)
    expect(
      quiet('R157', [asset({ acquired: '2022-05' }, { assetInventory: [{ year: 2025, booked: 3, found: 3 }] })], {
        keeps: ['assetInventory'],
      }),
    ).toEqual([])
    expect(hitsOf('R210', asset({ originalValue: wan(10), investedTotal: wan(9) }))).toHaveLength(1)
    expect(quiet('R210', [asset({ originalValue: wan(10) }), asset({ originalValue: wan(10), investedTotal: wan(10) })])).toEqual([])
    const station = (posts: number) =>
      dossierOf('station', {
        records: {
          stationIncome: [{ amount: 100_000 }],
          stationUse: [
            { use: '公益岗位工资', amount: posts },
            { use: '困难救助', amount: 20_000 },
          ],
        },
      })
    expect(hitsOf('R211', station(60_000))).toHaveLength(1)
    expect(hitsOf('R211', station(90_000))[0]!.message).toContain('超过村账收入')
    expect(quiet('R211', [station(80_000)])).toEqual([])
  })
})
