import { here, inMonth, inSystem, inYear } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, different, measuresOf, summed } from '../say.ts'

const serving = 'not state in ("已轮换","召回","调离")'

const people = measuresOf('帮扶力量', [
  {
    id: 'helpers',
    label: '帮扶责任人数',
    unit: '人',
    definition: '帮扶责任人台账中帮扶结束时间未填或不早于截止日的人数。',
    of: counted('helper', '(to is blank or to >= {asOf})'),
  },
  {
    id: 'helpUnits',
    label: '帮扶单位数',
    unit: '个',
    definition: '帮扶单位台账中帮扶结束日期未填或不早于截止日的单位数。',
    of: counted('helpUnit', '(to is blank or to >= {asOf})'),
  },
  {
    id: 'teamMembers',
    label: '驻村工作队在岗人数',
    unit: '人',
    definition: '驻村工作队台账中在岗状态不是已轮换、召回、调离的人数，含第一书记。',
    of: counted('workTeam', serving),
  },
  {
    id: 'firstSecretaries',
    label: '在岗第一书记人数',
    unit: '人',
    definition: '在岗驻村工作队员中队内职务为第一书记或第一书记兼队长的人数。',
    of: counted('workTeam', `${serving} and role in ("第一书记","第一书记兼队长")`),
  },
  {
    id: 'teamVillages',
    label: '派驻工作队村数',
    unit: '个',
    definition: '有在岗驻村工作队员的行政村数。',
    of: different('workTeam', 'village', serving),
  },
  {
    id: 'teamDays',
    label: '本年驻村天数合计',
    unit: '天',
    time: 'year',
    definition: '在岗驻村工作队员的本年驻村天数合计，按最近填报数。',
    of: summed('workTeam', 'daysYear', serving),
  },
])

const pairs = measuresOf('帮扶力量', [
  {
    id: 'pairings',
    label: '现有结对数',
    unit: '个',
    definition: '结对台账中结对状态不是已结束的对数。',
    of: counted('pairing', 'not state = "已结束"'),
  },
  {
    id: 'pairedHouseholds',
    label: '有帮扶责任人的帮扶对象户数',
    unit: '户',
    definition: '脱贫户和三类监测对象的在册户中现有帮扶责任人的户。',
    of: counted('household', `${here} and ${inSystem} and helperName is not blank`),
  },
  {
    id: 'pairedRate',
    label: '结对帮扶覆盖率',
    unit: '%',
    definition: '有帮扶责任人的帮扶对象户数 ÷ 系统内帮扶对象户数。',
    of: { ratio: ['pairedHouseholds', 'inSystemHouseholds'] },
  },
  {
    id: 'unpaired',
    label: '没有帮扶责任人的帮扶对象户数',
    unit: '户',
    definition: '脱贫户和三类监测对象的在册户中没有现任帮扶责任人的户。',
    of: counted('household', `${here} and ${inSystem} and helperName is blank`),
  },
  {
    id: 'householdsPerHelper',
    label: '人均结对户数',
    unit: '户/人',
    definition: '现有结对数 ÷ 帮扶责任人数。',
    of: { ratio: ['pairings', 'helpers'] },
  },
])

const visits = measuresOf('帮扶力量', [
  {
    id: 'visitsYear',
    label: '本年走访次数',
    unit: '次',
    time: 'year',
    definition: '走访台账中走访日期在本年的记录数。',
    of: counted('visit', inYear('date')),
  },
  {
    id: 'visitsMonth',
    label: '本月走访次数',
    unit: '次',
    time: 'year',
    definition: '走访台账中走访日期在截止日所在月的记录数。',
    of: counted('visit', inMonth('date')),
  },
  {
    id: 'visitedYear',
    label: '本年走访户数',
    unit: '户',
    time: 'year',
    definition: '本年走访过的户，一户只计一次。',
    of: different('visit', 'household', inYear('date')),
  },
  {
    id: 'visitsPerHousehold',
    label: '户均走访次数',
    unit: '次',
    time: 'year',
    definition: '本年走访次数 ÷ 本年走访户数。',
    of: { ratio: ['visitsYear', 'visitedYear'] },
  },
  {
    id: 'unvisitedYear',
    label: '本年未走访的帮扶对象户数',
    unit: '户',
    time: 'year',
    definition: '脱贫户和三类监测对象的在册户中，最近走访日期早于本年 1 月 1 日或没有走访记录的户。',
    of: counted('household', `${here} and ${inSystem} and (lastVisit is blank or lastVisit < {yearStart})`),
  },
  {
    id: 'monitoredUnvisitedMonth',
    label: '本月未走访的监测对象户数',
    unit: '户',
    time: 'year',
    definition: '三类监测对象的在册户中，最近走访日期早于截止日所在月 1 日或没有走访记录的户。',
    of: counted('household', `${here} and monitoringKind is not blank and (lastVisit is blank or lastVisit < {monthStart})`),
  },
])

export const helperMeasures: readonly Measure[] = [...people, ...pairs, ...visits]
