import { defineRule, type Dossier, type Rule, type RuleContext, type RuleHit, type RuleRecord } from '../define.ts'
import {
  hit,
  isDestitute,
  isHealthy,
  isHelped,
  isOnLowIncome,
  isPupil,
  isRunning,
  isWithoutLabour,
  isWorkingAway,
  isYes,
  membersOf,
  numberOf,
  ofPerson,
  textOf,
  yuan,
} from '../facts.ts'
import { memberRule } from '../memberRule.ts'

/** R055–R062: 低保, 特困供养, 兜底. */

const group = '社会保障'

function running(dossier: Dossier, ledger: string, today: string): readonly RuleRecord[] {
  return dossier.of(ledger).filter((benefit) => isRunning(benefit, today))
}

const enjoysBoth = memberRule({
  id: 'R055',
  severity: '错误',
  title: '低保、特困同时享受',
  group,
  definition: '同一人不能同时享受低保和特困供养，登记和发放名单都算。',
  reads: ['lowIncomeAid', 'destituteAid'],
  of: (person) => {
    const { record, dossier, context } = person
    const paid = (ledger: string): boolean => ofPerson(running(dossier, ledger, context.today), record).length > 0
    const isLow = isOnLowIncome(record) || isNamedOnly(dossier, record, context.today)
    const isPoor = isDestitute(record) || paid('destituteAid')
    return isLow && isPoor ? person.says('lowIncome', '低保和特困供养同时享受，请与民政核对后保留一项') : null
  },
})

/** A grant of 低保 stands under the applicant's name for the whole family: it says something of him only where it covers one person. */
function isNamedOnly(dossier: Dossier, person: RuleRecord, today: string): boolean {
  return ofPerson(running(dossier, 'lowIncomeAid', today), person).some((grant) => numberOf(grant, 'persons') === 1)
}

const ableDestitute = memberRule({
  id: 'R056',
  severity: '疑点',
  title: '特困供养人员为健康劳动力',
  group,
  definition: '特困供养人员一般不是 18–59 周岁、健康且非在校的人。',
  params: ['workingAgeTo'],
  of: ({ record, age, context, says }) => {
    const to = context.policy.number('workingAgeTo', context.today)
    if (!isDestitute(record) || age === null || age < 18 || age >= to || !isHealthy(record) || isPupil(record)) return null
    return says('destitute', `特困供养人员在 18–${to - 1} 岁之间、健康且非在校，请与民政核对`)
  },
})

const workingDestitute = memberRule({
  id: 'R057',
  severity: '疑点',
  title: '特困人员外出务工',
  group,
  definition: '特困供养人员一般不外出务工。',
  reads: ['migrantWork'],
  of: (person) => {
    const { record, dossier, context } = person
    if (!isDestitute(record)) return null
    const year = context.today.slice(0, 4)
    const isAway = ofPerson(dossier.of('migrantWork'), record).some(
      (work) => isYes(work, 'isWorking') && textOf(work, 'month').startsWith(year),
    )
    return isWorkingAway(record) || isAway ? person.says('migrantMonths', '特困供养人员登记有务工，请核实务工或供养情况') : null
  },
})

const tooManyCovered = defineRule({
  id: 'R058',
  severity: '疑点',
  title: '低保保障人数大于家庭人口',
  group,
  definition: '低保保障人口不超过家庭人口数。',
  root: 'household',
  reads: ['member', 'lowIncomeAid'],
  check: (dossier, { today }) => {
    const count = membersOf(dossier).length
    if (count === 0) return []
    return running(dossier, 'lowIncomeAid', today).flatMap((grant) => {
      const persons = numberOf(grant, 'persons')
      if (persons === null || persons <= count) return []
      return [hit('lowIncomeAid', grant, 'persons', `低保保障 ${persons} 人，家庭在册 ${count} 人，请核对保障成员`)]
    })
  },
})

const belowStandard = defineRule({
  id: 'R059',
  severity: '疑点',
  title: '发放标准低于下限',
  group,
  definition: '人均低保金、特困供养金、城乡居民养老金每月不低于 {低保月标准下限}、{特困供养月标准下限}、{城乡居民养老金月标准下限}。',
  root: 'household',
  reads: ['lowIncomeAid', 'destituteAid', 'pension'],
  params: ['lowIncomeStandard', 'destituteStandard', 'pensionStandard'],
  check: (dossier, { policy, today }) => [
    ...running(dossier, 'lowIncomeAid', today).flatMap((grant) =>
      below('lowIncomeAid', grant, numberOf(grant, 'persons') ?? 1, [policy.number('lowIncomeStandard', today), '人均低保金']),
    ),
    ...running(dossier, 'destituteAid', today).flatMap((grant) =>
      below('destituteAid', grant, 1, [policy.number('destituteStandard', today), '特困供养金']),
    ),
    ...running(dossier, 'pension', today)
      .filter((grant) => textOf(grant, 'kind') === '城乡居民养老' && textOf(grant, 'drawn') === '领取中')
      .flatMap((grant) => below('pension', grant, 1, [policy.number('pensionStandard', today), '养老金'])),
  ],
})

function below(ledger: string, grant: RuleRecord, persons: number, [line, label]: readonly [number, string]): readonly RuleHit[] {
  const monthly = numberOf(grant, 'monthly')
  if (monthly === null || persons <= 0 || monthly / persons >= line) return []
  const each = yuan(Math.round(monthly / persons))
  return [hit(ledger, grant, 'monthly', `${label}每月 ${each} 元，低于 ${yuan(line)} 元，请核对金额和保障人数`)]
}

function isCovered(dossier: Dossier, members: readonly RuleRecord[], today: string): boolean {
  if (members.some((member) => isOnLowIncome(member) || isDestitute(member))) return true
  return ['lowIncomeAid', 'destituteAid'].some((ledger) => running(dossier, ledger, today).length > 0)
}

const uncovered = defineRule({
  id: 'R060',
  severity: '疑点',
  title: '整户无劳动力未兜底',
  group,
  definition: '在册成员全部无劳动力或丧失劳动力的脱贫户、监测对象，应有人享受低保或特困供养。',
  root: 'household',
  reads: ['member', 'lowIncomeAid', 'destituteAid'],
  check: (dossier, { today }) => {
    const members = membersOf(dossier)
    if (!isHelped(dossier.root) || !isWithoutLabour(members) || isCovered(dossier, members, today)) return []
    return [hit('household', dossier.root, null, '整户无劳动力，没有人享受低保或特困供养，请核实是否应纳入兜底')]
  },
})

const unmarked = defineRule({
  id: 'R061',
  severity: '疑点',
  title: '整户无劳动力未标兜底保障户',
  group,
  definition: '在册成员全部无劳动力或丧失劳动力的脱贫户、监测对象，应标“整户无劳动能力兜底保障户”。',
  root: 'household',
  reads: ['member'],
  check: (dossier) => {
    if (!isHelped(dossier.root) || !isWithoutLabour(membersOf(dossier)) || isYes(dossier.root, 'isGuaranteed')) return []
    return [hit('household', dossier.root, 'isGuaranteed', '整户无劳动力，“整户无劳动能力兜底保障户”没有标为“是”，请核实')]
  },
})

const lists = defineRule({
  id: 'R062',
  severity: '疑点',
  title: '与民政名单不一致',
  group,
  definition: '低保、特困名单上的人应登记为享受，登记为享受的人应在名单上（建了名单的才比）。',
  root: 'household',
  reads: ['member', 'lowIncomeAid', 'destituteAid'],
  keeps: ['lowIncomeAid', 'destituteAid'],
  check: (dossier, context) => [...lowIncomeLists(dossier, context), ...destituteLists(dossier, context)],
})

/** One grant covers the family: names on it are compared by household. */
function lowIncomeLists(dossier: Dossier, context: RuleContext): readonly RuleHit[] {
  const members = membersOf(dossier)
  const grants = running(dossier, 'lowIncomeAid', context.today)
  const enjoying = members.filter(isOnLowIncome)
  if (grants.length > 0 && members.length > 0 && enjoying.length === 0) {
    return [hit('lowIncomeAid', grants[0]!, null, '在低保名单上，户内却没有人登记享受低保，请核对')]
  }
  if (!context.keeps('lowIncomeAid') || grants.length > 0 || enjoying.length === 0) return []
  return [hit('member', enjoying[0]!, 'lowIncome', `${textOf(enjoying[0]!, 'name')}登记享受低保，本户不在低保名单上，请核对`)]
}

function destituteLists(dossier: Dossier, context: RuleContext): readonly RuleHit[] {
  const grants = running(dossier, 'destituteAid', context.today)
  return membersOf(dossier).flatMap((member) => {
    const [grant] = ofPerson(grants, member)
    const name = textOf(member, 'name')
    if (grant && !isDestitute(member)) return [hit('member', member, 'destitute', `${name}在特困名单上，没有登记享受特困供养，请核对`)]
    if (grant || !isDestitute(member) || !context.keeps('destituteAid')) return []
    return [hit('member', member, 'destitute', `${name}登记享受特困供养，不在特困名单上，请核对`)]
  })
}

export const reliefRules: readonly Rule[] = [
  enjoysBoth,
  ableDestitute,
  workingDestitute,
  tooManyCovered,
  belowStandard,
  uncovered,
  unmarked,
  lists,
]
