import { choice, idCard, link, phone, shown, text, type Draft } from '../benefits/fields.ts'
import { groupAliases, villageAliases } from '../places.ts'

/**
 * The household that a record is about and what is read through that link, so that every list can be filtered by
 * village, group and kind of household, and the headings of county sheets find the household.
 */
export function householdFields(more: Partial<Draft> = {}): readonly Draft[] {
  return [
    link('household', '所属户', '所在户', { target: 'household', required: true, ...more }),
    villageOfHousehold,
    groupOfHousehold,
    text('headName', '户主姓名', '户主 户名 户主名 户主名称 农户姓名', {
      derived: { kind: 'parent', link: 'household', field: 'headName' },
      ...shown(84, 18),
    }),
    text('householdCode', '户编号', '户主编号 户编码 户号 家庭编号 农户编号 aac001 HBH', {
      derived: { kind: 'parent', link: 'household', field: 'code' },
    }),
    idCard('headIdCard', '户主证件号码', '户主身份证号 户主身份证号码 户主身份证 户主证件号 户主证件', {
      derived: { kind: 'parent', link: 'household', field: 'headIdCard' },
    }),
    phone('householdPhone', '户联系电话', '农户联系电话 户主联系电话 户主电话 家庭联系电话', {
      derived: { kind: 'parent', link: 'household', field: 'phone' },
    }),
    choice('householdKind', '户类型', '农户类型 家庭类型 农户属性', {
      codes: 'householdKind',
      derived: { kind: 'parent', link: 'household', field: 'kind' },
    }),
  ]
}

/** The kind under which the household is monitored now. */
export const monitoringKindOfHousehold = choice('monitoringKind', '监测对象类别', '监测类别 监测对象类型 监测户类型', {
  codes: 'monitoringKind',
  derived: { kind: 'parent', link: 'household', field: 'monitoringKind' },
})

const villageOfHousehold = link('village', '行政村', villageAliases.join(' '), {
  target: 'village',
  derived: { kind: 'parent', link: 'household', field: 'village' },
  ...shown(96, 20),
})

const groupOfHousehold = link('group', '村民小组', groupAliases.join(' '), {
  target: 'group',
  derived: { kind: 'parent', link: 'household', field: 'group' },
  ...shown(72, 15),
})

/** Village as people give it, where a record need not be of a household. */
export const ownVillage: Draft = link('village', '行政村', villageAliases.join(' '), { target: 'village', carry: true, ...shown(96, 20) })
