import { formatQuantity } from '#shared/values/quantity.ts'
import { defineRule, type Dossier, type Rule, type RuleHit, type RuleRecord } from '../define.ts'
import { hit, isPresent, membersOf, numberOf, ofPerson, textOf } from '../facts.ts'

/** R135–R138: villages against their households, households against time, changes of the population. */

const group = '土地与户情'

const lands: readonly (readonly [field: string, label: string])[] = [
  ['arableLand', '耕地面积'],
  ['forestLand', '林地面积'],
]

const village = defineRule({
  id: 'R135',
  severity: '疑点',
  title: '村级与户级合计矛盾',
  group,
  definition: '村耕地、林地面积不小于村内脱贫户之和；村未实现饮水安全户数与危房户数之和不大于总户数。',
  root: 'village',
  reads: ['household'],
  check: (dossier) => [...landSums(dossier), ...unsafeCounts(dossier)],
})

function landSums({ root, of }: Dossier): readonly RuleHit[] {
  const households = of('household').filter((household) => isPresent(household) && textOf(household, 'kind') === '脱贫户')
  return lands.flatMap(([field, label]) => {
    const total = numberOf(root, field)
    const sum = households.reduce((all, household) => all + (numberOf(household, field) ?? 0), 0)
    if (total === null || sum <= total) return []
    const words = `村${label} ${formatQuantity(total, 2)} 亩，小于村内脱贫户${label}之和 ${formatQuantity(sum, 2)} 亩，请核对村表和户表`
    return [hit('village', root, field, words)]
  })
}

function unsafeCounts({ root }: Dossier): readonly RuleHit[] {
  const [total, water, houses] = ['households', 'unsafeWaterHouseholds', 'dangerousHouses'].map((field) => numberOf(root, field))
  if (total === null || total === undefined || (water ?? 0) + (houses ?? 0) <= total) return []
  return [hit('village', root, 'households', `未实现饮水安全 ${water ?? 0} 户、危房 ${houses ?? 0} 户，之和大于总户数 ${total} 户，请核对`)]
}

const overTime = defineRule({
  id: 'R136',
  severity: '疑点',
  title: '年度先后或户与人和上期不衔接',
  group,
  definition: '脱贫年度不早于识别年度；最近一年收入表的家庭人口与现在不同的，应有人口变动记录。',
  root: 'household',
  reads: ['member', 'income', 'populationChange'],
  check: (dossier) => {
    const { root } = dossier
    if (!isPresent(root)) return []
    const identified = textOf(root, 'identifiedAt').slice(0, 4)
    const left = textOf(root, 'outOfPovertyYear')
    const isEarly = left !== '' && identified !== '' && left < identified
    const found = isEarly ? [hit('household', root, 'outOfPovertyYear', `脱贫年度 ${left} 早于识别年度 ${identified}，请改正其中一项`)] : []
    return [...found, ...unexplained(dossier)]
  },
})

function unexplained(dossier: Dossier): readonly RuleHit[] {
  const incomes = [...dossier.of('income')].sort((a, b) => (textOf(a, 'year') < textOf(b, 'year') ? 1 : -1))
  const last = incomes[0]
  const before = last ? numberOf(last, 'headcount') : null
  const now = membersOf(dossier).length
  if (!last || before === null || now === 0 || before === now) return []
  const year = textOf(last, 'year')
  const changes = dossier.of('populationChange').filter((change) => textOf(change, 'date').slice(0, 4) >= year)
  const wasNoted = dossier.of('member').some((member) => textOf(member, 'statusDate').slice(0, 4) >= year && year !== '')
  if (changes.length > 0 || wasNoted) return []
  return [
    hit(
      'household',
      dossier.root,
      'memberCount',
      `${year} 年家庭人口 ${before} 人，现在 ${now} 人，没有人口变动记录，请补登变动或核对人口`,
    ),
  ]
}

const empty = defineRule({
  id: 'R137',
  severity: '提醒',
  title: '空户',
  group,
  definition: '户类型为脱贫户而没有在册成员；或成员都已减少而户没有销户。',
  root: 'household',
  reads: ['member'],
  check: (dossier) => {
    const { root } = dossier
    const all = dossier.of('member')
    if (!isPresent(root) || all.some(isPresent)) return []
    if (all.length === 0 && textOf(root, 'kind') !== '脱贫户') return []
    const words = all.length === 0 ? '没有登记家庭成员' : `${all.length} 名成员都已减少`
    return [hit('household', root, 'status', `${words}，户仍在册：请补登成员，或办理整户销户`)]
  },
})

const changes = defineRule({
  id: 'R138',
  severity: '疑点',
  title: '人口变动重复或没有落实',
  group,
  definition: '同一人不应多次“人口自然增加”；登记死亡的人员状态应改为自然减少。',
  root: 'household',
  reads: ['member', 'populationChange'],
  check: (dossier) => [...repeatedIncrease(dossier), ...stillPresent(dossier)],
})

function repeatedIncrease(dossier: Dossier): readonly RuleHit[] {
  const seen = new Map<string, RuleRecord>()
  return dossier.of('populationChange').flatMap((change) => {
    if (textOf(change, 'kind') !== '人口自然增加') return []
    const who = textOf(change, 'member') || textOf(change, 'idCard') || textOf(change, 'name')
    if (who === '') return []
    const first = seen.get(who)
    if (!first) return (seen.set(who, change), [])
    const words = `${textOf(change, 'name')}于 ${textOf(first, 'date')} 和 ${textOf(change, 'date')} 两次登记自然增加，请核对，重复的删除`
    return [hit('populationChange', change, 'kind', words)]
  })
}

function stillPresent(dossier: Dossier): readonly RuleHit[] {
  const deaths = dossier
    .of('populationChange')
    .filter((change) => textOf(change, 'reason') === '死亡' && textOf(change, 'kind') === '人口自然减少')
  return membersOf(dossier).flatMap((member) => {
    const [death] = ofPerson(deaths, member)
    if (!death) return []
    return [
      hit('member', member, 'status', `${textOf(member, 'name')}已于 ${textOf(death, 'date')} 登记死亡，人员状态仍为在册，请改为自然减少`),
    ]
  })
}

export const standingRules: readonly Rule[] = [village, overTime, empty, changes]
