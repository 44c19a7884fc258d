import { canWork, inYear, membersHere, ofInSystem, postHeld } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, different, measuresOf, summed } from '../say.ts'

const migrants = `${membersHere} and migrantArea is not blank`

const labour = measuresOf('就业产业', [
  {
    id: 'labourers',
    label: '劳动力人数',
    unit: '人',
    definition: '在册人口中劳动技能为技能劳动力、普通劳动力、弱劳动力或半劳动力的人数。',
    of: counted('member', `${membersHere} and ${canWork}`),
  },
  {
    id: 'migrants',
    label: '务工人数',
    unit: '人',
    definition: '在册人口中务工区域已填的人数，包括县内和县外。来源：家庭成员台账。',
    of: counted('member', migrants),
  },
  {
    id: 'migrantsInCounty',
    label: '县内务工人数',
    unit: '人',
    definition: '在册人口中务工区域为乡（镇）内或乡外县内的人数。',
    of: counted('member', `${membersHere} and migrantArea in ("乡(镇)内","乡外县内")`),
  },
  {
    id: 'migrantsInProvince',
    label: '县外省内务工人数',
    unit: '人',
    definition: '在册人口中务工区域为县外省内的人数。',
    of: counted('member', `${membersHere} and migrantArea = "县外省内"`),
  },
  {
    id: 'migrantsAway',
    label: '省外务工人数',
    unit: '人',
    definition: '在册人口中务工区域为省外或境外的人数。',
    of: counted('member', `${membersHere} and migrantArea in ("省外","境外")`),
  },
  {
    id: 'migrantsInSystem',
    label: '帮扶对象务工人数',
    unit: '人',
    definition: '脱贫户和三类监测对象的在册人口中务工区域已填的人数。',
    of: counted('member', `${migrants} and ${ofInSystem}`),
  },
  {
    id: 'labourersInSystem',
    label: '帮扶对象劳动力人数',
    unit: '人',
    definition: '脱贫户和三类监测对象的在册人口中有劳动能力的人数。',
    of: counted('member', `${membersHere} and ${ofInSystem} and ${canWork}`),
  },
  {
    id: 'migrantRateInSystem',
    label: '帮扶对象务工率',
    unit: '%',
    definition: '帮扶对象务工人数 ÷ 帮扶对象劳动力人数。',
    of: { ratio: ['migrantsInSystem', 'labourersInSystem'] },
  },
  {
    id: 'migrantsMonitoredMonth',
    label: '本月务工监测在岗人数',
    unit: '人',
    time: 'year',
    definition: '务工月监测台账中监测月份为截止日所在月、“是否已务工”为是的记录数。',
    of: counted('migrantWork', 'month starts with "{month}" and isWorking = true'),
  },
  {
    id: 'transportTimes',
    label: '务工交通补贴人次',
    unit: '人次',
    definition: '务工补贴台账中补贴类型为一次性外出务工或跨省务工交通补贴的记录数，不限年度。',
    of: counted('transportSubsidy', transport()),
  },
  {
    id: 'transportPersons',
    label: '务工交通补贴人数',
    unit: '人',
    definition: '务工补贴台账中享受交通补贴的不同证件号码数，不限年度；没有证件号码的不计。',
    of: different('transportSubsidy', 'idCard', transport()),
  },
  {
    id: 'transportPersonsYear',
    label: '本年务工交通补贴人数',
    unit: '人',
    time: 'year',
    definition: '务工补贴台账中年度为截止日所在年度、享受交通补贴的不同证件号码数。',
    of: different('transportSubsidy', 'idCard', `${transport()} and year = {year}`),
  },
  {
    id: 'transportMoney',
    label: '务工交通补贴金额',
    unit: '元',
    definition: '务工补贴台账中交通补贴的补贴金额合计，不限年度。',
    of: summed('transportSubsidy', 'amount', transport()),
  },
])

function transport(): string {
  return '(kind is blank or kind in ("一次性外出务工交通补贴","跨省务工交通补贴"))'
}

/** The ledger also holds firms, cooperatives and bases that employ people. */
const workshopHere = 'not state = "撤销" and (kind is blank or kind = "帮扶车间")'

const posts = measuresOf('就业产业', [
  {
    id: 'posts',
    label: '公益性岗位在岗人数',
    unit: '人',
    definition: '公益性岗位台账中没有解聘日期、聘用结束日期未填或不早于截止日的记录数。',
    of: counted('publicPost', postHeld),
  },
  {
    id: 'postsSolar',
    label: '光伏公岗在岗人数',
    unit: '人',
    definition: '在岗公益性岗位中资金来源为光伏收益的记录数。',
    of: counted('publicPost', `${postHeld} and fund = "光伏收益"`),
  },
  {
    id: 'postsLabourOffice',
    label: '人社公岗在岗人数',
    unit: '人',
    definition: '在岗公益性岗位中资金来源为人社的记录数。',
    of: counted('publicPost', `${postHeld} and fund = "人社"`),
  },
  {
    id: 'postsAll',
    label: '公益性岗位聘用人次',
    unit: '人次',
    definition: '公益性岗位台账的记录数，包括已经期满和解聘的。',
    of: counted('publicPost'),
  },
  {
    id: 'postWages',
    label: '公益性岗位月工资合计',
    unit: '元',
    definition: '在岗公益性岗位的月工资合计。',
    of: summed('publicPost', 'wage', postHeld),
  },
  { id: 'trainings', label: '培训人次', unit: '人次', definition: '技能培训台账的记录数，不限年度。', of: counted('training') },
  {
    id: 'trainingsYear',
    label: '本年培训人次',
    unit: '人次',
    time: 'year',
    definition: '技能培训台账中培训日期在本年的记录数。',
    of: counted('training', inYear('startDate')),
  },
  {
    id: 'trainingsFinishedYear',
    label: '本年培训结业人次',
    unit: '人次',
    time: 'year',
    definition: '本年培训中“是否结业”为是的记录数。',
    of: counted('training', `${inYear('startDate')} and hasFinished = true`),
  },
  {
    id: 'trainingRate',
    label: '培训结业率',
    unit: '%',
    time: 'year',
    definition: '本年培训结业人次 ÷ 本年培训人次。',
    of: { ratio: ['trainingsFinishedYear', 'trainingsYear'] },
  },
  {
    id: 'workshops',
    label: '帮扶车间数',
    unit: '个',
    definition: '帮扶车间台账中主体类型为帮扶车间（或未填）、运行状态不是撤销的个数；龙头企业、合作社等另计。',
    of: counted('workshop', workshopHere),
  },
  {
    id: 'workshopWorkers',
    label: '帮扶车间吸纳人数',
    unit: '人',
    definition: '未撤销的帮扶车间（主体类型为帮扶车间或未填）的吸纳总人数合计。',
    of: summed('workshop', 'workers', workshopHere),
  },
  {
    id: 'workshopEligible',
    label: '帮扶车间吸纳脱贫和监测人数',
    unit: '人',
    definition: '未撤销的帮扶车间（主体类型为帮扶车间或未填）的吸纳脱贫/监测人数合计。',
    of: summed('workshop', 'eligible', workshopHere),
  },
  {
    id: 'employers',
    label: '就业吸纳主体数',
    unit: '个',
    definition: '帮扶车间台账中运行状态不是撤销的全部主体：帮扶车间、龙头企业、合作社、家庭农场、以工代训基地等。',
    of: counted('workshop', 'not state = "撤销"'),
  },
  {
    id: 'employerWorkers',
    label: '就业吸纳主体吸纳人数',
    unit: '人',
    definition: '未撤销的就业吸纳主体的吸纳总人数合计。',
    of: summed('workshop', 'workers', 'not state = "撤销"'),
  },
])

export const workMeasures: readonly Measure[] = [...labour, ...posts]
