import { here, membersHere } from '../conditions.ts'
import type { Measure } from '../define.ts'
import { counted, different, measuresOf, summed } from '../say.ts'

const poor = 'povertyStatus in ("未脱贫","预脱贫","返贫","新识别")'

/** What the reports until 2020 count: who is still poor, who was lifted in the year, how many of the rural people are poor. */
const lifting = measuresOf('农户人口', [
  ...counts({
    id: 'unlifted',
    label: '未脱贫（含返贫）',
    filter: poor,
    definition: '脱贫属性为未脱贫、预脱贫、返贫、新识别的在册户。2020 年底后应为 0。',
  }),
  ...counts({ id: 'dueLifted', label: '预脱贫', filter: 'povertyStatus = "预脱贫"', definition: '脱贫属性为预脱贫的在册户。' }),
  ...counts({
    id: 'liftedYear',
    label: '本年脱贫',
    filter: 'outOfPovertyYear = {year}',
    definition: '脱贫年度为截止日所在年度的在册户，后来返贫的也计。',
  }),
  ...counts({ id: 'returned', label: '返贫', filter: 'povertyStatus = "返贫"', definition: '脱贫属性为返贫的在册户，也在未脱贫户内。' }),
  {
    id: 'ruralPersons',
    label: '农村人口',
    unit: '人',
    definition: '总人口中户籍性质为农业的人数。',
    of: counted('member', `${membersHere} and residenceKind = "农业"`),
  },
  {
    id: 'povertyRate',
    label: '贫困发生率',
    unit: '%',
    definition: '未脱贫（含返贫）人数 ÷ 总人口。只有登记了全部农户的台账才有意义。',
    of: { ratio: ['unliftedPersons', 'persons'] },
  },
])

const shares = measuresOf('农户人口', [
  {
    id: 'villageArea',
    label: '幅员面积',
    unit: '平方公里',
    definition: '行政村台账的幅员面积合计。',
    of: summed('village', 'area'),
  },
  {
    id: 'liftedLowIncomeHouseholds',
    label: '脱贫户中低保户数',
    unit: '户',
    definition: '户类型为脱贫户、有成员享受农村或城市低保的在册户。',
    of: different('member', 'household', `${membersHere} and householdKind = "脱贫户" and lowIncome in ("农村低保","城市低保")`),
  },
  {
    id: 'liftedDisabled',
    label: '脱贫人口中残疾人数',
    unit: '人',
    definition: '户类型为脱贫户的在册成员中有残疾证号、残疾等级或健康状况为残疾的人数。',
    of: counted('member', disabledOfLifted()),
  },
  {
    id: 'liftedDisabledHouseholds',
    label: '脱贫户中残疾人户数',
    unit: '户',
    definition: '户类型为脱贫户、有残疾成员的在册户。',
    of: different('member', 'household', disabledOfLifted()),
  },
  ...counts({
    id: 'cooperative',
    label: '加入合作社的脱贫户',
    filter: 'kind = "脱贫户" and inCooperative = true',
    definition: '户类型为脱贫户、“是否加入农民专业合作组织”为是的在册户。',
  }),
])

function disabledOfLifted(): string {
  return `${membersHere} and householdKind = "脱贫户" and (disabilityLevel is not blank or disabilityCode is not blank or health = "残疾")`
}

/** Households and the persons in them. */
function counts(kind: Readonly<{ id: string; label: string; filter: string; definition: string }>) {
  const filter = `${here} and ${kind.filter}`
  return [
    {
      id: `${kind.id}Households`,
      label: `${kind.label}户数`,
      unit: '户' as const,
      definition: kind.definition,
      of: counted('household', filter),
    },
    {
      id: `${kind.id}Persons`,
      label: `${kind.label}人数`,
      unit: '人' as const,
      definition: `${kind.definition}人数为这些户的在册成员。`,
      of: summed('household', 'memberCount', filter),
    },
  ]
}

export const registeredMeasures: readonly Measure[] = [...lifting, ...shares]
