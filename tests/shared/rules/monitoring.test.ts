import { describe, expect, test } from 'vitest'
import { bornAged, family, hitsOf, quiet, type Told } from './dossier.ts'

type Values = NonNullable<Told['root']>
type Beside = NonNullable<Told['records']>
const worker: Values = { name: '张三', relation: '户主', birthDate: bornAged(46), status: '在册', laborSkill: '普通劳动力', health: '健康' }
const open: Values = { kind: '脱贫不稳定户', state: '已纳入', identifiedAt: '2025-09-10', risk1: '因病' }
const over: Values = {
  ...open,
  state: '已消除',
  isRemoved: 1,
  removalKind: '帮扶消除',
  removedAt: '2025-12-20',
  identifiedAt: '2025-01-05',
}

function cycle(values: Values, beside: Readonly<{ root?: Values; members?: readonly Values[]; records?: Beside }> = {}) {
  return family(
    beside.members ?? [worker],
    { kind: '脱贫户', monitoringKind: '脱贫不稳定户', ...beside.root },
    { monitoring: [values], ...beside.records },
  )
}

describe('taking in', () => {
  test('R090 holds kind and class of the household together', () => {
    expect(hitsOf('R090', cycle({ ...open, kind: '边缘易致贫户' }))).toMatchObject([{ ledger: 'monitoring', field: 'kind' }])
    expect(
      quiet('R090', [cycle(open), cycle({ ...open, kind: '突发严重困难户' }), cycle({ ...open, kind: '边缘易致贫户', state: '不予纳入' })]),
    ).toEqual([])
  })

  test('R091 wants a first risk, no risk twice, and words for 其他', () => {
    expect(hitsOf('R091', cycle({ ...open, risk1: null }))).toMatchObject([{ field: 'risk1' }])
    expect(hitsOf('R091', cycle({ ...open, risk2: '因病' }))[0]!.message).toContain('因病')
    expect(hitsOf('R091', cycle({ ...open, risk2: '其他' }))).toMatchObject([{ field: 'riskNote' }])
    expect(quiet('R091', [cycle({ ...open, risk2: '其他', riskNote: '赡养纠纷' }), cycle({ state: '待核实' })])).toEqual([])
  })

  test('R092 refuses days to come and before the scheme', () => {
    expect(hitsOf('R092', cycle({ ...open, identifiedAt: '2026-04' }))).toHaveLength(1)
    expect(hitsOf('R092', cycle({ ...open, identifiedAt: '2019-06-01' }))).toHaveLength(1)
    expect(quiet('R092', [cycle(open), cycle({ ...open, identifiedAt: '2026-03' })])).toEqual([])
  })

  test('R093 waits as long as policy allows, and takes measures of the other ledger', () => {
    expect(hitsOf('R093', cycle(open))[0]!.message).toContain('2025-10-10')
    const helped = { measure: [{ kind: '健康帮扶', stage: '实际', startDate: '2025-09-20' }] }
    expect(
      quiet('R093', [
        cycle({ ...open, healthHelp: '医疗救助' }),
        cycle(open, { records: helped }),
        cycle({ ...open, identifiedAt: '2026-02-15' }),
      ]),
    ).toEqual([])
  })

  test('R094 and R095 ask for real development where somebody can work', () => {
    expect(hitsOf('R094', cycle({ ...open, guaranteeHelp: '低保' }))).toHaveLength(1)
    expect(
      quiet('R094', [
        cycle({ ...open, industryHelp: '产业奖补' }),
        cycle({ ...open, guaranteeHelp: '低保' }, { members: [{ ...worker, laborSkill: '无劳动力' }] }),
      ]),
    ).toEqual([])
    expect(hitsOf('R095', cycle({ ...open, employmentHelp: '技能培训' }))).toHaveLength(1)
    expect(quiet('R095', [cycle({ ...open, employmentHelp: '技能培训,劳务输出' })])).toEqual([])
  })

  test('R096 names the risk that nothing answers', () => {
    const hits = hitsOf('R096', cycle({ ...open, risk2: '因学', healthHelp: '医疗救助' }))
    expect(hits.map((hit) => hit.field)).toEqual(['compulsoryHelp'])
    expect(quiet('R096', [cycle({ ...open, risk2: '因学', healthHelp: '医疗救助', schoolingHelp: '雨露计划' }), cycle(open)])).toEqual([])
  })

  test('R097 holds risks against the family', () => {
    expect(hitsOf('R097', cycle({ ...open, risk1: '因残' }))).toHaveLength(1)
    expect(hitsOf('R097', cycle({ ...open, risk1: '缺劳动力' }))).toHaveLength(1)
    expect(
      quiet('R097', [cycle({ ...open, entryOwnSpending: 500_000 }), cycle(open, { members: [{ ...worker, health: '患有大病' }] })]),
    ).toEqual([])
  })

  test('R098 and R108', () => {
    expect(hitsOf('R098', cycle({ ...open, entryHouseUnsafe: 1 }))).toMatchObject([{ field: 'entryHouseUnsafe' }])
    expect(quiet('R098', [cycle({ ...open, entryHouseUnsafe: 1, risk2: '因安全住房' })])).toEqual([])
    expect(hitsOf('R108', cycle(open, { records: { monitoring: [open, { ...open, identifiedAt: '2025-11-01' }] } }))).toHaveLength(1)
    expect(quiet('R108', [cycle(open, { records: { monitoring: [over, open] } })])).toEqual([])
  })
})

describe('letting out', () => {
  const complete: Values = {
    ...over,
    exitPerCapita: 1_200_000,
    exitHouseUnsafe: 0,
    exitDropout: 0,
    exitWaterUnsafe: 0,
    exitUninsured: 0,
    contact: '李工',
    contactPhone: '13900000001',
  }

  test('R099 names what is missing', () => {
    expect(hitsOf('R099', cycle({ ...complete, contact: null }))[0]!.message).toContain('监测联系人')
    expect(quiet('R099', [cycle(complete), cycle({ ...over, removalKind: '自然消除' }), cycle(open)])).toEqual([])
  })

  test('R100 counts the months', () => {
    expect(hitsOf('R100', cycle({ ...complete, identifiedAt: '2025-08-01' }))[0]!.message).toContain('2026-02-01')
    expect(
      quiet('R100', [
        cycle(complete),
        cycle({ ...complete, identifiedAt: '2025-06', removedAt: '2025-12' }),
        cycle({ ...complete, identifiedAt: '2021-03', removedAt: '2021-05' }),
      ]),
    ).toEqual([])
  })

  test('R101, R102, R103 hold the exit against line, labour and guarantees', () => {
    expect(hitsOf('R101', cycle({ ...complete, exitPerCapita: 500_000 }))).toHaveLength(1)
    expect(hitsOf('R102', cycle(complete, { members: [{ ...worker, laborSkill: '丧失劳动力' }] }))).toHaveLength(1)
    expect(hitsOf('R103', cycle({ ...complete, exitWaterUnsafe: 1 }))[0]!.message).toContain('饮水')
    for (const rule of ['R101', 'R102', 'R103']) expect(quiet(rule, [cycle(complete)])).toEqual([])
  })

  test('R104 holds the days in order and the notice long enough', () => {
    const steps = {
      checkedOn: '2025-09-01',
      assessedOn: '2025-09-03',
      noticeFrom: '2025-09-04',
      noticeTo: '2025-09-08',
      reviewedOn: '2025-09-09',
    }
    expect(quiet('R104', [cycle({ ...open, ...steps })])).toEqual([])
    expect(hitsOf('R104', cycle({ ...open, ...steps, noticeTo: '2025-09-07' }))[0]!.message).toContain('只有 4 天')
    expect(hitsOf('R104', cycle({ ...open, ...steps, assessedOn: '2025-08-30' }))).toMatchObject([{ field: 'assessedOn' }])
  })

  test('R105 asks for a visit after the exit where visits are kept', () => {
    const early = { ...complete, removedAt: '2025-09-20', identifiedAt: '2025-01-05' }
    expect(hitsOf('R105', cycle(early), { keeps: ['visit'] })).toHaveLength(1)
    expect(quiet('R105', [cycle(early)])).toEqual([])
    expect(quiet('R105', [cycle(early, { records: { visit: [{ date: '2025-12-01' }] } }), cycle(complete)], { keeps: ['visit'] })).toEqual(
      [],
    )
  })

  test('R107 reminds of clues that nobody looked into', () => {
    const clue = { foundOn: '2026-02-20', state: '待核查' }
    expect(hitsOf('R107', cycle(open, { records: { clue: [clue] } }))).toHaveLength(1)
    expect(
      quiet('R107', [
        cycle(open, {
          records: {
            clue: [
              { ...clue, state: '已核查' },
              { ...clue, foundOn: '2026-03-01' },
              { ...clue, dueOn: '2026-03-10' },
            ],
          },
        }),
      ]),
    ).toEqual([])
  })

  test('R212 offers the kind of the open record', () => {
    expect(hitsOf('R212', cycle(open, { root: { monitoringKind: '边缘易致贫户' } }), { keeps: ['monitoring'] })).toMatchObject([
      { ledger: 'household', mend: { monitoringKind: '脱贫不稳定户' } },
    ])
    expect(hitsOf('R212', cycle(over), { keeps: ['monitoring'] })).toHaveLength(1)
    expect(quiet('R212', [cycle(open), cycle(over, { root: { monitoringKind: null } })], { keeps: ['monitoring'] })).toEqual([])
  })

  test('R106 and R204 doubt help that cannot be', () => {
    expect(hitsOf('R106', cycle({ ...open, employmentHelp: '劳务输出' }, { members: [{ ...worker, migrantMonths: 0 }] }))).toHaveLength(1)
    expect(quiet('R106', [cycle({ ...open, employmentHelp: '劳务输出' }, { members: [{ ...worker, migrantMonths: 8 }] })])).toEqual([])
    expect(hitsOf('R204', cycle({ ...open, developmentHelp: '尚未实施', industryHelp: '产业奖补' }))).toHaveLength(1)
    expect(quiet('R204', [cycle({ ...open, developmentHelp: '已实施', industryHelp: '产业奖补' })])).toEqual([])
  })
})
