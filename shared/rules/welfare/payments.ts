import { defineRule, type Dossier, type Rule, type RuleHit, type RuleRecord } from '../define.ts'
import {
  ageOf,
  hit,
  isDisabled,
  isOnLowIncome,
  isPresent,
  isRunning,
  isYes,
  membersOf,
  numberOf,
  ofPerson,
  textOf,
  yuan,
} from '../facts.ts'
import { memberRule } from '../memberRule.ts'

/** R063–R066: subsidies of the disabled, payments made twice, ages, wages beside 低保. */

const group = '社会保障'
const grave: readonly string[] = ['一级', '二级']

const disabled = memberRule({
  id: 'R063',
  severity: '疑点',
  title: '残疾人补贴登记异常',
  group,
  definition: '一、二级残疾的应登记重度残疾人护理补贴；有残疾人补贴的户应有残疾人（建了两项补贴台账的才比）。',
  reads: ['disability'],
  keeps: ['disability'],
  of: (person) => {
    const { record, dossier, context } = person
    const grants = ofPerson(dossier.of('disability'), record).filter((grant) => isRunning(grant, context.today))
    const isPaid = (field: string): boolean => grants.some((grant) => (numberOf(grant, field) ?? 0) > 0)
    const level = textOf(record, 'disabilityLevel') || textOf(grants[0] ?? record, grants[0] ? 'level' : 'disabilityLevel')
    if (context.keeps('disability') && isDisabled(record) && grave.includes(level) && !isPaid('nursing')) {
      return person.says('disabilityLevel', `${level}残疾，没有重度残疾人护理补贴登记，请核实是否应享未享`)
    }
    if (isDisabled(record) || textOf(record, 'disabilityCode') !== '' || textOf(record, 'health') === '') return null
    return isPaid('nursing') || isPaid('living') ? person.says('health', '享受残疾人补贴，健康状况不是残疾，请核对残疾证') : null
  },
})

/** What makes two payments the same: fields beside the person and the period. */
const paid: readonly (readonly [ledger: string, label: string, item: readonly string[], period: readonly string[]])[] = [
  ['education', '教育资助', ['aidKind'], ['year', 'term']],
  ['transportSubsidy', '务工补贴', ['kind'], ['year', 'paidOn']],
  ['farmSubsidy', '惠农补贴', ['kind', 'batch'], ['year', 'paidOn']],
  ['pension', '养老等补助', ['kind'], ['year', 'paidOn', 'since']],
  ['medicalInsurance', '参保资助', ['scheme'], ['year']],
  ['discussion', '救助', ['kind', 'reason'], ['date']],
  ['subsidy', '产业奖补', ['kind', 'item', 'batch'], ['year', 'appliedOn']],
]

const twice = defineRule({
  id: 'R064',
  severity: '疑点',
  title: '同一补助重复发放',
  group,
  definition: '同一人同一时段同一项补助只发一次。',
  root: 'household',
  reads: paid.map(([ledger]) => ledger),
  check: (dossier) => paid.flatMap((kind) => repeated(dossier, kind)),
})

function repeated(dossier: Dossier, [ledger, label, item, period]: (typeof paid)[number]): readonly RuleHit[] {
  const seen = new Map<string, RuleRecord>()
  return dossier.of(ledger).flatMap((record) => {
    if (textOf(record, 'payStatus') === '发放失败' || textOf(record, 'stoppedOn') !== '') return []
    const when = period.map((field) => textOf(record, field))
    const what = item.map((field) => textOf(record, field))
    if (when.every((part) => part === '')) return []
    const person = textOf(record, 'idCard') || textOf(record, 'name')
    const key = [person, ...what, ...when].join('\n')
    const first = seen.get(key)
    if (!first) return (seen.set(key, record), [])
    const words = [textOf(record, 'name'), ...when.slice(0, 2), what[0] ?? '', label].filter((part) => part !== '').join(' ')
    return [hit(ledger, record, null, `重复发放：${words} 登记了两次，请核对，重复的删除或追回`)]
  })
}

const tooYoung = defineRule({
  id: 'R065',
  severity: '疑点',
  title: '年龄不到领取条件',
  group,
  definition: '高龄补贴年满 {高龄补贴年龄} 周岁、城乡居民养老金年满 {城乡居民养老金领取年龄} 周岁才能领取。',
  root: 'household',
  reads: ['member', 'pension'],
  params: ['elderlyAge', 'pensionAge'],
  check: (dossier, { policy, today }) =>
    dossier.of('pension').flatMap((grant) => {
      const kind = textOf(grant, 'kind')
      const isDrawn = kind === '高龄补贴' || (kind === '城乡居民养老' && textOf(grant, 'drawn') === '领取中')
      if (!isDrawn || !isRunning(grant, today)) return []
      const least = policy.number(kind === '高龄补贴' ? 'elderlyAge' : 'pensionAge', today)
      const person = dossier.of('member').find((member) => ofPerson([grant], member).length > 0)
      const age = ageOf(person ?? grant, today)
      if (age === null || age >= least) return []
      return [hit('pension', grant, 'kind', `领取${kind}需年满 ${least} 岁，出生日期为 ${textOf(person ?? grant, 'birthDate')}，请核实`)]
    }),
})

const wagesBeside = defineRule({
  id: 'R066',
  severity: '疑点',
  title: '低保户有稳定务工收入',
  group,
  definition: '在册成员全部享受低保，而本年有人务工月收入达到 {稳定务工月收入线}。',
  root: 'household',
  reads: ['member', 'migrantWork'],
  params: ['stableWage'],
  check: (dossier, { policy, today }) => {
    const members = membersOf(dossier)
    if (!isPresent(dossier.root) || members.length === 0 || !members.every(isOnLowIncome)) return []
    const line = policy.number('stableWage', today)
    const year = today.slice(0, 4)
    const worker = members.find((member) =>
      ofPerson(dossier.of('migrantWork'), member).some(
        (work) => isYes(work, 'isWorking') && textOf(work, 'month').startsWith(year) && (numberOf(work, 'wage') ?? 0) >= line,
      ),
    )
    if (!worker) return []
    return [
      hit('member', worker, 'lowIncome', `全户享受低保，${textOf(worker, 'name')}务工月收入不低于 ${yuan(line)} 元，请与民政核实低保资格`),
    ]
  },
})

export const paymentRules: readonly Rule[] = [disabled, twice, tooYoung, wagesBeside]
