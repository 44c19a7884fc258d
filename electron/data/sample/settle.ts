import type { Random } from './random.ts'
import { inProportion, type Household, type Person, type World } from './world.ts'

/**
 * Makes what single persons were given agree within the household, as the rules of the field ask (R034, R035, R055–R062,
 * R116–R118): 低保 by household, 兜底, public posts, reasons for not working.
 */
export function settle(world: World): void {
  for (const household of world.households) {
    for (const person of household.members) agree(world.random, person)
    if (household.isMonitored) spareMonitored(household)
    lowIncome(world.random, household)
    guarantee(world.random, household)
  }
  relocate(world)
  posts(world)
}

/** Exactly the share of the seed: 119 of 11,001 households moved, in four villages' resettlement sites. */
function relocate(world: World): void {
  const count = inProportion(world, 119)
  const lifted = world.helped.filter((household) => household.values.kind === '脱贫户')
  const step = Math.max(1, Math.floor(lifted.length / Math.max(1, count)))
  for (const household of world.households) household.values.isRelocated = 0
  for (const household of lifted.filter((_, index) => index % step === 0).slice(0, count)) {
    const isTogether = world.random.chance(0.75)
    const year = world.random.between(2017, 2019)
    Object.assign(household.values, {
      isRelocated: 1,
      relocationKind: isTogether ? '集中安置' : '分散安置',
      relocatedAt: `${year}-${world.random.pick(['06', '09', '12'])}`,
      houseYear: year,
      houseSource: '易搬',
      houseGrade: 'A级',
      isDangerousHouse: 0,
      ...(isTogether ? { relocationSite: '示例镇幸福家园安置点' } : {}),
    })
    for (const { values } of household.members) values.isRelocated = 1
  }
}

const strong = ['普通劳动力', '技能劳动力']
const unable = ['无劳动力', '丧失劳动力']

function agree(random: Random, { values, age }: Person): void {
  const isGrave = values.disabilityKind === '肢体' && (values.disabilityLevel === '一级' || values.disabilityLevel === '二级')
  if (isGrave && strong.includes(String(values.laborSkill))) weaken(values)
  const isTaught = values.laborSkill === '技能劳动力' || values.education === '大专' || values.education === '本科及以上'
  if (isTaught && !values.migrantMonths && age >= 16 && age < 60) {
    const isUnable = unable.includes(String(values.laborSkill)) || values.laborSkill === '弱劳动力或半劳动力'
    values.joblessReason = isUnable ? '患病残疾' : random.pick(['照料老人小孩', '在家务农', '求职中', '待业'])
  }
  values.hasAccidentInsurance = 0
}

function weaken(values: Person['values']): void {
  values.laborSkill = '弱劳动力或半劳动力'
  values.migrantMonths = 0
  for (const field of ['migrantArea', 'migrantPlace', 'employer', 'jobChannel']) delete values[field]
}

/** Who is cared for as 特困 has the income of one who need not be monitored (R076). */
function spareMonitored({ members }: Household): void {
  for (const { values } of members) {
    values.destitute = '未享受'
    delete values.destituteCare
  }
}

/** 低保 is granted to households: to those of its members who earn nothing elsewhere and are not 特困. */
function lowIncome(random: Random, household: Household): void {
  const isGranted = random.chance(household.isHelped ? 0.46 : 0.012)
  const year = random.between(2019, 2025)
  const since = `${year}-${random.pick(['01', '04', '07', '10'])}`
  const grade = random.pick(['A类', 'B类', 'B类', 'C类'])
  for (const { values } of household.members) {
    delete values.lowIncomeGrade
    values.lowIncome = '未享受'
    if (values.destitute === '农村特困') values.destituteSince = since
    else if (isGranted && !values.migrantMonths)
      Object.assign(values, { lowIncome: '农村低保', lowIncomeGrade: grade, lowIncomeSince: since })
  }
}

function guarantee(random: Random, { members, values, isHelped }: Household): void {
  const isUnable = members.every((person) => unable.includes(String(person.values.laborSkill)))
  if (!isHelped) return
  values.isGuaranteed = isUnable ? 1 : 0
  const isCovered = members.some((person) => person.values.lowIncome === '农村低保' || person.values.destitute === '农村特困')
  if (!isUnable || isCovered) return
  const since = `${random.between(2019, 2024)}-07`
  for (const person of members) Object.assign(person.values, { lowIncome: '农村低保', lowIncomeGrade: 'A类', lowIncomeSince: since })
}

/** 132 posts of 11,001 households: 52 光伏公岗 and 80 人社公岗, one a household, for whom can work but does not go away. */
function posts(world: World): void {
  const wanted = inProportion(world, 132)
  const fit = world.helped.flatMap((household) => household.members.filter(isFitForPost).slice(0, 1))
  const step = Math.max(1, Math.floor(fit.length / Math.max(1, wanted)))
  const chosen = fit.filter((_, index) => index % step === 0).slice(0, wanted)
  for (const { values } of chosen) {
    values.publicPost = world.random.pick(['护林员', '保洁员', '保洁员', '护路员', '护水员', '电站管护员'])
    values.publicPostMonths = Math.max(1, Math.min(12, Number(world.today.slice(5, 7)) - 1))
    delete values.joblessReason
  }
}

function isFitForPost({ values, age }: Person): boolean {
  const isAble = strong.includes(String(values.laborSkill)) || values.laborSkill === '弱劳动力或半劳动力'
  return isAble && age >= 20 && age < 64 && !values.migrantMonths && values.lowIncome !== '农村低保' && values.destitute !== '农村特困'
}
