/** What kinds of projects there are and from which money they are paid. */
export type Kind = Readonly<{
  type: string
  kind: string
  /** 项目子类型, where the county's classes have one that fits. */
  work?: string
  class: string
  nature: string
  unit: string
  content: string
  authority: string
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
    nature: '新建',
    unit: '亩',
    content: '建设标准化种植基地，配套水肥一体化和田间道路',
    authority: '县农业农村局',
    asset: ['经营性资产', '固定资产'],
    sources: central,
  },
  store: {
    type: '产业发展',
    kind: '加工流通项目',
    work: '农产品仓储保鲜冷链基础设施建设',
    class: '工程建设类',
    nature: '新建',
    unit: '平方米',
    content: '新建冷藏保鲜库及配套设施',
    authority: '县农业农村局',
    asset: ['经营性资产', '固定资产'],
    sources: central,
  },
  workshop: {
    type: '易地搬迁后扶',
    kind: '易地搬迁后扶',
    class: '工程建设类',
    nature: '新建',
    unit: '平方米',
    content: '建设油茶深加工车间和蓝莓包装车间',
    authority: '县发展和改革局',
    asset: ['经营性资产', '固定资产'],
    sources: [['易地搬迁后续(专项)资金', 100]],
  },
  road: {
    type: '乡村建设行动',
    kind: '农村基础设施(含产业配套基础设施)',
    work: '产业路、资源路、旅游路建设',
    class: '工程建设类',
    nature: '新建',
    unit: '公里',
    content: '硬化产业路，路基宽4.5米，厚18厘米',
    authority: '县交通运输局',
    asset: ['公益性资产', '道路交通设施'],
    sources: roads,
  },
  water: {
    type: '乡村建设行动',
    kind: '农村基础设施(含产业配套基础设施)',
    work: '农村供水保障设施建设',
    class: '工程建设类',
    nature: '新建',
    unit: '处',
    content: '改造水源、过滤池和供水管网',
    authority: '县水利局',
    asset: ['公益性资产', '供水饮水设施'],
    sources: roads,
  },
  living: {
    type: '乡村建设行动',
    kind: '人居环境整治',
    work: '村容村貌提升',
    class: '工程建设类',
    nature: '新建',
    unit: '处',
    content: '和美乡村示范点环境整治',
    authority: '县农业农村局',
    asset: ['公益性资产', '人居环境设施'],
    sources: roads,
  },
  grants: {
    type: '产业发展',
    kind: '高质量庭院经济',
    work: '庭院特色种植',
    class: '补助到户类',
    nature: '其他',
    unit: '户',
    content: '对发展种植养殖的脱贫户和监测对象给予产业奖补',
    authority: '县农业农村局',
    sources: central,
  },
  interest: {
    type: '产业发展',
    kind: '金融保险配套项目',
    work: '小额贷款贴息',
    class: '金融保险类',
    nature: '其他',
    unit: '户',
    content: '脱贫人口小额信贷贴息',
    authority: '县农业农村局',
    sources: central,
  },
} satisfies Record<string, Kind>
