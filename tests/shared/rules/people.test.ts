import { describe, expect, test } from 'vitest'
import type { FieldValues } from '#shared/ledger/define.ts'
import { bornAged, family, hitsOf, numberOf, quiet } from './dossier.ts'

const aged = (age: number, values: FieldValues = {}): FieldValues => ({ name: '张三', status: '在册', birthDate: bornAged(age), ...values })
const one = (age: number, values: FieldValues = {}) => family([aged(age, values)])

describe('labour', () => {
  test('R030 gives nobody under sixteen a working skill, and knows the cure', () => {
    expect(hitsOf('R030', one(12, { laborSkill: '普通劳动力' }))).toMatchObject([{ field: 'laborSkill', mend: { laborSkill: '无劳动力' } }])
    expect(quiet('R030', [one(12, { laborSkill: '无劳动力' }), one(12), one(16, { laborSkill: '普通劳动力' })])).toEqual([])
    expect(quiet('R030', [family([{ name: '张三', laborSkill: '普通劳动力' }])])).toEqual([])
  })

  test('R031 neither pupils, unless they work', () => {
    const student = { studentStatus: '本科二年级', laborSkill: '普通劳动力' }
    expect(hitsOf('R031', one(20, student))).toMatchObject([{ mend: { laborSkill: '无劳动力' } }])
    expect(
      quiet('R031', [
        one(20, { ...student, migrantMonths: 6 }),
        one(20, { ...student, laborSkill: '无劳动力' }),
        one(20, { laborSkill: '普通劳动力' }),
      ]),
    ).toEqual([])
    expect(quiet('R031', [one(10, student)])).toEqual([])
  })

  test('R032 doubts strength at sixty; the office may set the age', () => {
    expect(hitsOf('R032', one(61, { laborSkill: '普通劳动力' }))).toHaveLength(1)
    expect(quiet('R032', [one(59, { laborSkill: '普通劳动力' }), one(61, { laborSkill: '弱劳动力或半劳动力' })])).toEqual([])
    expect(hitsOf('R032', one(61, { laborSkill: '普通劳动力' }), { policy: [{ item: 'workingAgeTo', from: '', value: 65 }] })).toEqual([])
  })

  test('R033 doubts weakness of the healthy', () => {
    expect(hitsOf('R033', one(40, { health: '健康', laborSkill: '无劳动力' }))).toHaveLength(1)
    const fine = [
      one(40, { health: '长期慢性病', laborSkill: '无劳动力' }),
      one(40, { health: '健康', laborSkill: '普通劳动力' }),
      one(18, { health: '健康', laborSkill: '无劳动力', studentStatus: '普通高中三年级' }),
      one(65, { health: '健康', laborSkill: '弱劳动力或半劳动力' }),
    ]
    expect(quiet('R033', fine)).toEqual([])
  })

  test('R034 reads the grave disability from columns or from the number', () => {
    const strong = { laborSkill: '普通劳动力' }
    expect(hitsOf('R034', one(40, { ...strong, disabilityKind: '肢体', disabilityLevel: '一级' }))).toHaveLength(1)
    expect(hitsOf('R034', one(40, { ...strong, disabilityCode: `${numberOf('19860115')}42` }))).toHaveLength(1)
    expect(
      quiet('R034', [
        one(40, { ...strong, disabilityKind: '肢体', disabilityLevel: '三级' }),
        one(40, { ...strong, disabilityKind: '听力', disabilityLevel: '一级' }),
      ]),
    ).toEqual([])
  })

  test('R035 asks for work of the skilled', () => {
    const skilled = { laborSkill: '技能劳动力', education: '初中' }
    expect(hitsOf('R035', one(30, skilled))).toHaveLength(1)
    expect(hitsOf('R035', one(30, { laborSkill: '普通劳动力', education: '大专' }))).toHaveLength(1)
    const fine = [
      one(30, { ...skilled, migrantMonths: 8 }),
      one(30, { ...skilled, joblessReason: '照料老人小孩' }),
      one(30, { ...skilled, publicPost: '护林员' }),
      one(30, { laborSkill: '普通劳动力', education: '初中' }),
      family([aged(30, { id: 'm', ...skilled })], {}, { migrantWork: [{ member: 'm', isWorking: 1 }] }),
      family([aged(30, skilled)], { kind: '一般农户' }),
    ]
    expect(quiet('R035', fine)).toEqual([])
  })

  test('R036 wants the skill filled in, of those who are helped', () => {
    expect(hitsOf('R036', one(30))).toHaveLength(1)
    expect(hitsOf('R036', family([aged(30)], { kind: '一般农户', monitoringKind: '边缘易致贫户' }))).toHaveLength(1)
    expect(quiet('R036', [one(30, { laborSkill: '普通劳动力' }), family([aged(30)], { kind: '一般农户' })])).toEqual([])
  })
})

describe('schooling', () => {
  test('R040 takes one of the two', () => {
    expect(hitsOf('R040', one(18, { education: '初中', studentStatus: '普通高中三年级' }))).toHaveLength(1)
    expect(quiet('R040', [one(18, { education: '初中' }), one(18, { studentStatus: '普通高中三年级' }), one(18)])).toEqual([])
  })

  test('R041 takes at least one of three', () => {
    expect(hitsOf('R041', one(30))).toHaveLength(1)
    expect(quiet('R041', [one(30, { education: '小学' }), one(10, { dropoutReason: '因病' }), one(10, { studentStatus: '小学' })])).toEqual(
      [],
    )
  })

  test('R042 finds children out of school', () => {
    expect(hitsOf('R042', one(10))).toHaveLength(1)
    expect(hitsOf('R042', one(10, { studentStatus: '学前教育' }))).toHaveLength(1)
    expect(hitsOf('R042', one(13, { education: '小学' }))).toHaveLength(1)
    const fine = [
      one(10, { studentStatus: '小学' }),
      one(10, { dropoutReason: '因残' }),
      one(15, { education: '初中' }),
      one(5),
      one(16),
      // Six since New Year: school starts in September.
      family([aged(6, { birthDate: '2020-01-10', studentStatus: '学前教育' })]),
    ]
    expect(quiet('R042', fine)).toEqual([])
  })

  test.each([
    ['小学', 5, 8],
    ['小学', 15, 14],
    ['九年级', 11, 15],
    ['中职一年级', 22, 16],
    ['本科一年级', 16, 19],
    ['硕士研究生及以上', 19, 24],
  ])('R043 doubts %s at %i, not at %i', (studentStatus, odd, usual) => {
    expect(hitsOf('R043', one(odd, { studentStatus }))).toHaveLength(1)
    expect(hitsOf('R043', one(usual, { studentStatus }))).toEqual([])
  })

  test('R044, R045, R046', () => {
    expect(hitsOf('R044', one(8, { studentStatus: '学前教育', health: '健康' }))).toHaveLength(1)
    expect(
      quiet('R044', [one(8, { studentStatus: '学前教育', health: '残疾' }), one(6, { studentStatus: '学前教育', health: '健康' })]),
    ).toEqual([])
    expect(hitsOf('R045', one(20, { education: '小学' }))).toHaveLength(1)
    expect(quiet('R045', [one(20, { education: '初中' }), one(23, { education: '小学' })])).toEqual([])
    expect(hitsOf('R046', one(10, { dropoutReason: '因病', health: '健康' }))).toHaveLength(1)
    expect(
      quiet('R046', [one(10, { dropoutReason: '厌学', health: '健康' }), one(10, { dropoutReason: '因病', health: '患有大病' })]),
    ).toEqual([])
  })

  const aid = (values: FieldValues = {}) => ({ education: [{ member: 'm', aidKind: '雨露计划', year: 2026, ...values }] })
  const student = (studentStatus: string | null) => [aged(17, { id: 'm', studentStatus })]

  test('R047 gives 雨露计划 to vocational students only', () => {
    expect(hitsOf('R047', family(student('普通高中二年级'), {}, aid()))).toMatchObject([{ ledger: 'education' }])
    const fine = [
      family(student('中职二年级'), {}, aid()),
      family(student(null), {}, aid({ year: 2024 })),
      family(student(null), {}, aid({ graduatesOn: '2026-01' })),
      family(student('普通高中二年级'), {}, aid({ aidKind: '助学金' })),
    ]
    expect(quiet('R047', fine)).toEqual([])
  })

  test('R048 asks for 雨露计划 of those who could have it, where the office keeps the list', () => {
    const keeps = ['education']
    expect(hitsOf('R048', family(student('中职二年级')), { keeps })).toHaveLength(1)
    expect(hitsOf('R048', family(student('中职二年级')))).toEqual([])
    const measure = { measure: [{ item: '雨露计划' }] }
    const fine = [
      family(student('中职二年级'), {}, aid()),
      family(student('中职二年级'), {}, measure),
      family(student('普通高中二年级')),
      family(student('中职二年级'), { kind: '一般农户' }),
    ]
    expect(quiet('R048', fine, { keeps })).toEqual([])
  })
})
