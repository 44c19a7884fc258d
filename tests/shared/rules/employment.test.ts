import { describe, expect, test } from 'vitest'
import { bornAged, family, hitsOf, quiet, type Told } from './dossier.ts'

type Values = NonNullable<Told['root']>
const head: Values = { id: 'p1', name: '张三', relation: '户主', birthDate: bornAged(46), status: '在册', laborSkill: '普通劳动力' }
const boy: Values = { id: 'p2', name: '张小', relation: '之子', birthDate: bornAged(15), status: '在册', studentStatus: '九年级' }

const of =
  (ledger: string) =>
  (records: readonly Values[], members: readonly Values[] = [head, boy]) =>
    family(members, {}, { [ledger]: records })

describe('working away', () => {
  const jobs = of('migrantWork')
  const job: Values = {
    member: 'p1',
    month: '2026-02',
    isWorking: 1,
    wage: 480_000,
    employer: '佛山某厂',
    trade: '制造业',
    channel: '自主外出',
    isTransported: 0,
    county: '顺德区',
    area: '省外',
  }

  test('R110 says what is missing; a place is enough for the county', () => {
    expect(hitsOf('R110', jobs([{ ...job, employer: null, trade: null }]))[0]!.message).toContain('务工企业名称、所属行业')
    expect(
      quiet('R110', [jobs([job]), jobs([{ ...job, county: null, place: '广东省佛山市' }]), jobs([{ member: 'p1', isWorking: 0 }])]),
    ).toEqual([])
  })

  test('R111 tells grave from light', () => {
    expect(hitsOf('R111', jobs([{ ...job, wage: 5_000_000 }]))[0]!.severity).toBeUndefined()
    expect(hitsOf('R111', jobs([{ ...job, wage: 30_000 }]))[0]!.severity).toBe('疑点')
    expect(quiet('R111', [jobs([job]), jobs([{ ...job, isWorking: 0, wage: 1 }])])).toEqual([])
  })

  test('R112 and R113 look at the person', () => {
    expect(hitsOf('R112', jobs([{ ...job, member: 'p2' }]))[0]!.message).toContain('周岁')
    expect(hitsOf('R112', jobs([job], [{ ...head, studentStatus: '中职一年级' }]))[0]!.message).toContain('中职一年级')
    expect(hitsOf('R113', jobs([job], [{ ...head, laborSkill: '丧失劳动力' }]))).toHaveLength(1)
    for (const rule of ['R112', 'R113']) expect(quiet(rule, [jobs([job])])).toEqual([])
  })

  test('R114 wants times in order, also between two jobs', () => {
    expect(hitsOf('R114', jobs([{ ...job, startDate: '2025-06', endDate: '2025-03' }]))).toMatchObject([{ field: 'endDate' }])
    const two = jobs([
      { ...job, startDate: '2025-01', endDate: '2025-08' },
      { ...job, startDate: '2025-05' },
    ])
    expect(hitsOf('R114', two)).toMatchObject([{ record: 'migrantWork2', field: 'startDate' }])
    expect(
      quiet('R114', [
        jobs([
          { ...job, startDate: '2025-01', endDate: '2025-05' },
          { ...job, startDate: '2025-05' },
        ]),
      ]),
    ).toEqual([])
  })

  test('R115, R120, R121', () => {
    expect(hitsOf('R115', jobs([{ ...job, channel: '帮扶车间' }]))).toHaveLength(1)
    expect(hitsOf('R120', jobs([{ member: 'p1', isWorking: 0, isPlanning: 1 }]))).toHaveLength(1)
    const subsidies = of('transportSubsidy')
    const paid: Values = { member: 'p1', year: 2025, kind: '一次性外出务工交通补贴' }
    expect(hitsOf('R121', subsidies([paid, paid]))).toMatchObject([{ record: 'transportSubsidy2' }])
    expect(hitsOf('R121', subsidies([paid]), { keeps: ['migrantWork'] })).toHaveLength(1)
    expect(quiet('R121', [subsidies([paid]), subsidies([paid, { ...paid, year: 2024 }])])).toEqual([])
  })
})

describe('posts', () => {
  const posts = of('publicPost')
  const post: Values = { member: 'p1', kind: '保洁员', startDate: '2025-07-01', endDate: '2026-06-30' }

  test('R116 pairs kind and months', () => {
    expect(hitsOf('R116', family([{ ...head, publicPost: '保洁员' }]))).toMatchObject([{ field: 'publicPostMonths' }])
    expect(hitsOf('R116', family([{ ...head, publicPostMonths: 6 }]))).toMatchObject([{ field: 'publicPost' }])
    expect(hitsOf('R116', family([{ ...head, publicPost: '保洁员', publicPostMonths: 13 }]))).toHaveLength(1)
    expect(quiet('R116', [family([{ ...head, publicPost: '保洁员', publicPostMonths: 12 }]), family([head])])).toEqual([])
  })

  test('R117, R118, R119 look at posts held today only', () => {
    expect(hitsOf('R117', posts([post, { ...post, kind: '护林员' }]))).toMatchObject([{ record: 'publicPost2' }])
    expect(
      quiet('R117', [
        posts([
          { ...post, endDate: '2025-12-31' },
          { ...post, kind: '护林员' },
        ]),
      ]),
    ).toEqual([])
    expect(hitsOf('R118', posts([post], [{ ...head, birthDate: bornAged(72) }]))[0]!.severity).toBe('错误')
    expect(hitsOf('R118', posts([post], [{ ...head, birthDate: bornAged(66) }]))[0]!.severity).toBe('疑点')
    expect(hitsOf('R119', posts([post], [{ ...head, status: '自然减少', statusReason: '死亡' }]))[0]!.message).toContain('死亡')
    expect(quiet('R119', [posts([post]), posts([{ ...post, leftOn: '2026-01-31' }], [{ ...head, status: '自然减少' }])])).toEqual([])
    expect(hitsOf('R205', posts([{ ...post, endDate: null }]))).toHaveLength(1)
  })
})

describe('loans', () => {
  const loans = of('loan')
  const loan: Values = {
    member: 'p1',
    amount: 5_000_000,
    balance: 3_000_000,
    startDate: '2025-04-10',
    dueDate: '2026-04-10',
    months: 12,
    status: '正常',
  }

  test('R122 holds age, sum and length against the limits', () => {
    expect(quiet('R122', [loans([loan]), loans([{ ...loan, balance: 0, months: 60 }])])).toEqual([])
    expect(hitsOf('R122', loans([loan], [{ ...head, birthDate: bornAged(67) }]))).toMatchObject([{ field: 'dueDate' }])
    expect(hitsOf('R122', loans([{ ...loan, months: 48 }]))).toMatchObject([{ field: 'months' }])
    expect(
      hitsOf(
        'R122',
        loans([
          { ...loan, balance: 6_000_000 },
          { ...loan, balance: 5_000_000 },
        ]),
      ),
    ).toMatchObject([{ record: 'loan1', field: 'amount' }])
  })

  test('R160 finds a wrong due date, too much repaid, and what is overdue', () => {
    expect(
      quiet('R160', [
        loans([loan]),
        loans([{ ...loan, dueDate: '2026-04-09' }]),
        loans([{ ...loan, dueDate: '2025-04-10', months: null, balance: 0 }]),
      ]),
    ).toEqual([])
    expect(hitsOf('R160', loans([{ ...loan, dueDate: '2026-10-10' }]))).toMatchObject([{ field: 'dueDate' }])
    expect(hitsOf('R160', loans([{ ...loan, balance: -100 }]))).toMatchObject([{ field: 'amount' }])
    const late = { ...loan, startDate: '2024-12-01', dueDate: '2025-12-01' }
    expect(hitsOf('R160', loans([late]))[0]!.message).toContain('还欠 30000 元')
    expect(quiet('R160', [loans([{ ...late, extendedTo: '2026-12-01' }])])).toEqual([])
  })

  test('R161 and R206', () => {
    expect(hitsOf('R161', loans([{ ...loan, settledOn: '2025-10-01', interestUntil: '2025-12-31' }]))).toHaveLength(1)
    expect(hitsOf('R161', loans([{ ...loan, interestDue: 10_000, interestPaid: 12_000 }]))).toMatchObject([{ field: 'interestPaid' }])
    expect(quiet('R161', [loans([{ ...loan, interestDue: 10_000, interestPaid: 10_000, interestUntil: '2026-03-01' }])])).toEqual([])
    expect(hitsOf('R206', loans([{ ...loan, balance: 0 }]))[0]!.mend).toEqual({ status: '结清' })
    expect(hitsOf('R206', loans([{ ...loan, status: '结清' }]))).toHaveLength(1)
    expect(quiet('R206', [loans([loan])])).toEqual([])
  })
})
