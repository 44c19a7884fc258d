import { inProportion, type Household, type Village, type World } from './world.ts'

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

export type Kind = Readonly<{
  type: string
  kind: string
  work: string
  class: string
  unit: string
  content: string
  /** 资产类别 and 二级类别 of what it leaves; none for money that goes to households. */
  asset?: readonly [type: string, kind: string]
  sources: readonly (readonly [level: string, percent: number])[]
}>

const central = [
  ['中央财政衔接资金', 70],
  ['省级衔接资金', 30],
] as const
const roads = [
  ['省级衔接资金', 38],
  ['行业部门资金', 62],
] as const

export const kinds = {
  base: {
    type: '产业发展',
    kind: '生产项目',
    work: '种植业基地',
    class: '工程建设类',
    unit: '亩',
    content: '建设标准化种植基地，配套水肥一体化和田间道路',
    asset: ['经营性资产', '固定资产'],
    sources: central,
  },
  store: {
    type: '产业发展',
    kind: '加工流通项目',
    work: '农产品仓储保鲜冷链基础设施建设',
    class: '工程建设类',
    unit: '平方米',
    content: '新建冷藏保鲜库及配套设施',
    asset: ['经营性资产', '固定资产'],
    sources: central,
  },
  workshop: {
    type: '易地搬迁后扶',
    kind: '易地搬迁后扶',
    work: '公共服务岗位',
    class: '工程建设类',
    unit: '平方米',
    content: '建设油茶深加工车间和蓝莓包装车间',
    asset: ['经营性资产', '固定资产'],
    sources: [['易地搬迁后续(专项)资金', 100]],
  },
  road: {
    type: '乡村建设行动',
    kind: '农村基础设施(含产业配套基础设施)',
    work: '产业路、资源路、旅游路建设',
    class: '工程建设类',
    unit: '公里',
    content: '硬化产业路，路基宽 4.5 米，厚 18 厘米',
    asset: ['公益性资产', '道路交通设施'],
    sources: roads,
  },
  water: {
    type: '乡村建设行动',
    kind: '农村基础设施(含产业配套基础设施)',
    work: '农村供水保障设施建设',
    class: '工程建设类',
    unit: '处',
    content: '改造水源、过滤池和供水管网',
    asset: ['公益性资产', '供水饮水设施'],
    sources: roads,
  },
  living: {
    type: '乡村建设行动',
    kind: '人居环境整治',
    work: '村容村貌提升',
    class: '工程建设类',
    unit: '处',
    content: '和美乡村示范点环境整治',
    asset: ['公益性资产', '人居环境设施'],
    sources: roads,
  },
  grants: {
    type: '产业发展',
    kind: '高质量庭院经济',
    work: '庭院特色种植',
    class: '补助到户类',
    unit: '户',
    content: '对发展种植养殖的脱贫户和监测对象给予产业奖补',
    sources: central,
  },
  interest: {
    type: '产业发展',
    kind: '金融保险配套项目',
    work: '小额贷款贴息',
    class: '金融保险类',
    unit: '户',
    content: '脱贫人口小额信贷贴息',
    sources: central,
  },
} satisfies Record<string, Kind>

type Draft = Readonly<{
  kind: keyof typeof kinds
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

/** Those of the seed: 产业路 10.2 公里 in two lots, 408 万元; 119 万元 of workshops for who was moved; three villages made beautiful. */
const drafts: readonly Draft[] = [
  { kind: 'road', title: '产业路建设项目', stage: '完工', since: 12, money: 40_800, scale: 10_200, lots: roadLots },
  { kind: 'workshop', title: '油茶深加工车间和蓝莓包装车间项目', stage: '已办结', since: 820, money: 11_900, scale: 1_200_000 },
  { kind: 'base', title: '蓝莓种植基地项目', stage: '已办结', since: 400, money: 18_000, scale: 360_000 },
  { kind: 'store', title: '农产品冷藏保鲜库项目', stage: '已办结', since: 380, money: 15_000, scale: 600_000 },
  { kind: 'base', title: '大蒜种植基地项目', stage: '已办结', since: 25, money: 16_000, scale: 106_000 },
  { kind: 'grants', title: '到户产业奖补项目', stage: '报账/拨付', since: 20, money: 4_120, scale: 248_000 },
  { kind: 'interest', title: '小额信贷贴息项目', stage: '已办结', since: 30, money: 900, scale: 70_000 },
  { kind: 'water', title: '集中供水改造项目', stage: '县级验收', since: 15, money: 6_200, scale: 1_000 },
  { kind: 'living', title: '和美乡村示范点建设项目', stage: '在建', since: 30, money: 9_000, scale: 1_000 },
  { kind: 'living', title: '和美乡村示范点环境整治项目', stage: '在建', since: 28, money: 8_000, scale: 1_000 },
  { kind: 'living', title: '和美乡村示范点提升项目', stage: '在建', since: 25, money: 8_500, scale: 1_000 },
  { kind: 'store', title: '蓝莓分拣中心项目', stage: '合同签订', since: 6, money: 12_000, scale: 400_000 },
  { kind: 'base', title: '油茶低产林改造项目', stage: '招投标', since: 8, money: 7_500, scale: 500_000 },
  { kind: 'road', title: '机耕路建设项目', stage: '设计/预算评审', since: 9, money: 5_000, scale: 2_300 },
  { kind: 'base', title: '中药材种植基地项目', stage: '已批复', since: 15, money: 9_600, scale: 200_000 },
  { kind: 'water', title: '小型灌溉设施项目', stage: '县级审定入库', since: 60, money: 4_000, scale: 3_000 },
  { kind: 'store', title: '烘干房建设项目', stage: '行业论证', since: 20, money: 6_600, scale: 300_000 },
  { kind: 'base', title: '黄桃种植基地项目', stage: '乡镇审核', since: 12, money: 5_500, scale: 150_000 },
  { kind: 'road', title: '通组路建设项目', stage: '村级公示', since: 6, money: 7_000, scale: 3_000 },
  { kind: 'living', title: '村庄亮化项目', stage: '申报', since: 4, money: 2_600, scale: 1_000 },
  { kind: 'base', title: '水稻种植基地项目', stage: '已办结', since: 750, money: 8_800, scale: 300_000 },
  { kind: 'road', title: '产业园道路项目', stage: '已办结', since: 420, money: 9_500, scale: 3_600 },
  { kind: 'water', title: '供水管网延伸项目', stage: '已办结', since: 760, money: 5_400, scale: 2_000 },
]

/** Projects in every stage, one after the other in the villages; small townships have the first ones, large ones go round again. */
export function inventPlans(world: World): readonly Plan[] {
  const count = Math.max(drafts.length, Math.min(inProportion(world, 40), 120))
  return Array.from({ length: count }, (_, index) => {
    const draft = drafts[index % drafts.length]!
    const village = world.villages[index % world.villages.length]!
    const round = Math.floor(index / drafts.length)
    const { kind, title, stage, since, lots } = draft
    const suffix = round > 0 ? `（${'二三四五六'[round - 1] ?? round + 1}期）` : ''
    const isForAll = (kinds[kind] as Kind).unit === '户'
    return {
      name: `${isForAll ? '示例镇' : village.name}${title}${suffix}`,
      village,
      stage,
      since,
      kind: kinds[kind],
      lots,
      ...(isForAll ? toHouseholds(world, draft) : { money: draft.money * 10_000, scale: draft.scale }),
    }
  })
}

/** As many helped households as the draft says, or all of a small township; each gets what it would in the large one. */
function toHouseholds(world: World, { money, scale }: Draft): Pick<Plan, 'money' | 'scale' | 'listed'> {
  const listed = world.helped.slice(0, scale / 1_000)
  return { listed, scale: listed.length * 1_000, money: Math.round((money * listed.length * 1_000) / scale) * 10_000 }
}
