import { describe, expect, test } from 'vitest'
import type { FieldValues } from '#shared/ledger/define.ts'
import { bornAged, family, hitsOf, quiet } from './dossier.ts'

const aged = (age: number, values: FieldValues = {}): FieldValues => ({
  id: 'm',
  name: '张三',
  status: '在册',
  birthDate: bornAged(age),
  ...values,
})
const one = (age: number, values: FieldValues = {}) => family([aged(age, values)])

describe('insurance', () => {
  const insured = { hasResidentMedical: 1 }

  test('R050 wants one medical insurance', () => {
    expect(hitsOf('R050', one(40))).toHaveLength(1)
    expect(hitsOf('R050', family([aged(40, { hasResidentMedical: 0 })], { kind: '一般农户' }))).toHaveLength(1)
    const fine = [
      one(40, insured),
      one(40, { hasResidentMedical: 0, hasWorkerMedical: 1 }),
      one(20, { militaryStatus: '现役军人' }),
      one(0, { birthDate: '2026-01-20' }),
      family([aged(40)], { kind: '一般农户' }),
      family([aged(40)], {}, { medicalInsurance: [{ member: 'm', year: 2026, state: '代缴' }] }),
      family([aged(40)], {}, { medicalInsurance: [{ member: 'm', year: 2026, state: '未参保', uninsuredReason: '服刑' }] }),
    ]
    expect(quiet('R050', fine)).toEqual([])
    expect(hitsOf('R050', one(0, { birthDate: '2025-10-20' }))).toHaveLength(1)
  })

  test('R051, R052, R053', () => {
    expect(hitsOf('R051', one(40, { ...insured, hasWorkerMedical: 1 }))).toHaveLength(1)
    expect(quiet('R051', [one(40, insured), one(40, { ...insured, hasWorkerMedical: 0 })])).toEqual([])
    expect(hitsOf('R052', one(40, { hasMedicalAid: 1 }))).toHaveLength(1)
    expect(quiet('R052', [one(40, { ...insured, hasMedicalAid: 1 }), one(40)])).toEqual([])
    expect(hitsOf('R053', one(40, insured))).toHaveLength(1)
    expect(quiet('R053', [one(40, { ...insured, hasIllnessInsurance: 1 }), one(40, { hasWorkerMedical: 1 }), one(40)])).toEqual([])
  })

  test('R054 wants the pension told, and one of them', () => {
    expect(hitsOf('R054', one(40))).toHaveLength(1)
    expect(hitsOf('R054', one(40, { hasResidentPension: 1, hasWorkerPension: 1 }))).toMatchObject([{ field: 'hasWorkerPension' }])
    expect(quiet('R054', [one(40, { hasResidentPension: 0 }), one(15), one(18, { studentStatus: '普通高中三年级' })])).toEqual([])
  })
})

describe('relief', () => {
  const low = { lowIncome: '农村低保' }
  const poor = { destitute: '农村特困' }

  test('R055 refuses both at once', () => {
    expect(hitsOf('R055', one(70, { ...low, ...poor }))).toHaveLength(1)
    expect(hitsOf('R055', family([aged(70, low)], {}, { destituteAid: [{ member: 'm' }] }))).toHaveLength(1)
    const fine = [
      one(70, { ...low, destitute: '未享受' }),
      family([aged(70, low)], {}, { destituteAid: [{ member: 'm', stoppedOn: '2025-06' }] }),
      family([aged(70, poor), aged(40, { id: 'm2', ...low })]),
    ]
    expect(quiet('R055', fine)).toEqual([])
  })

  test('R056 and R057 doubt the healthy and the working', () => {
    expect(hitsOf('R056', one(40, { ...poor, health: '健康' }))).toHaveLength(1)
    expect(
      quiet('R056', [one(40, { ...poor, health: '残疾' }), one(70, { ...poor, health: '健康' }), one(17, { ...poor, health: '健康' })]),
    ).toEqual([])
    expect(hitsOf('R057', one(40, { ...poor, migrantMonths: 3 }))).toHaveLength(1)
    expect(hitsOf('R057', family([aged(40, poor)], {}, { migrantWork: [{ member: 'm', isWorking: 1, month: '2026-02' }] }))).toHaveLength(1)
    expect(quiet('R057', [one(40, poor), one(40, { migrantMonths: 3 })])).toEqual([])
  })

  const grant = (values: FieldValues) => ({ lowIncomeAid: [{ member: 'm', since: '2024-01', ...values }] })

  test('R058 and R059 look at the grants', () => {
    expect(hitsOf('R058', family([aged(70)], {}, grant({ persons: 3 })))).toMatchObject([{ ledger: 'lowIncomeAid', field: 'persons' }])
    expect(
      quiet('R058', [family([aged(70)], {}, grant({ persons: 1 })), family([aged(70)], {}, grant({ persons: 3, stoppedOn: '2025-01' }))]),
    ).toEqual([])
    expect(hitsOf('R059', family([aged(70)], {}, grant({ persons: 2, monthly: 30_000 })))).toHaveLength(1)
    expect(quiet('R059', [family([aged(70)], {}, grant({ persons: 1, monthly: 30_000 })), family([aged(70)], {}, grant({}))])).toEqual([])
    const pension = { pension: [{ member: 'm', kind: '城乡居民养老', drawn: '领取中', monthly: 5_000 }] }
    expect(hitsOf('R059', family([aged(70)], {}, pension))).toMatchObject([{ ledger: 'pension' }])
    const raised = { policy: [{ item: 'lowIncomeStandard', from: '2025-01-01', value: 40_000 }] }
    expect(hitsOf('R059', family([aged(70)], {}, grant({ persons: 1, monthly: 30_000 })), raised)).toHaveLength(1)
  })

  test('R060 and R061: a household that cannot work', () => {
    const weak = { laborSkill: '无劳动力' }
    expect(hitsOf('R060', one(70, weak))).toHaveLength(1)
    expect(hitsOf('R061', one(70, weak))).toMatchObject([{ field: 'isGuaranteed' }])
    expect(
      quiet('R060', [one(70, { ...weak, ...low }), one(70), family([aged(70, weak), aged(40, { laborSkill: '普通劳动力' })])]),
    ).toEqual([])
    expect(quiet('R060', [family([aged(70, weak)], { kind: '一般农户' }), family([aged(70, weak)], {}, grant({}))])).toEqual([])
    expect(quiet('R061', [family([aged(70, weak)], { isGuaranteed: 1 }), one(70)])).toEqual([])
  })

  test('R062 compares with the lists, where there are any', () => {
    expect(hitsOf('R062', family([aged(70)], {}, grant({})))).toMatchObject([{ ledger: 'lowIncomeAid' }])
    expect(hitsOf('R062', one(70, low), { keeps: ['lowIncomeAid'] })).toMatchObject([{ ledger: 'member', field: 'lowIncome' }])
    expect(hitsOf('R062', one(70, poor), { keeps: ['destituteAid'] })).toMatchObject([{ field: 'destitute' }])
    expect(hitsOf('R062', family([aged(70)], {}, { destituteAid: [{ member: 'm' }] }))).toHaveLength(1)
    expect(quiet('R062', [one(70, low), one(70, poor), family([aged(70, low)], {}, grant({})), one(70)])).toEqual([])
  })
})

describe('payments', () => {
  test('R063 asks for the nursing subsidy of the gravely disabled', () => {
    const grave = { health: '残疾', disabilityLevel: '一级' }
    const keeps = ['disability']
    expect(hitsOf('R063', one(40, grave), { keeps })).toHaveLength(1)
    expect(hitsOf('R063', one(40, grave))).toEqual([])
    const paid = (values: FieldValues) => ({ disability: [{ member: 'm', ...values }] })
    expect(
      quiet('R063', [family([aged(40, grave)], {}, paid({ nursing: 10_000 })), one(40, { health: '残疾', disabilityLevel: '三级' })], {
        keeps,
      }),
    ).toEqual([])
    expect(hitsOf('R063', family([aged(40, { health: '健康' })], {}, paid({ living: 8_000 })), { keeps })).toMatchObject([
      { field: 'health' },
    ])
  })

  test('R064 finds what was paid twice', () => {
    const aid = { member: 'm', name: '张三', aidKind: '助学金', year: 2026, term: '春季' }
    expect(hitsOf('R064', family([aged(17)], {}, { education: [aid, aid] }))).toHaveLength(1)
    const others = [
      { ...aid, term: '秋季' },
      { ...aid, aidKind: '雨露计划' },
      { ...aid, name: '李四' },
      { ...aid, payStatus: '发放失败' },
    ]
    expect(
      quiet(
        'R064',
        others.map((other) => family([aged(17)], {}, { education: [aid, other] })),
      ),
    ).toEqual([])
  })

  test('R065 compares ages with what is drawn', () => {
    const drawn = (kind: string) => ({ pension: [{ member: 'm', kind, drawn: '领取中' }] })
    expect(hitsOf('R065', family([aged(70)], {}, drawn('高龄补贴')))).toHaveLength(1)
    expect(hitsOf('R065', family([aged(55)], {}, drawn('城乡居民养老')))).toHaveLength(1)
    expect(
      quiet('R065', [
        family([aged(82)], {}, drawn('高龄补贴')),
        family([aged(60)], {}, drawn('城乡居民养老')),
        family([aged(40)], {}, drawn('优抚金')),
      ]),
    ).toEqual([])
  })

  test('R066 doubts 低保 beside good wages', () => {
    const work = (wage: number) => ({ migrantWork: [{ member: 'm', isWorking: 1, month: '2026-01', wage }] })
    expect(hitsOf('R066', family([aged(40, { lowIncome: '农村低保' })], {}, work(500_000)))).toHaveLength(1)
    const fine = [
      family([aged(40, { lowIncome: '农村低保' })], {}, work(150_000)),
      family([aged(40, { lowIncome: '农村低保' }), aged(70, { id: 'm2' })], {}, work(500_000)),
      family([aged(40)], {}, work(500_000)),
    ]
    expect(quiet('R066', fine)).toEqual([])
  })
})
