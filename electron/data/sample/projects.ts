import { addDays } from '#shared/values/date.ts'
import { ago, documentNo, put, type Household, type Values, type World } from './world.ts'
import { putLots, putPapers } from './projectParts.ts'
import { contractNo, stages, type Plan, type Stage } from './projectPlans.ts'

/** A project that was written, with what its money and its assets need to know. */
export type Project = Readonly<{
  id: string
  plan: Plan
  year: number
  /** Day of a stage, by days since the application; null when it has not come to it. */
  at: (stage: Stage) => string | null
  contract: number
  settled: number | null
  lots: readonly Readonly<{ id: string; contract: number }>[]
}>

/** Days from the application to each stage: 批复 to 开工 within 60 days, 完工 to 验收 within 30. */
const offsets: Readonly<Record<Stage, number>> = {
  申报: 0,
  村级公示: 2,
  乡镇审核: 25,
  行业论证: 45,
  县级审定入库: 70,
  已批复: 180,
  '设计/预算评审': 188,
  招投标: 204,
  合同签订: 214,
  在建: 222,
  完工: 322,
  县级验收: 340,
  '报账/拨付': 372,
  已办结: 395,
}

export function putProject(world: World, plan: Plan): Project {
  const reached = stages.indexOf(plan.stage)
  const base = addDays(ago(world, plan.since), -offsets[plan.stage])
  const at = (stage: Stage): string | null => (stages.indexOf(stage) <= reached ? addDays(base, offsets[stage]) : null)
  const year = Number((at('已批复') ?? addDays(base, offsets.已批复)).slice(0, 4))
  const isBuilt = plan.kind.class === '工程建设类'
  const contract = isBuilt ? Math.round((plan.money * 0.97) / 10_000) * 10_000 : plan.money
  const settled = at('报账/拨付') ? (isBuilt ? Math.round((contract * 0.99) / 10_000) * 10_000 : contract) : null
  const listed = at('已批复') && plan.kind.type === '产业发展' ? beneficiariesOf(plan) : []
  const about = { plan, year, at, contract, settled }
  const id = put(world, 'project', {
    ...headOf(about, world, addDays(base, offsets.县级审定入库)),
    ...earlyOf(about, base),
    ...(isBuilt ? tenderOf(about) : {}),
    ...buildingOf(about, isBuilt),
    ...effectsOf(plan, listed),
  })
  const lots = isBuilt && at('合同签订') ? putLots(world, id, about) : []
  for (const household of listed) putBeneficiary(world, { project: id, plan }, household, at('已批复')!)
  putPapers(world, id, about)
  return { id, lots, ...about }
}

/** What is known of a project before it is written. */
export type About = Omit<Project, 'id' | 'lots'>

function headOf({ plan, year, at }: About, world: World, libraryDay: string): Values {
  const { kind } = plan
  const isUnderWay = at('合同签订') !== null && at('完工') === null
  return {
    code: `XM${year}${plan.listed ? '000' : String(plan.village.values.code).slice(-3)}${String(world.numbers.phone()).slice(-6)}`,
    name: plan.name,
    year,
    libraryYear: Number(libraryDay.slice(0, 4)),
    type: kind.type,
    kind: kind.kind,
    work: kind.work,
    class: kind.class,
    nature: kind.nature,
    // The whole township's is no village's.
    ...(plan.listed ? { furtherVillages: '全镇各村', place: '示例镇' } : { village: plan.village.id, place: plan.village.name }),
    content: kind.content,
    scale: plan.scale,
    scaleUnit: kind.unit,
    state: plan.stage,
    warning: isUnderWay ? '正常' : undefined,
    isRelocation: kind.type === '易地搬迁后扶' ? 1 : 0,
    authority: kind.authority,
    owner: '示例镇人民政府',
    person: world.officials.deputy,
    budget: plan.money,
    ...plannedOf(plan),
  }
}

const plannedField: Readonly<Record<string, string>> = {
  中央财政衔接资金: 'plannedCentral',
  省级衔接资金: 'plannedProvince',
  县级衔接资金: 'plannedCounty',
  村集体自筹: 'plannedSelf',
}

/** The sources add up to the budget; the last one takes what rounding leaves. */
export function sharesOf(plan: Plan): readonly (readonly [level: string, fen: number])[] {
  const sources = sourcesOf(plan)
  let left = plan.money
  return sources.map(([level, percent], index) => {
    const fen = index === sources.length - 1 ? left : Math.round((plan.money * percent) / 1_000_000) * 10_000
    left -= fen
    return [level, fen] as const
  })
}

/** Approved but not begun: paid from other money, so that the 衔接资金 of the year are spent as they have to be (R147). */
const otherwise: Readonly<Record<string, string>> = { 中央财政衔接资金: '涉农统筹整合资金', 省级衔接资金: '行业部门资金' }

function sourcesOf({ kind, stage }: Plan): Plan['kind']['sources'] {
  const isWaiting = stages.indexOf(stage) >= stages.indexOf('已批复') && stages.indexOf(stage) < stages.indexOf('在建')
  if (!isWaiting) return kind.sources
  const merged = new Map<string, number>()
  for (const [own, percent] of kind.sources) {
    const level = otherwise[own] ?? own
    merged.set(level, (merged.get(level) ?? 0) + percent)
  }
  return [...merged]
}

function plannedOf(plan: Plan): Values {
  const shares = sharesOf(plan)
  const bridging = shares.filter(([level]) => level.includes('衔接')).reduce((sum, [, fen]) => sum + fen, 0)
  const planned: Record<string, number> = {}
  for (const [level, fen] of shares) {
    const field = plannedField[level] ?? 'plannedOther'
    planned[field] = (planned[field] ?? 0) + fen
  }
  return { bridging, ...planned }
}

function earlyOf({ plan, at }: About, base: string): Values {
  const after = (stage: Stage, days: number): string | undefined => {
    const day = at(stage)
    return day === null ? undefined : addDays(day, days)
  }
  const isNoticed = at('乡镇审核') !== null
  return {
    appliedOn: base,
    villageNoticeFrom: after('村级公示', 0),
    villageNoticeTo: isNoticed ? after('村级公示', 12) : undefined,
    townshipOn: after('乡镇审核', 0),
    authorityOn: after('行业论证', 0),
    countyOn: after('县级审定入库', -8),
    libraryDate: after('县级审定入库', 0),
    announcedOn: after('县级审定入库', 0),
    plannedStart: after('已批复', 45),
    plannedEnd: after('已批复', 160),
    approvalNo: at('已批复') ? documentNo('示农批', at('已批复')!) : undefined,
    approvedOn: after('已批复', 0),
    approved: at('已批复') ? plan.money : undefined,
    estimate: at('设计/预算评审') ? plan.money : undefined,
    estimatedOn: after('设计/预算评审', 0),
  }
}

function tenderOf({ plan, at, contract }: About): Values {
  if (!at('招投标')) return {}
  const winner = '示例建设工程有限公司'
  return {
    tenderMethod: '竞争性磋商',
    agency: '示例招标代理有限公司',
    ceiling: plan.money,
    tenderedOn: at('招投标'),
    ...(at('合同签订') === null
      ? {}
      : {
          winner,
          winning: contract,
          winnerNoticeOn: addDays(at('招投标')!, 3),
          contractNo: (plan.lots ?? [null]).map((_, index) => contractNo(plan, at('合同签订')!, index)).join('、'),
          contractOn: at('合同签订'),
          contractAmount: contract,
          period: 120,
          supervisor: '示例工程监理有限公司',
          designer: '示例规划设计院',
          retention: Math.round(contract * 0.03),
          warrantyMonths: 12,
        }),
  }
}

function buildingOf({ at, settled, plan }: About, isBuilt: boolean): Values {
  const accepted = at('县级验收')
  const isClosed = at('已办结') !== null
  return {
    isStarted: at('在建') ? 1 : 0,
    startedOn: at('在建') ?? undefined,
    completedOn: at('完工') ?? undefined,
    ...(accepted
      ? {
          firstAcceptedOn: addDays(accepted, -8),
          firstResult: '通过',
          acceptedOn: accepted,
          acceptedResult: '通过',
          acceptors: '县农业农村局、财政局、镇政府',
        }
      : {}),
    ...(settled === null
      ? {}
      : { settled, settledOn: addDays(at('报账/拨付')!, -20), audited: settled, auditedOn: addDays(at('报账/拨付')!, -10) }),
    formsAssets: isClosed ? (isBuilt && plan.kind.asset ? 1 : 0) : undefined,
    handedOverOn: isClosed && isBuilt ? addDays(at('已办结')!, -10) : undefined,
    closedOn: at('已办结') ?? undefined,
  }
}

/** Helped households of the village, one of ten others: what is listed is what is told. */
function beneficiariesOf(plan: Plan): readonly Household[] {
  if (plan.listed) return plan.listed
  const isGrant = plan.kind.class !== '工程建设类'
  return plan.village.households.filter((household, index) => household.isHelped || (!isGrant && index % 40 === 0)).slice(0, 60)
}

function effectsOf(plan: Plan, listed: readonly Household[]): Values {
  const all = listed.length > 0 ? listed : plan.village.households
  const villages = plan.listed ? [...new Set(all.map((household) => household.village))] : [plan.village]
  const poor = all.filter((household) => household.values.kind === '脱贫户' || household.isMonitored)
  const persons = (some: readonly Household[]): number => some.reduce((sum, household) => sum + household.members.length, 0)
  return {
    villages: villages.length,
    poorVillages: villages.filter(({ values }) => values.kind === '脱贫村').length,
    households: all.length,
    people: persons(all),
    poorHouseholds: poor.length,
    poorPeople: persons(poor),
    goal: plan.listed ? '减轻发展产业的负担，稳定增收' : '带动增收，改善生产生活条件',
    satisfaction: 980,
    linkage: plan.kind.type === '产业发展' && !plan.listed ? '就业务工,土地流转,收益分红' : undefined,
  }
}

/** What they have of it: money, or what the project brings about. */
function wayOf({ listed, kind }: Plan): Values {
  if (listed) return { way: '其他', content: kind.work === '小额贷款贴息' ? '小额信贷贴息' : '产业奖补' }
  return { way: '带动生产', content: '就业务工和收益分红' }
}

function putBeneficiary(
  world: World,
  { project, plan }: Readonly<{ project: string; plan: Plan }>,
  household: Household,
  date: string,
): void {
  put(world, 'projectBeneficiary', {
    project,
    household: household.id,
    name: household.head.values.name,
    idCard: household.head.values.idCard,
    people: household.members.length,
    ...wayOf(plan),
    date,
  })
}
