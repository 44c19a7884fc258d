import {
  hasLowIncome,
  here,
  houseUnsafe,
  inSystem,
  inYear,
  isDestitute,
  isInsured,
  isSchoolAge,
  membersHere,
  ofInSystem,
  waterUnsafe,
} from '../conditions.ts'
import { defineTable, type TableDefinition } from '../define.ts'
import { byVillage, column, counted, different, ratioColumn, summed, under } from '../say.ts'

export const guaranteeTables: readonly TableDefinition[] = [
  defineTable({
    id: 'T11',
    label: '三保障和饮水安全清零表',
    group: '三保障',
    note: '月报。问题户、人按农户和家庭成员台账；医保未参保含未填。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      ...under('住房', [
        column('houses 危房户 户', counted('household', `${here} and ${houseUnsafe}`)),
        column('housesInSystem 其中帮扶对象 户', counted('household', `${here} and ${inSystem} and ${houseUnsafe}`)),
      ]),
      ...under('义务教育', [
        column('schoolAge 适龄人数 人', counted('member', `${membersHere} and ${isSchoolAge}`)),
        column('dropouts 失学辍学 人', counted('member', `${membersHere} and ${isSchoolAge} and dropoutReason is not blank`)),
      ]),
      ...under('医疗保险', [
        column('uninsured 未参保 人', counted('member', `${membersHere} and not ${isInsured}`)),
        column('uninsuredInSystem 其中帮扶对象 人', counted('member', `${membersHere} and ${ofInSystem} and not ${isInsured}`)),
      ]),
      ...under('饮水', [
        column('water 饮水不安全 户', counted('household', `${here} and ${waterUnsafe}`)),
        column('waterInSystem 其中帮扶对象 户', counted('household', `${here} and ${inSystem} and ${waterUnsafe}`)),
      ]),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T12',
    label: '低保特困残疾兜底统计表',
    group: '惠民政策',
    note: '月报。人数按家庭成员台账；月保障金额按低保对象、特困供养、残疾人两项补贴台账的在享记录。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      ...under('低保', [
        column('lowIncomeHouseholds 户数 户', different('member', 'household', `${membersHere} and ${hasLowIncome}`)),
        column('lowIncome 人数 人', counted('member', `${membersHere} and ${hasLowIncome}`)),
        column('lowIncomeMonthly 月保障金额 元', summed('lowIncomeAid', 'monthly', 'stoppedOn is blank')),
      ]),
      ...under('特困供养', [
        column('destitute 人数 人', counted('member', `${membersHere} and ${isDestitute}`)),
        column('destituteTogether 其中集中供养 人', counted('member', `${membersHere} and ${isDestitute} and destituteCare = "集中供养"`)),
        column('destituteMonthly 月供养金 元', summed('destituteAid', 'monthly', 'stoppedOn is blank')),
      ]),
      ...under('残疾', [
        column(
          'disabled 持证残疾人 人',
          counted('member', `${membersHere} and (disabilityLevel is not blank or disabilityCode is not blank)`),
        ),
        column('living 生活补贴 元', summed('disability', 'living', 'stoppedOn is blank')),
        column('nursing 护理补贴 元', summed('disability', 'nursing', 'stoppedOn is blank')),
      ]),
      column('liftedLowIncome 脱贫人口低保 人', counted('member', `${membersHere} and householdKind = "脱贫户" and ${hasLowIncome}`)),
      column('liftedDestitute 脱贫人口特困 人', counted('member', `${membersHere} and householdKind = "脱贫户" and ${isDestitute}`)),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T14',
    label: '医疗保障统计表',
    group: '三保障',
    note: '季报。参保按家庭成员台账；住院和救助按医疗救助台账入院日期在本年的记录；防贫保不限年度。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      column('persons 总人口 人', counted('member', membersHere)),
      column('insured 参保人数 人', counted('member', `${membersHere} and ${isInsured}`)),
      ratioColumn('insuredRate 参保率 %', 'insured', 'persons'),
      ...under('本年住院救助', [
        column('cases 人次 人次', counted('medicalAid', inYear('admittedOn'))),
        column('total 总费用 元', summed('medicalAid', 'total', inYear('admittedOn'))),
        column('basic 基本医保报销 元', summed('medicalAid', 'basic', inYear('admittedOn'))),
        column('serious 大病保险报销 元', summed('medicalAid', 'serious', inYear('admittedOn'))),
        column('aid 医疗救助 元', summed('medicalAid', 'amount', inYear('admittedOn'))),
        column('own 自付 元', summed('medicalAid', 'own', inYear('admittedOn'))),
        ratioColumn('ownShare 自付占比 %', 'own', 'total'),
      ]),
      ...under('防贫保', [
        column('povertyInsured 户数 户', different('povertyInsurance', 'household')),
        column('povertyInsurance 理赔金额 元', summed('povertyInsurance', 'amount')),
      ]),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T15',
    label: '危房改造统计表',
    group: '三保障',
    note: '年报。住房安全台账中填有列入计划年度或改造方式的户，不限年度。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      column('planned 列入户数 户', different('housing', 'household', rebuilding())),
      column(
        'done 完成户数 户',
        different('housing', 'household', `${rebuilding()} and (acceptedOn is not blank or progress in ("已竣工","已验收"))`),
      ),
      ratioColumn('rate 完成率 %', 'done', 'planned'),
      column('invested 计划投资 元', summed('housing', 'planned', rebuilding())),
      column('amount 补助资金 元', summed('housing', 'amount', rebuilding())),
      column('area 改造后面积 平方米', summed('housing', 'newArea', rebuilding())),
      column('removed 拆除旧房 户', different('housing', 'household', `${rebuilding()} and isOldRemoved = true`)),
    ],
    totals: true,
  }),
]

function rebuilding(): string {
  return '(year is not blank or way is not blank)'
}
