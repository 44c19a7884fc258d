import { canWork } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, different, measuresOf, summed } from '../say.ts'

const able = canWork

/** 易地搬迁后扶 as its own ledger tells, person by person. */
export const resettledMeasures: readonly Measure[] = measuresOf('惠民政策', [
  {
    id: 'movedPersons',
    label: '易地搬迁后扶台账人数',
    unit: '人',
    definition: '易地搬迁后扶台账的记录数，一人一条。与“易地扶贫搬迁人数”（按农户台账标注）不同时，应核对两个台账。',
    of: counted('resettlement'),
  },
  {
    id: 'movedHouseholds',
    label: '易地搬迁后扶台账户数',
    unit: '户',
    definition: '易地搬迁后扶台账中的户，一户只计一次。',
    of: different('resettlement', 'household'),
  },
  {
    id: 'movedLiving',
    label: '实际入住户数',
    unit: '户',
    definition: '易地搬迁后扶台账中“是否实际入住”为是的户。',
    of: different('resettlement', 'household', 'livesThere = true'),
  },
  {
    id: 'movedLivingRate',
    label: '搬迁入住率',
    unit: '%',
    definition: '实际入住户数 ÷ 易地搬迁后扶台账户数。',
    of: { ratio: ['movedLiving', 'movedHouseholds'] },
  },
  {
    id: 'movedReclaimed',
    label: '拆旧复垦户数',
    unit: '户',
    definition: '易地搬迁后扶台账中“是否拆旧复垦”为是的户。',
    of: different('resettlement', 'household', 'isOldReclaimed = true'),
  },
  {
    id: 'movedReclaimedRate',
    label: '拆旧复垦率',
    unit: '%',
    definition: '拆旧复垦户数 ÷ 易地搬迁后扶台账户数。',
    of: { ratio: ['movedReclaimed', 'movedHouseholds'] },
  },
  {
    id: 'movedWorking',
    label: '搬迁劳动力就业人数',
    unit: '人',
    definition: '易地搬迁后扶台账中有劳动能力且省外、县外省内、县内务工，社区工厂，公益岗位，自主创业，农业就业任一项已填的人数。',
    of: counted('resettlement', working()),
  },
  {
    id: 'movedLabourers',
    label: '搬迁劳动力人数',
    unit: '人',
    definition: '易地搬迁后扶台账中劳动技能为技能、普通、弱劳动力或半劳动力的人数。',
    of: counted('resettlement', able),
  },
  {
    id: 'movedWorkRate',
    label: '搬迁劳动力就业率',
    unit: '%',
    definition: '搬迁劳动力就业人数 ÷ 搬迁劳动力人数。',
    of: { ratio: ['movedWorking', 'movedLabourers'] },
  },
  {
    id: 'movedDividend',
    label: '搬迁后扶分红',
    unit: '元',
    definition: '易地搬迁后扶台账的后扶资产收益分红合计。',
    of: summed('resettlement', 'dividend'),
  },
])

function working(): string {
  const kinds = ['awayProvince', 'awayCounty', 'inCounty', 'factory', 'post', 'business', 'farming']
  return `${able} and (${kinds.map((field) => `${field} is not blank`).join(' or ')})`
}
