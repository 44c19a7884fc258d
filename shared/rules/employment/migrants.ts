import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import { ageOf, cannotWork, isAfter, isBlank, isNo, isPresent, isPupil, isYes, numberOf, ofPerson, textOf, yuan } from '../facts.ts'
import { personOf } from './personOf.ts'

/** R110–R115, R120, R121: working away and its subsidies. */

type Job = Readonly<{ record: RuleRecord; person: RuleRecord | null; dossier: Dossier; context: RuleContext; says: Says }>
type Says = (field: string | null, message: string) => RuleHit
type JobRule = Omit<Rule, 'root' | 'reads' | 'check' | 'group'> &
  Readonly<{ reads?: readonly string[]; of: (job: Job) => RuleHit | readonly RuleHit[] | null }>

/** A rule on each record of a ledger about working persons. */
function jobRule(ledger: string, { of, reads, ...rule }: JobRule): Rule {
  return defineRule({
    ...rule,
    group: '就业务工',
    root: 'household',
    reads: ['member', ledger, ...(reads ?? [])],
    check: (dossier, context) => {
      if (!isPresent(dossier.root)) return []
      return dossier.of(ledger).flatMap((record): readonly RuleHit[] => {
        const says: Says = (field, message) => ({ ledger, record: record.id, field, message })
        const found = of({ record, person: personOf(dossier, record), dossier, context, says })
        if (found === null) return []
        return Array.isArray(found) ? (found as readonly RuleHit[]) : [found as RuleHit]
      })
    },
  })
}

/** One of the fields is enough. */
const needed: readonly Readonly<{ fields: readonly string[]; label: string }>[] = [
  { fields: ['wage'], label: '务工月收入' },
  { fields: ['employer'], label: '务工企业名称' },
  { fields: ['trade', 'industry'], label: '所属行业' },
  { fields: ['channel'], label: '就业渠道' },
  { fields: ['isTransported'], label: '是否点对点输送' },
  { fields: ['county', 'place'], label: '务工所在县' },
]

const incomplete = jobRule('migrantWork', {
  id: 'R110',
  severity: '错误',
  title: '务工信息不全',
  definition: '已务工的应填务工月收入、企业名称、行业、是否点对点输送、就业渠道，务工地填到县。',
  of: ({ record, says }) => {
    if (!isYes(record, 'isWorking')) return null
    const missing = needed.filter(({ fields }) => fields.every((field) => isBlank(record, field)))
    if (missing.length === 0) return null
    return says(missing[0]!.fields[0]!, `已务工，还没有填${missing.map(({ label }) => label).join('、')}，请补填`)
  },
})

const oddWage = jobRule('migrantWork', {
  id: 'R111',
  severity: '错误',
  title: '务工月收入异常',
  definition: '务工月收入低于 {务工月收入下限} 或高于 {务工月收入上限} 为错误，低于 {务工月收入偏低线} 为疑点。',
  params: ['monthlyWageFloor', 'monthlyWageDoubt', 'monthlyWageCeiling'],
  of: ({ record, context: { policy, today }, says }) => {
    const wage = numberOf(record, 'wage')
    if (!isYes(record, 'isWorking') || wage === null) return null
    const isWrong = wage < policy.number('monthlyWageFloor', today) || wage > policy.number('monthlyWageCeiling', today)
    if (!isWrong && wage >= policy.number('monthlyWageDoubt', today)) return null
    const found = says('wage', `务工月收入 ${yuan(wage)} 元，不合常理，请核对是否填成了年收入或单位有误`)
    return isWrong ? found : { ...found, severity: '疑点' }
  },
})

const lowerSchools = /^(小学|七年级|八年级|九年级|普通高中|中职)/

const tooYoung = jobRule('migrantWork', {
  id: 'R112',
  severity: '错误',
  title: '务工人员年龄或在校情况异常',
  definition: '未满 {劳动年龄起} 周岁的、小学到高中（中职）在校的，不应登记务工。',
  params: ['workingAgeFrom'],
  of: ({ record, person, context, says }) => {
    if (!isYes(record, 'isWorking') || !person) return null
    const age = ageOf(person, textOf(record, 'month') || context.today)
    const least = context.policy.number('workingAgeFrom', context.today)
    if (age !== null && age < least) return says('isWorking', `只有 ${age} 周岁却登记务工，请核对人员和年龄`)
    const grade = textOf(person, 'studentStatus')
    return isPupil(person) && lowerSchools.test(grade) ? says('isWorking', `在校（${grade}）却登记务工，请改正其中一项`) : null
  },
})

const unable = jobRule('migrantWork', {
  id: 'R113',
  severity: '疑点',
  title: '无劳动力人员务工',
  definition: '登记为无劳动力、丧失劳动力的人员不应有务工登记。',
  of: ({ record, person, says }) =>
    isYes(record, 'isWorking') && person && cannotWork(person)
      ? says('isWorking', `劳动技能是“${textOf(person, 'laborSkill')}”却登记务工，请核对劳动技能`)
      : null,
})

const wrongTimes = jobRule('migrantWork', {
  id: 'R114',
  severity: '错误',
  title: '务工起止时间冲突',
  definition: '结束时间不早于开始时间；同一人后一次务工的开始不早于前一次的结束；未务工的不应只有开始时间。',
  of: ({ record, person, dossier, says }) => {
    const [from, to] = [textOf(record, 'startDate'), textOf(record, 'endDate')]
    if (from !== '' && to !== '' && isAfter(from, to)) return says('endDate', `结束时间 ${to} 早于开始时间 ${from}，请改正`)
    if (isNo(record, 'isWorking') && from !== '' && to === '')
      return says('endDate', `未务工，却只有开始时间 ${from}，请填结束时间或改为已务工`)
    if (!person || from === '') return null
    const earlier = ofPerson(dossier.of('migrantWork'), person).find(
      (other) => other.id !== record.id && textOf(other, 'startDate') < from && isAfter(textOf(other, 'endDate'), from),
    )
    return earlier ? says('startDate', `开始时间 ${from} 早于上次务工的结束时间 ${textOf(earlier, 'endDate')}，请改正`) : null
  },
})

const wrongChannel = jobRule('migrantWork', {
  id: 'R115',
  severity: '疑点',
  title: '县外务工渠道不符',
  definition: '在县外务工的，就业渠道不应是公益性岗位或帮扶车间。',
  of: ({ record, says }) => {
    const [area, channel] = [textOf(record, 'area'), textOf(record, 'channel')]
    const isOutside = ['县外省内', '省外', '境外'].includes(area)
    return isYes(record, 'isWorking') && isOutside && ['公益性岗位', '帮扶车间'].includes(channel)
      ? says('channel', `${area}务工，就业渠道却是${channel}，请核对`)
      : null
  },
})

const noNeeds = jobRule('migrantWork', {
  id: 'R120',
  severity: '疑点',
  title: '未填就业服务需求',
  definition: '计划外出务工的，应填就业服务需求。',
  of: ({ record, says }) =>
    isYes(record, 'isPlanning') && !isYes(record, 'isWorking') && isBlank(record, 'needs')
      ? says('needs', '计划务工，请填就业服务需求')
      : null,
})

const wrongSubsidy = jobRule('transportSubsidy', {
  id: 'R121',
  severity: '疑点',
  title: '交通补贴不符合条件',
  definition: '外出务工交通补贴同一人一年一次；领取人应有务工登记；跨省补贴的务工地应在省外（建了务工台账的才比务工登记）。',
  reads: ['migrantWork'],
  keeps: ['migrantWork'],
  of: ({ record, person, dossier, context, says }) => {
    const year = textOf(record, 'year')
    if (!person) return null
    const kind = textOf(record, 'kind')
    const same = ofPerson(dossier.of('transportSubsidy'), person).filter(
      (one) => textOf(one, 'year') === year && textOf(one, 'kind') === kind,
    )
    if (same.length > 1 && same[0]!.id !== record.id && kind.includes('交通'))
      return says('kind', `${year} 年已领过${kind}，同一年重复，请核对`)
    if (!context.keeps('migrantWork') || !kind.includes('外出') || (numberOf(person, 'migrantMonths') ?? 0) > 0) return null
    const worked = ofPerson(dossier.of('migrantWork'), person).some(
      (job) => isYes(job, 'isWorking') && textOf(job, 'month').startsWith(year),
    )
    return worked ? null : says(null, `领取 ${year} 年${kind}，没有这一年的务工登记，请核实`)
  },
})

export const migrantRules: readonly Rule[] = [incomplete, oddWage, tooYoung, unable, wrongTimes, wrongChannel, noNeeds, wrongSubsidy]
