import { isoToDayNumber } from '#shared/values/date.ts'
import { kinds, type Kind } from './projectKinds.ts'
import { inProportion, type Household, type Values, type Village, type World } from './world.ts'

/** Where a project stands, in the order of its life; the words are those of 项目状态. */
export const stages = [
  '申报',
  '村级公示',
  '乡镇审核',
  '行业论证',
  '县级审定入库',
  '已批复',
  '设计/预算评审',
  '招投标',
  '合同签订',
  '在建',
  '完工',
  '县级验收',
  '报账/拨付',
  '已办结',
] as const
export type Stage = (typeof stages)[number]

export type Plan = Readonly<{
  name: string
  village: Village
  stage: Stage
  /** Days since it reached that stage. */
  since: number
  kind: Kind
  /** 分 */
  money: number
  lots?: readonly Readonly<{ name: string; scale: number; state: string }>[]
  /** In thousandths of the unit. */
  scale: number
  /** Of money that goes to households of all villages: who gets it, as many as the scale says. */
  listed?: readonly Household[]
}>

type Draft = Readonly<{
  kind: keyof typeof kinds
  /** Where the project is not just as its kind says. */
  own?: Partial<Kind>
  title: string
  stage: Stage
  since: number
  money: number
  scale: number
  lots?: Plan['lots']
}>

const roadLots = [
  { name: '一标段', scale: 5_800, state: '已验收' },
  { name: '二标段', scale: 4_400, state: '完工' },
] as const

const tidied = { nature: '改建', content: '整治村庄环境，清理沟渠，改造房前屋后和公共空间' }
const improved = { nature: '改扩建', content: '提升示范点绿化、公共空间和便民设施' }
const sorting = { content: '新建蓝莓分拣车间，购置分拣和预冷设备' }
const woods = {
  work: '林草基地建设',
  nature: '改建',
  content: '改造油茶低产林，垦复、施肥、补植',
  authority: '县林业局',
}
const fieldRoad = { content: '新修机耕路，铺设砂石路面，宽3.5米' }
const groupRoad = { work: '农村道路建设(通村路、通户路、小型桥梁等)', content: '硬化通组路，路基宽4.5米，厚18厘米' }
const irrigation = {
  type: '产业发展',
  kind: '配套设施项目',
  work: '小型农田水利设施建设',
  content: '新建提灌站和灌溉渠道',
  asset: ['公益性资产', '农田水利设施'],
} as const
const drying = { work: '加工业', content: '新建烘干房，购置烘干设备' }
const lamps = { kind: '农村公共服务', work: '公共照明设施', unit: '盏', content: '安装太阳能路灯' }
const longerPipes = { nature: '扩建', content: '延伸供水管网，配套加压和过滤设施' }

/** Those of the seed: 产业路 10.2 公里 in two lots, 408 万元; 119 万元 of workshops for who was moved; three villages made beautiful. */
const drafts: readonly Draft[] = [
  { kind: 'road', title: '产业路建设项目', stage: '完工', since: 12, money: 40_800, scale: 10_200, lots: roadLots },
  { kind: 'workshop', title: '油茶深加工车间和蓝莓包装车间项目', stage: '已办结', since: 820, money: 11_900, scale: 1_200_000 },
  { kind: 'base', title: '蓝莓种植基地项目', stage: '已办结', since: 400, money: 18_000, scale: 360_000 },
  { kind: 'store', title: '农产品冷藏保鲜库项目', stage: '已办结', since: 380, money: 15_000, scale: 600_000 },
  { kind: 'base', title: '大蒜种植基地项目', stage: '已办结', since: 25, money: 16_000, scale: 106_000 },
  { kind: 'grants', title: '到户产业奖补项目', stage: '报账/拨付', since: 20, money: 4_120, scale: 248_000 },
  { kind: 'interest', title: '小额信贷贴息项目', stage: '已办结', since: 30, money: 900, scale: 70_000 },
  { kind: 'water', own: { nature: '改建' }, title: '集中供水改造项目', stage: '县级验收', since: 15, money: 6_200, scale: 1_000 },
  { kind: 'living', title: '和美乡村示范点建设项目', stage: '在建', since: 30, money: 9_000, scale: 1_000 },
  { kind: 'living', own: tidied, title: '和美乡村示范点环境整治项目', stage: '在建', since: 28, money: 8_000, scale: 1_000 },
  { kind: 'living', own: improved, title: '和美乡村示范点提升项目', stage: '在建', since: 25, money: 8_500, scale: 1_000 },
  { kind: 'store', own: sorting, title: '蓝莓分拣中心项目', stage: '合同签订', since: 6, money: 12_000, scale: 400_000 },
  { kind: 'base', own: woods, title: '油茶低产林改造项目', stage: '招投标', since: 8, money: 7_500, scale: 500_000 },
  { kind: 'road', own: fieldRoad, title: '机耕路建设项目', stage: '设计/预算评审', since: 9, money: 5_000, scale: 2_300 },
  { kind: 'base', title: '中药材种植基地项目', stage: '已批复', since: 15, money: 9_600, scale: 200_000 },
  { kind: 'water', own: irrigation, title: '小型灌溉设施项目', stage: '县级审定入库', since: 60, money: 4_000, scale: 3_000 },
  { kind: 'store', own: drying, title: '烘干房建设项目', stage: '行业论证', since: 20, money: 6_600, scale: 300_000 },
  { kind: 'base', title: '黄桃种植基地项目', stage: '乡镇审核', since: 12, money: 5_500, scale: 150_000 },
  { kind: 'road', own: groupRoad, title: '通组路建设项目', stage: '村级公示', since: 6, money: 7_000, scale: 3_000 },
  { kind: 'living', own: lamps, title: '村庄亮化项目', stage: '申报', since: 4, money: 2_600, scale: 65_000 },
  { kind: 'base', title: '水稻种植基地项目', stage: '已办结', since: 750, money: 8_800, scale: 300_000 },
  {
    kind: 'road',
    own: { content: '硬化产业园内道路，路基宽6米，厚20厘米' },
    title: '产业园道路项目',
    stage: '已办结',
    since: 420,
    money: 9_500,
    scale: 3_600,
  },
  { kind: 'water', own: longerPipes, title: '供水管网延伸项目', stage: '已办结', since: 760, money: 5_400, scale: 2_000 },
]

/** Projects in every stage, one after the other in the villages; small townships have the first ones, large ones go round again. */
export function inventPlans(world: World): readonly Plan[] {
  const count = Math.max(drafts.length, Math.min(inProportion(world, 40), 120))
  return Array.from({ length: count }, (_, index) => {
    const draft = drafts[index % drafts.length]!
    const village = world.villages[index % world.villages.length]!
    const round = Math.floor(index / drafts.length)
    const { title, stage, since, lots } = draft
    const kind: Kind = { ...kinds[draft.kind], ...draft.own }
    const suffix = round > 0 ? `（${'二三四五六'[round - 1] ?? round + 1}期）` : ''
    const isForAll = kind.unit === '户'
    const sized = { since, money: draft.money * 10_000, scale: draft.scale }
    return {
      name: `${isForAll ? '示例镇' : village.name}${title}${suffix}`,
      village,
      stage,
      kind,
      lots,
      ...sized,
      ...(isForAll ? toHouseholds(world, draft) : {}),
    }
  })
}

type ToHouseholds = Readonly<{ money: number; scale: number; since?: number; listed: readonly Household[] }>

/**
 * Who stands on the list that the money goes to, with the sum of that list. Where nobody stands there (no list is kept yet): as
 * many helped households as the draft says, or all of a small township, each with what it would get in the large one.
 */
function toHouseholds(world: World, draft: Draft): ToHouseholds {
  const list = draft.kind === 'interest' ? interestList(world) : grantList(world)
  if (list.money > 0) return { ...list, scale: list.listed.length * 1_000 }
  const listed = world.helped.slice(0, draft.scale / 1_000)
  return { listed, scale: listed.length * 1_000, money: Math.round((draft.money * listed.length * 1_000) / draft.scale) * 10_000 }
}

type List = Pick<ToHouseholds, 'money' | 'since' | 'listed'>

/** 产业奖补 of the last year that was paid, 5 days after the project came to its payment. */
function grantList(world: World): List {
  const all = world.chapters.flatMap(({ changes }) => changes.filter(({ ledger }) => ledger === 'subsidy'))
  const year = Math.max(...all.map(({ values }) => Number(values.year)))
  const own = all.filter(({ values }) => values.year === year)
  const paidOn = String(own[0]?.values.paidOn ?? world.today)
  const since = isoToDayNumber(world.today) - isoToDayNumber(paidOn) + 5
  return { ...sumOf(world, own, ({ amount }) => Number(amount)), since }
}

/** What a year of interest of the loans that run comes to. */
function interestList(world: World): List {
  const all = world.chapters.flatMap(({ changes }) => changes.filter(({ ledger, values }) => ledger === 'loan' && values.status === '正常'))
  return sumOf(world, all, ({ amount, rate, interestShare, interestPaid }) =>
    Math.min(Number(interestPaid), Math.round((((Number(amount) * Number(rate)) / 10_000) * Number(interestShare)) / 10_000)),
  )
}

function sumOf(world: World, lines: readonly Readonly<{ values: Values }>[], of: (values: Values) => number): List {
  const ids = new Set(lines.map(({ values }) => values.household))
  const listed = world.helped.filter(({ id }) => ids.has(id))
  return { listed, money: lines.reduce((sum, { values }) => sum + of(values), 0) }
}

/** Of a lot by its place among the project's; the day and the village make it one of its kind. */
export function contractNo({ village, lots }: Plan, day: string, lot: number): string {
  const own = `SLHT${day.replaceAll('-', '')}${String(village.values.code).slice(-3)}`
  return lots ? `${own}-${lot + 1}` : own
}
