import type { Measure } from '../define.ts'
import { counted, measuresOf } from '../say.ts'

/** 在册: counted on the day. Households and persons that left stay in the file and are counted as of earlier days. */
const here = 'status = "在册"'
const membersHere = `${here} and householdStatus = "在册"`

const whole = measuresOf('农户人口', [
  { id: 'villages', label: '行政村', unit: '个', definition: '行政村台账中的村（含社区）数。', of: counted('village') },
  { id: 'groups', label: '村民小组', unit: '个', definition: '村民小组台账中的组数。', of: counted('group') },
  {
    id: 'households',
    label: '总户数',
    unit: '户',
    definition: '户状态为“在册”的农户数，不含已销户、已转出的户。',
    of: counted('household', here),
  },
  {
    id: 'persons',
    label: '总人口',
    unit: '人',
    definition: '在册户中人员状态为“在册”的家庭成员数，按截止日计，不含死亡、迁出等已减少人员。',
    of: counted('member', membersHere),
  },
  { id: 'householdSize', label: '户均人口', unit: '人', definition: '总人口 ÷ 总户数。', of: { ratio: ['persons', 'households'] } },
  {
    id: 'women',
    label: '女性人口',
    unit: '人',
    definition: '在册家庭成员中性别为女的人数。',
    of: counted('member', `${membersHere} and sex = "女"`),
  },
  {
    id: 'minority',
    label: '少数民族人口',
    unit: '人',
    definition: '在册家庭成员中民族已填且不是汉族的人数。',
    of: counted('member', `${membersHere} and ethnicity is not blank and ethnicity != "汉族"`),
  },
  {
    id: 'elderly',
    label: '60 周岁及以上人口',
    unit: '人',
    definition: '在册家庭成员中截止日已满 60 周岁的人数。',
    of: counted('member', `${membersHere} and age >= 60`),
  },
  {
    id: 'minors',
    label: '未满 16 周岁人口',
    unit: '人',
    definition: '在册家庭成员中截止日未满 16 周岁的人数。',
    of: counted('member', `${membersHere} and age < 16`),
  },
])

/** The kinds part the households: each is in exactly one of them (monitored first, then lifted, then ordinary). */
export const kindFilters = {
  lifted: 'kind = "脱贫户" and monitoringKind is blank',
  unstable: 'monitoringKind = "脱贫不稳定户"',
  edge: 'monitoringKind = "边缘易致贫户"',
  sudden: 'monitoringKind = "突发严重困难户"',
  ordinary: 'kind = "一般农户" and monitoringKind is blank',
  /** Nobody has said what it is: no kind of household, but the rest of the total. */
  untold: 'kind is blank and monitoringKind is blank',
} as const

/** The same conditions on persons: of the household that they belong to. */
export function onPersons(filter: string): string {
  return filter.replace(/\bkind\b/g, 'householdKind').replace(/\bisRelocated\b/g, 'householdRelocated')
}

const kinds: readonly Measure[] = [
  ...pair({
    id: 'lifted',
    label: '监测户以外的脱贫户',
    filter: kindFilters.lifted,
    definition: '户类型为脱贫户且截止日不是监测对象的在册户。',
  }),
  ...pair({
    id: 'unstable',
    label: '脱贫不稳定户',
    filter: kindFilters.unstable,
    definition: '截止日监测对象类别为脱贫不稳定户的在册户。',
  }),
  ...pair({ id: 'edge', label: '边缘易致贫户', filter: kindFilters.edge, definition: '截止日监测对象类别为边缘易致贫户的在册户。' }),
  ...pair({
    id: 'sudden',
    label: '突发严重困难户',
    filter: kindFilters.sudden,
    definition: '截止日监测对象类别为突发严重困难户的在册户。',
  }),
  ...pair({
    id: 'ordinary',
    label: '一般农户',
    filter: kindFilters.ordinary,
    definition: '户类型为一般农户且截止日不是监测对象的在册户。',
  }),
  ...pair({
    id: 'allLifted',
    label: '脱贫户（含脱贫监测户）',
    filter: 'kind = "脱贫户"',
    definition: '户类型为脱贫户的在册户，无论是否监测对象。',
  }),
  ...pair({
    id: 'monitored',
    label: '三类监测对象',
    filter: 'monitoringKind is not blank',
    definition: '截止日有监测对象类别（三类）的在册户，风险已消除的不计。',
  }),
  ...pair({
    id: 'inSystem',
    label: '系统内帮扶对象',
    filter: '(kind = "脱贫户" or monitoringKind is not blank)',
    definition: '脱贫户与三类监测对象合计，每户只计一次。',
  }),
  ...pair({ id: 'relocated', label: '易地扶贫搬迁', filter: 'isRelocated = true', definition: '标注为易地扶贫搬迁户的在册户。' }),
]

/** Households and their persons under the same condition. */
function pair(kind: Readonly<{ id: string; label: string; filter: string; definition: string }>): readonly Measure[] {
  const { id, label, filter, definition } = kind
  return measuresOf('农户人口', [
    { id: `${id}Households`, label: `${label}户数`, unit: '户', definition, of: counted('household', `${here} and ${filter}`) },
    {
      id: `${id}Persons`,
      label: `${label}人数`,
      unit: '人',
      definition: `${definition}人数为这些户的在册成员。`,
      of: counted('member', `${membersHere} and ${onPersons(filter)}`),
    },
  ])
}

export const householdMeasures: readonly Measure[] = [...whole, ...kinds]
