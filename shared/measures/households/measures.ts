import { defineMeasure, type Measure, type MeasureUnit } from '../define.ts'

/** 在册: counted on the day. Households and persons that left stay in the file and are counted as of earlier days. */
const here = 'status = "在册"'

const state = (id: string, label: string, unit: MeasureUnit, definition: string, of: Measure['of']): Measure =>
  defineMeasure({ id, label, unit, group: '农户人口', definition, time: 'state', of })

const households = (filter: string): Measure['of'] => ({ ledger: 'household', filter, aggregate: { kind: 'count' } })
const persons = (filter: string): Measure['of'] => ({ ledger: 'member', filter, aggregate: { kind: 'count' } })

const whole: readonly Measure[] = [
  state('villages', '行政村', '个', '行政村台账中的村（含社区）数。', { ledger: 'village', aggregate: { kind: 'count' } }),
  state('groups', '村民小组', '个', '村民小组台账中的组数。', { ledger: 'group', aggregate: { kind: 'count' } }),
  state('households', '总户数', '户', '户状态为“在册”的农户数，不含已销户、已转出的户。', households(here)),
  state('persons', '总人口', '人', '人员状态为“在册”的家庭成员数，按截止日计，不含死亡、迁出等已减少人员。', persons(here)),
  state('householdSize', '户均人口', '人', '总人口 ÷ 总户数。', { ratio: ['persons', 'households'] }),
  state('women', '女性人口', '人', '在册家庭成员中性别为女的人数。', persons(`${here} and sex = "女"`)),
  state(
    'minority',
    '少数民族人口',
    '人',
    '在册家庭成员中民族已填且不是汉族的人数。',
    persons(`${here} and ethnicity is not blank and ethnicity != "汉族"`),
  ),
  state('elderly', '60 周岁以上人口', '人', '在册家庭成员中截止日满 60 周岁的人数。', persons(`${here} and age >= 60`)),
  state('minors', '16 周岁以下人口', '人', '在册家庭成员中截止日未满 16 周岁的人数。', persons(`${here} and age < 16`)),
]

/** The kinds part the households: each is in exactly one of them (monitored first, then lifted, then ordinary). */
export const kindFilters = {
  lifted: 'kind = "脱贫户" and monitoringKind is blank',
  unstable: 'monitoringKind = "脱贫不稳定户"',
  edge: 'monitoringKind = "边缘易致贫户"',
  sudden: 'monitoringKind = "突发严重困难户"',
  ordinary: 'kind = "一般农户" and monitoringKind is blank',
} as const

/** The same conditions on persons: of the household that they belong to. */
export function onPersons(filter: string): string {
  return filter.replace(/\bkind\b/g, 'householdKind')
}

const kinds: readonly Measure[] = [
  ...pair('lifted', '监测户以外的脱贫户', kindFilters.lifted, '户类型为脱贫户且截止日不是监测对象的在册户。'),
  ...pair('unstable', '脱贫不稳定户', kindFilters.unstable, '截止日监测对象类别为脱贫不稳定户的在册户。'),
  ...pair('edge', '边缘易致贫户', kindFilters.edge, '截止日监测对象类别为边缘易致贫户的在册户。'),
  ...pair('sudden', '突发严重困难户', kindFilters.sudden, '截止日监测对象类别为突发严重困难户的在册户。'),
  ...pair('ordinary', '一般农户', kindFilters.ordinary, '户类型为一般农户且截止日不是监测对象的在册户。'),
  ...pair('allLifted', '脱贫户（含脱贫监测户）', 'kind = "脱贫户"', '户类型为脱贫户的在册户，无论是否监测对象。'),
  ...pair('monitored', '三类监测对象', 'monitoringKind is not blank', '截止日有监测对象类别（三类）的在册户，风险已消除的不计。'),
  ...pair('inSystem', '系统内帮扶对象', '(kind = "脱贫户" or monitoringKind is not blank)', '脱贫户与三类监测对象合计，每户只计一次。'),
  ...pair(
    'relocated',
    '易地扶贫搬迁',
    'isRelocated = true',
    '标注为易地扶贫搬迁户的在册户；人数为这些户的在册成员。',
    'householdRelocated = true',
  ),
]

/** Households and their persons under the same condition. */
function pair(id: string, label: string, filter: string, definition: string, personFilter = onPersons(filter)): readonly Measure[] {
  return [
    state(`${id}Households`, `${label}户数`, '户', definition, households(`${here} and ${filter}`)),
    state(
      `${id}Persons`,
      `${label}人数`,
      '人',
      `${definition}人数为这些户的在册成员。`,
      persons(`${here} and householdStatus = "在册" and ${personFilter}`),
    ),
  ]
}

export const householdMeasures: readonly Measure[] = [...whole, ...kinds]
