import { here, houseUnsafe, inSystem, isInsured, isSchoolAge, membersHere, ofInSystem, waterUnsafe } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, different, measuresOf, summed } from '../say.ts'

const medical = measuresOf('三保障', [
  {
    id: 'insured',
    label: '参加基本医保人数',
    unit: '人',
    definition: '在册人口中参加城乡居民或城镇职工基本医疗保险的人数，一人只计一次。来源：家庭成员台账。',
    of: counted('member', `${membersHere} and ${isInsured}`),
  },
  {
    id: 'insuredRate',
    label: '基本医保参保率',
    unit: '%',
    definition: '参加基本医保人数 ÷ 总人口。',
    of: { ratio: ['insured', 'persons'] },
  },
  {
    id: 'insuredInSystem',
    label: '帮扶对象参加基本医保人数',
    unit: '人',
    definition: '脱贫户和三类监测对象的在册人口中参加城乡居民或城镇职工基本医疗保险的人数。',
    of: counted('member', `${membersHere} and ${ofInSystem} and ${isInsured}`),
  },
  {
    id: 'insuredRateInSystem',
    label: '帮扶对象基本医保参保率',
    unit: '%',
    definition: '帮扶对象参加基本医保人数 ÷ 系统内帮扶对象人数。现役军人、新生儿等政策上不应参保的人也在分母内。',
    of: { ratio: ['insuredInSystem', 'inSystemPersons'] },
  },
  {
    id: 'uninsuredInSystem',
    label: '帮扶对象未参加基本医保人数',
    unit: '人',
    definition: '脱贫户和三类监测对象的在册人口中既未参加居民医保也未参加职工医保（含未填）的人数。',
    of: counted('member', `${membersHere} and ${ofInSystem} and not ${isInsured}`),
  },
  {
    id: 'pensionEligible',
    label: '应参加基本养老保险人数',
    unit: '人',
    definition: '在册人口中截止日满 16 周岁、未到养老金领取年龄且不是在校生的人数。',
    of: counted('member', `${membersHere} and age >= 16 and age < {policy.pensionAge} and studentStatus is blank`),
  },
  {
    id: 'pensionInsured',
    label: '参加基本养老保险人数',
    unit: '人',
    definition: '应参加基本养老保险人员中参加城乡居民或城镇职工基本养老保险的人数。',
    of: counted(
      'member',
      `${membersHere} and age >= 16 and age < {policy.pensionAge} and studentStatus is blank and (hasResidentPension = true or hasWorkerPension = true)`,
    ),
  },
  {
    id: 'pensionRate',
    label: '基本养老保险参保率',
    unit: '%',
    definition: '参加基本养老保险人数 ÷ 应参加基本养老保险人数。',
    of: { ratio: ['pensionInsured', 'pensionEligible'] },
  },
])

const schooling = measuresOf('三保障', [
  {
    id: 'students',
    label: '在校生人数',
    unit: '人',
    definition: '在册人口中在校生状况已填且不是学龄前儿童的人数。',
    of: counted('member', `${membersHere} and studentStatus is not blank and studentStatus != "学龄前儿童"`),
  },
  {
    id: 'schoolAge',
    label: '义务教育年龄段人数',
    unit: '人',
    definition: '在册人口中截止日年龄在义务教育年龄段（政策参数，默认 6 至 15 周岁）的人数。',
    of: counted('member', `${membersHere} and ${isSchoolAge}`),
  },
  {
    id: 'dropouts',
    label: '失学辍学人数',
    unit: '人',
    definition: '义务教育年龄段在册人口中填有失学或辍学原因的人数。',
    of: counted('member', `${membersHere} and ${isSchoolAge} and dropoutReason is not blank`),
  },
  {
    id: 'keptAtSchool',
    label: '义务教育年龄段未失学人数',
    unit: '人',
    definition: '义务教育年龄段人数减失学辍学人数。',
    of: { plus: ['schoolAge'], minus: ['dropouts'] },
  },
  {
    id: 'schoolingRate',
    label: '控辍保学率',
    unit: '%',
    definition: '义务教育年龄段未失学人数 ÷ 义务教育年龄段人数。',
    of: { ratio: ['keptAtSchool', 'schoolAge'] },
  },
  {
    id: 'dropoutsOpen',
    label: '控辍保学台账中尚未复学人数',
    unit: '人',
    definition: '控辍保学台账中没有复学日期且处置不是复学、送教上门的记录数。',
    of: counted('dropout', 'returnedOn is blank and not outcome in ("复学","送教上门")'),
  },
])

const living = measuresOf('三保障', [
  {
    id: 'unsafeHouses',
    label: '危房户数',
    unit: '户',
    definition: '在册户中标注为危房户或住房安全等级为 C 级、D 级的户。',
    of: counted('household', `${here} and ${houseUnsafe}`),
  },
  {
    id: 'unsafeHousesInSystem',
    label: '帮扶对象危房户数',
    unit: '户',
    definition: '脱贫户和三类监测对象中标注为危房户或住房安全等级为 C 级、D 级的户。',
    of: counted('household', `${here} and ${inSystem} and ${houseUnsafe}`),
  },
  {
    id: 'safeHouses',
    label: '住房安全户数',
    unit: '户',
    definition: '在册户减危房户；未填住房安全等级的户也在内。',
    of: { plus: ['households'], minus: ['unsafeHouses'] },
  },
  {
    id: 'safeHouseRate',
    label: '住房安全率',
    unit: '%',
    definition: '住房安全户数 ÷ 总户数。',
    of: { ratio: ['safeHouses', 'households'] },
  },
  {
    id: 'rebuilt',
    label: '列入危房改造户数',
    unit: '户',
    definition: '住房安全台账中填有列入计划年度或改造方式的户，不限年度。',
    of: different('housing', 'household', '(year is not blank or way is not blank)'),
  },
  {
    id: 'rebuiltDone',
    label: '危房改造完成户数',
    unit: '户',
    definition: '列入危房改造户中有竣工验收日期，或申请进度为已竣工、已验收的户。',
    of: different(
      'housing',
      'household',
      '(year is not blank or way is not blank) and (acceptedOn is not blank or progress in ("已竣工","已验收"))',
    ),
  },
  { id: 'rebuiltRate', label: '危房改造完成率', unit: '%', definition: '完成户数 ÷ 列入户数。', of: { ratio: ['rebuiltDone', 'rebuilt'] } },
  {
    id: 'rebuiltMoney',
    label: '危房改造补助金额',
    unit: '元',
    definition: '住房安全台账的实际补助资金合计，不限年度。',
    of: summed('housing', 'amount'),
  },
  {
    id: 'unsafeWater',
    label: '饮水不安全户数',
    unit: '户',
    definition: '在册户中“是否解决安全饮用水”为否或“饮水是否困难”为是的户。',
    of: counted('household', `${here} and ${waterUnsafe}`),
  },
  {
    id: 'safeWater',
    label: '饮水安全户数',
    unit: '户',
    definition: '在册户减饮水不安全户；未填饮水情况的户也在内。',
    of: { plus: ['households'], minus: ['unsafeWater'] },
  },
  {
    id: 'safeWaterRate',
    label: '饮水安全率',
    unit: '%',
    definition: '饮水安全户数 ÷ 总户数。',
    of: { ratio: ['safeWater', 'households'] },
  },
  {
    id: 'tapWater',
    label: '自来水入户户数',
    unit: '户',
    definition: '在册户中“是否自来水入户”为是的户。',
    of: counted('household', `${here} and hasTapWater = true`),
  },
  {
    id: 'tapWaterRate',
    label: '自来水普及率',
    unit: '%',
    definition: '自来水入户户数 ÷ 总户数。',
    of: { ratio: ['tapWater', 'households'] },
  },
  {
    id: 'toilets',
    label: '有卫生厕所户数',
    unit: '户',
    definition: '在册户中“是否有卫生厕所”为是的户。',
    of: counted('household', `${here} and hasToilet = true`),
  },
  {
    id: 'toiletRate',
    label: '卫生厕所普及率',
    unit: '%',
    definition: '有卫生厕所户数 ÷ 总户数。',
    of: { ratio: ['toilets', 'households'] },
  },
])

export const guaranteeMeasures: readonly Measure[] = [...medical, ...schooling, ...living]
