import type { Rule } from '../define.ts'
import { birthOf, daysBetween, isBlank, isHelped, isNo, isPupil, isYes, ofPerson, textOf } from '../facts.ts'
import { memberRule, type Person } from '../memberRule.ts'

/** R050–R054: medical insurance, serious illness insurance, pension insurance. */

const group = '社会保障'

/** By the columns of the person, or by the list of the insured of this year. */
function isInsured({ record, dossier, context }: Person): boolean {
  if (isYes(record, 'hasResidentMedical') || isYes(record, 'hasWorkerMedical')) return true
  const year = context.today.slice(0, 4)
  return ofPerson(dossier.of('medicalInsurance'), record).some(
    (insured) => textOf(insured, 'year') === year && ['已参保', '代缴'].includes(textOf(insured, 'state')),
  )
}

/** The newborn, soldiers and prisoners need not be insured here. */
function isExempt({ record, dossier, context }: Person): boolean {
  if (textOf(record, 'militaryStatus') === '现役军人') return true
  if (/服刑|参军|入伍/.test(`${textOf(record, 'statusReason')}${textOf(record, 'note')}`)) return true
  const excuses = ofPerson(dossier.of('medicalInsurance'), record).map((insured) => textOf(insured, 'uninsuredReason'))
  if (excuses.some((reason) => ['新生儿', '参军', '服刑', '异地参保'].includes(reason))) return true
  const born = birthOf(record)
  const days = context.policy.number('newbornDays', context.today)
  return born !== null && born.length === 10 && daysBetween(born, context.today) <= days
}

const uninsured = memberRule({
  id: 'R050',
  severity: '错误',
  title: '基本医疗未保障',
  group,
  definition: '居民医保与职工医保应参加一种；出生 {新生儿参保宽限} 天内的新生儿、现役军人、服刑人员除外。',
  params: ['newbornDays'],
  reads: ['medicalInsurance'],
  of: (person) => {
    const { record, household } = person
    const isTold = isNo(record, 'hasResidentMedical') || isNo(record, 'hasWorkerMedical')
    if (!isTold && !isHelped(household)) return null
    if (isInsured(person) || isExempt(person)) return null
    return person.says('hasResidentMedical', '居民医保和职工医保都没有参加，请动员参保，或登记参军、服刑等原因')
  },
})

const twiceInsured = memberRule({
  id: 'R051',
  severity: '错误',
  title: '同时参加居民和职工医保',
  group,
  definition: '两种基本医疗保险不能同时参加。',
  of: ({ record, says }) =>
    isYes(record, 'hasResidentMedical') && isYes(record, 'hasWorkerMedical')
      ? says('hasWorkerMedical', '居民医保和职工医保同时为“是”，请核实后保留一种')
      : null,
})

const helpedUninsured = memberRule({
  id: 'R052',
  severity: '错误',
  title: '未参保但享受医疗救助',
  group,
  definition: '接受医疗救助的应已参加基本医疗保险。',
  params: ['newbornDays'],
  reads: ['medicalInsurance'],
  of: (person) =>
    isYes(person.record, 'hasMedicalAid') && !isInsured(person) && !isExempt(person)
      ? person.says('hasMedicalAid', '没有参加基本医疗保险却登记接受医疗救助，请改正其中一项')
      : null,
})

const noSerious = memberRule({
  id: 'R053',
  severity: '疑点',
  title: '大病保险未参加',
  group,
  definition: '参加城乡居民基本医疗保险的同时参加大病保险；脱贫户、监测对象此项应为“是”。',
  reads: ['medicalInsurance'],
  of: (person) => {
    const { record, household } = person
    if (isYes(record, 'hasIllnessInsurance') || isYes(record, 'hasWorkerMedical') || !isHelped(household) || !isInsured(person)) return null
    return person.says('hasIllnessInsurance', `是否参加大病保险为${isNo(record, 'hasIllnessInsurance') ? '否' : '空'}，请核实`)
  },
})

const pension = memberRule({
  id: 'R054',
  severity: '疑点',
  title: '养老保险登记异常',
  group,
  definition: '{劳动年龄起} 周岁以上、非在校的，应登记是否参加养老保险；两类养老保险不能同时参加。',
  params: ['workingAgeFrom'],
  of: (person) => {
    const { record, age, household, context } = person
    const [resident, worker] = ['hasResidentPension', 'hasWorkerPension'] as const
    if (isYes(record, resident) && isYes(record, worker)) return person.says(worker, '居民养老和职工养老同时为“是”，请核实后保留一种')
    if (age === null || age < context.policy.number('workingAgeFrom', context.today) || isPupil(record) || !isHelped(household)) return null
    if (!isBlank(record, resident) || !isBlank(record, worker)) return null
    return person.says(resident, '养老保险没有登记，请补填')
  },
})

export const insuranceRules: readonly Rule[] = [uninsured, twiceInsured, helpedUninsured, noSerious, pension]
