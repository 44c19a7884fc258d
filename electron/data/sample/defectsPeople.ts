import { idCardCheckSign } from '#shared/values/idCard.ts'
import type { Draft, Spoiler } from './defects.ts'
import type { Household, Person, Values } from './world.ts'

/** Records of persons and households spoilt for R001–R066, R130–R138 and the rules on single values. */

type Who = (person: Person, draft: Draft) => boolean

function member(rule: string, fits: Who, wrong: (values: Values, draft: Draft) => Values, at?: Spoiler['at']): Spoiler {
  return { rule, ledger: 'member', at, spoil: (draft) => (draft.person && fits(draft.person, draft) ? wrong(draft.values, draft) : null) }
}

function household(rule: string, fits: (draft: Draft) => boolean, wrong: (values: Values, draft: Draft) => Values): Spoiler {
  return { rule, ledger: 'household', spoil: (draft) => (draft.household && fits(draft) ? wrong(draft.values, draft) : null) }
}

const anybody: Who = ({ household: own }) => !own.isHelped
const helped: Who = ({ household: own }) => own.isHelped
const adult: Who = ({ values, age }) => age >= 25 && age < 55 && !values.studentStatus
const healthy: Who = ({ values }) => values.health === '健康'
const other: Who = ({ values }) => values.relation !== '户主'
const all =
  (...tests: readonly Who[]): Who =>
  (person, draft) =>
    tests.every((test) => test(person, draft))
const aged =
  (from: number, to: number): Who =>
  ({ age }) =>
    age >= from && age <= to
const ordinary = ({ household: own }: Draft): boolean => own !== undefined && !own.isHelped
const toHousehold: Spoiler['at'] = ({ household: own }) => (own ? { ledger: 'household', record: own.id } : null)

function renumbered(values: Values, area: string, birth = String(values.idCard).slice(6, 14)): Values {
  const first = `${area}${birth}${String(values.idCard).slice(14, 17)}`
  return { idCard: first + idCardCheckSign(first) }
}

/** A household some way on. */
function further({ world, household: own }: Draft, step: number): Household {
  return world.households[(world.households.indexOf(own!) + step) % world.households.length]!
}

const identity: readonly Spoiler[] = [
  member('R001', anybody, ({ idCard }) => ({ idCard: String(idCard).slice(0, 17) })),
  member('R002', anybody, ({ idCard }) => ({ idCard: String(idCard).slice(0, 17) + (String(idCard).endsWith('1') ? '2' : '1') })),
  member('R003', anybody, (values) => renumbered(values, '439999', `${String(values.idCard).slice(6, 10)}1305`)),
  member('R004', anybody, (values) => renumbered(values, '019999')),
  member('R005', anybody, (values) => renumbered(values, '999999')),
  member('R006', all(anybody, other), ({ sex }) => ({ sex: sex === '男' ? '女' : '男' })),
  member('R007', all(anybody, aged(30, 50)), ({ birthDate }) => ({
    birthDate: `${String(birthDate).slice(0, 7)}-${String(birthDate).endsWith('11') ? '12' : '11'}`,
  })),
  {
    ...member('R008', all(anybody, other), (_, draft) => ({ idCard: further(draft, 5).head.values.idCard })),
    partner: (draft) => further(draft, 5).id,
  },
  member(
    'R012',
    all(anybody, ({ values }) => values.disabilityLevel === '三级'),
    () => ({ disabilityLevel: '四级' }),
  ),
  member(
    'R013',
    all(anybody, ({ values }) => Boolean(values.disabilityCode)),
    () => ({ health: '长期慢性病' }),
  ),
  member(
    'R014',
    all(anybody, ({ values }) => values.relation === '户主'),
    () => ({ relation: '其他' }),
    toHousehold,
  ),
  member('R016', all(anybody, other), () => ({ status: undefined }), toHousehold),
  member(
    'R018',
    all(anybody, ({ values }) => values.relation === '之子'),
    () => ({ relation: '之女' }),
  ),
  member('R019', all(anybody, other), () => ({ relation: undefined })),
  member(
    'R020',
    all(anybody, ({ values }) => values.relation === '之子'),
    () => ({ relation: '之父' }),
  ),
  member(
    'R021',
    all(anybody, ({ values }) => Boolean(values.phone)),
    () => ({ phone: '1391234' }),
  ),
  {
    ...household('R022', ordinary, (_, draft) => ({ phone: further(draft, 9).values.phone })),
    partner: (draft) => further(draft, 9).id,
  },
  household('R023', ordinary, () => ({ accountName: '示例他人' })),
  member('R025', all(anybody, other), ({ name }) => ({ name: `${String(name)}（外出）` })),
  member('R026', all(anybody, adult), () => ({ politicalStatus: '党员干部' })),
  member('R202', all(anybody, adult), () => ({ registeredOn: '2025-02-30' })),
  member('R201', all(anybody, adult), () => ({ migrantMonths: 13 })),
]

const schooling: readonly Spoiler[] = [
  member('R030', all(anybody, aged(5, 14)), () => ({ laborSkill: '普通劳动力' })),
  member(
    'R031',
    all(anybody, aged(16, 20), ({ values }) => Boolean(values.studentStatus)),
    () => ({ laborSkill: '普通劳动力' }),
  ),
  member('R032', all(anybody, aged(62, 80)), () => ({ laborSkill: '普通劳动力' })),
  member('R033', all(anybody, adult, healthy), () => ({ laborSkill: '弱劳动力或半劳动力' })),
  member(
    'R034',
    all(anybody, aged(20, 58), ({ values }) => values.disabilityKind === '肢体' && values.disabilityLevel === '二级'),
    () => ({ laborSkill: '普通劳动力' }),
  ),
  member(
    'R035',
    all(helped, adult, ({ values }) => Boolean(values.joblessReason) && values.laborSkill !== '弱劳动力或半劳动力' && !values.publicPost),
    () => ({ education: '大专', joblessReason: undefined }),
  ),
  member(
    'R036',
    all(helped, ({ values }) => !values.migrantMonths && !values.publicPost),
    () => ({ laborSkill: undefined }),
  ),
  member(
    'R040',
    all(anybody, ({ values }) => Boolean(values.studentStatus)),
    () => ({ education: '初中' }),
  ),
  member(
    'R041',
    all(helped, ({ values }) => Boolean(values.education)),
    () => ({ education: undefined }),
  ),
  member('R042', all(anybody, aged(9, 12)), () => ({ studentStatus: undefined })),
  member('R043', all(anybody, aged(7, 10)), () => ({ studentStatus: '九年级' })),
  member('R044', all(anybody, aged(8, 12), healthy), () => ({ studentStatus: '学前教育' })),
  member(
    'R045',
    all(anybody, aged(18, 22), ({ values }) => Boolean(values.education)),
    () => ({ education: '小学' }),
  ),
  member('R046', all(anybody, aged(8, 14), healthy), () => ({ dropoutReason: '因病' })),
  { rule: 'R047', ledger: 'education', spoil: ({ values }) => (values.aidKind === '助学金' ? { aidKind: '雨露计划' } : null) },
]

const uninsured = { hasResidentMedical: 0, hasWorkerMedical: 0 } as const

const welfare: readonly Spoiler[] = [
  member('R050', all(anybody, adult), () => uninsured),
  member('R051', all(anybody, adult), () => ({ hasResidentMedical: 1, hasWorkerMedical: 1 })),
  member('R052', all(anybody, adult), () => ({ ...uninsured, hasMedicalAid: 1 })),
  member(
    'R053',
    all(helped, ({ values }) => values.hasResidentMedical === 1),
    () => ({ hasIllnessInsurance: 0 }),
  ),
  member('R054', all(anybody, adult), () => ({ hasResidentPension: 1, hasWorkerPension: 1 })),
  member(
    'R055',
    ({ values }) => values.lowIncome === '农村低保',
    () => ({ destitute: '农村特困' }),
  ),
  member('R056', all(anybody, adult, healthy), () => ({ destitute: '农村特困' })),
  member(
    'R057',
    all(helped, ({ values }) => Number(values.migrantMonths ?? 0) > 0),
    () => ({ destitute: '农村特困' }),
  ),
  {
    rule: 'R058',
    ledger: 'lowIncomeAid',
    spoil: ({ household: own }) => ({ persons: own!.members.length + 2, monthly: 31_000 * (own!.members.length + 2) }),
  },
  { rule: 'R059', ledger: 'lowIncomeAid', spoil: () => ({ monthly: 5_000 }) },
  member(
    'R060',
    all(
      helped,
      ({ household: own, values }) =>
        own.members.length === 1 &&
        values.lowIncome === '未享受' &&
        values.destitute === '未享受' &&
        !values.migrantMonths &&
        !values.publicPost,
    ),
    () => ({ laborSkill: '丧失劳动力' }),
    toHousehold,
  ),
  household(
    'R061',
    ({ values }) => values.isGuaranteed === 1,
    () => ({ isGuaranteed: 0 }),
  ),
  member(
    'R062',
    all(
      anybody,
      ({ household: own }) => own.members.every((one) => one.values.lowIncome === '未享受'),
      ({ values }) => values.relation === '户主',
    ),
    () => ({ lowIncome: '农村低保' }),
  ),
  {
    rule: 'R063',
    ledger: 'disability',
    spoil: ({ values }) => (values.nursing ? { nursing: undefined } : null),
    at: ({ values }) => ({ ledger: 'member', record: String(values.member) }),
  },
  { rule: 'R064', ledger: 'farmSubsidy', copies: true, spoil: ({ household: own }) => (own?.isHelped ? null : {}) },
  {
    rule: 'R065',
    ledger: 'pension',
    spoil: ({ values, person }) => (values.kind === '城乡居民养老' && person!.age < 78 ? { kind: '高龄补贴' } : null),
  },
]

const living: readonly Spoiler[] = [
  household('R130', ordinary, () => ({ arableLand: 23_000 })),
  household('R131', ordinary, ({ forestLand }) => ({ returnedForest: Number(forestLand ?? 0) + 500 })),
  household('R132', ordinary, () => ({ roadDistance: 3_000 })),
  household(
    'R133',
    (draft) => ordinary(draft) && draft.values.isRelocated !== 1 && draft.beside('housing').length === 0,
    () => ({ houseGrade: 'D级' }),
  ),
  household(
    'R134',
    (draft) => ordinary(draft),
    () => ({ hasHousePower: 0 }),
  ),
  household(
    'R136',
    ({ values }) => values.outOfPovertyYear !== undefined,
    () => ({ identifiedAt: '2020-06', outOfPovertyYear: 2016 }),
  ),
  {
    rule: 'R138',
    ledger: 'populationChange',
    copies: true,
    spoil: ({ values }) => (values.reason === '新生儿' && values.member ? { evidence: '户口簿' } : null),
  },
  household('R212', ordinary, () => ({ monitoringKind: '边缘易致贫户' })),
]

export const personDefects: readonly Spoiler[] = [...identity, ...schooling, ...welfare, ...living]
