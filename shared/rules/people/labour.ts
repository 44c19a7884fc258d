import type { Rule } from '../define.ts'
import { cannotWork, isBlank, isHealthy, isHelped, isPupil, isWorkingAway, mendable, ofPerson, textOf } from '../facts.ts'
import { memberRule, type Person } from '../memberRule.ts'

/** R030–R036: 劳动技能 against age, school, health and work. */

const group = '教育健康劳动力'
const strong: readonly string[] = ['普通劳动力', '技能劳动力']
const weak: readonly string[] = ['无劳动力', '丧失劳动力', '弱劳动力或半劳动力']
const none = { laborSkill: '无劳动力' }

function years({ context }: Person, item: string): number {
  return context.policy.number(item, context.today)
}

/** Known to earn a living: 务工, 公益性岗位, an employer, or work told by the ledgers of this household. */
function isEmployed({ record, dossier }: Person): boolean {
  if (isWorkingAway(record) || !isBlank(record, 'employer') || !isBlank(record, 'publicPost') || !isBlank(record, 'jobChannel')) return true
  return ['migrantWork', 'publicPost'].some((ledger) => ofPerson(dossier.of(ledger), record).length > 0)
}

const tooYoung = memberRule({
  id: 'R030',
  severity: '错误',
  title: '未满劳动年龄登记为有劳动力',
  group,
  definition: '不满 {劳动年龄起} 周岁的，劳动技能应为无劳动力。',
  params: ['workingAgeFrom'],
  of: (person) => {
    const skill = textOf(person.record, 'laborSkill')
    const from = years(person, 'workingAgeFrom')
    if (person.age === null || person.age >= from || skill === '' || skill === '无劳动力') return null
    return mendable(person.says('laborSkill', `${person.age} 岁登记为${skill}，不满 ${from} 岁应为无劳动力`), none)
  },
})

const pupil = memberRule({
  id: 'R031',
  severity: '错误',
  title: '在校生登记为有劳动力',
  group,
  definition: '在校生（非在职）的劳动技能应为无劳动力。',
  params: ['workingAgeFrom'],
  reads: ['migrantWork', 'publicPost'],
  of: (person) => {
    const { record, age } = person
    const skill = textOf(record, 'laborSkill')
    const isToldByAge = age !== null && age < years(person, 'workingAgeFrom')
    if (!isPupil(record) || skill === '' || skill === '无劳动力' || isToldByAge || isEmployed(person)) return null
    return mendable(person.says('laborSkill', `在校生（${textOf(record, 'studentStatus')}）登记为${skill}，应为无劳动力`), none)
  },
})

const old = memberRule({
  id: 'R032',
  severity: '疑点',
  title: '超过劳动年龄登记为普通或技能劳动力',
  group,
  definition: '年满 {劳动年龄止} 周岁的，一般不登记为普通劳动力或技能劳动力。',
  params: ['workingAgeTo'],
  of: (person) => {
    const skill = textOf(person.record, 'laborSkill')
    const to = years(person, 'workingAgeTo')
    if (person.age === null || person.age < to || !strong.includes(skill)) return null
    return person.says('laborSkill', `年满 ${to} 岁仍登记为${skill}，请核实劳动能力`)
  },
})

const able = memberRule({
  id: 'R033',
  severity: '疑点',
  title: '健康适龄人员登记为无劳动力或半劳动力',
  group,
  definition: '{劳动年龄起} 周岁以上、不满 {劳动年龄止} 周岁，健康且非在校的，不应登记为无、丧失或弱劳动力。',
  params: ['workingAgeFrom', 'workingAgeTo'],
  of: (person) => {
    const { record, age } = person
    const skill = textOf(record, 'laborSkill')
    if (age === null || age < years(person, 'workingAgeFrom') || age >= years(person, 'workingAgeTo')) return null
    if (!isHealthy(record) || isPupil(record) || !weak.includes(skill)) return null
    return person.says('laborSkill', `劳动年龄内、健康且非在校，登记为${skill}，请核实健康状况和劳动能力`)
  },
})

const grave: readonly string[] = ['一级', '二级']

const gravelyDisabled = memberRule({
  id: 'R034',
  severity: '疑点',
  title: '重度肢体残疾登记为普通劳动力',
  group,
  definition: '一、二级肢体残疾（证号末两位 41、42）的，一般不登记为普通劳动力或技能劳动力。',
  of: (person) => {
    const { record, says } = person
    const skill = textOf(record, 'laborSkill')
    const isGrave = textOf(record, 'disabilityKind') === '肢体' && grave.includes(textOf(record, 'disabilityLevel'))
    const isByCode = /^.{18}4[12]/.test(textOf(record, 'disabilityCode')) || /^.{18}4[12]/.test(textOf(record, 'idCard'))
    if (!strong.includes(skill) || !(isGrave || isByCode)) return null
    return says('laborSkill', `重度肢体残疾登记为${skill}，请核实劳动能力`)
  },
})

const higher: readonly string[] = ['大专', '本科及以上']

const idle = memberRule({
  id: 'R035',
  severity: '疑点',
  title: '有技能或大专以上文化但未就业',
  group,
  definition: '劳动年龄内的技能劳动力或大专以上文化程度的人员，没有务工、公益性岗位等就业登记，也没有填未就业原因。',
  params: ['workingAgeFrom', 'workingAgeTo'],
  reads: ['migrantWork', 'publicPost'],
  of: (person) => {
    const { record, age } = person
    const isAble = textOf(record, 'laborSkill') === '技能劳动力' || higher.includes(textOf(record, 'education'))
    if (!isAble || cannotWork(record) || isPupil(record) || !isBlank(record, 'joblessReason')) return null
    if (age === null || age < years(person, 'workingAgeFrom') || age >= years(person, 'workingAgeTo')) return null
    if (isEmployed(person) || !isHelped(person.household) || isServing(person)) return null
    const why = higher.includes(textOf(record, 'education')) ? `文化程度${textOf(record, 'education')}` : '技能劳动力'
    return person.says('joblessReason', `${why}，没有就业登记：请补填务工情况或未就业原因`)
  },
})

function isServing({ record }: Person): boolean {
  return textOf(record, 'militaryStatus') === '现役军人'
}

const noSkill = memberRule({
  id: 'R036',
  severity: '错误',
  title: '劳动技能为空',
  group,
  definition: '脱贫户、监测对象的每名在册成员都要填劳动技能。',
  of: ({ record, household, says }) =>
    isBlank(record, 'laborSkill') && isHelped(household) ? says('laborSkill', '劳动技能为空，请补填') : null,
})

export const labourRules: readonly Rule[] = [tooYoung, pupil, old, able, gravelyDisabled, idle, noSkill]
