import { defineBenefit } from './common.ts'
import { income, moved, supported, worked } from './resettlementParts.ts'

/** 易地搬迁后扶: one record a person, with what keeps the household going where it moved to. */
export const resettlement = defineBenefit({
  id: 'resettlement',
  label: '易地搬迁后扶',
  table: 'resettlement',
  unit: '人',
  of: 'person',
  name: { label: '搬迁人员姓名', aliases: '姓名 搬迁人口姓名' },
  idCard: { label: '搬迁人员身份证号', aliases: '证件号码 搬迁人员身份证号码 搬迁人员证件号码' },
  parts: [
    { id: 'moved', label: '搬迁与安置', fields: moved },
    { id: 'worked', label: '就业与培训', fields: worked },
    { id: 'income', label: '产业与带贫', fields: income },
    { id: 'supported', label: '教育健康与保障', fields: supported },
  ],
  keys: [['idCard'], ['household', 'name']],
  aliases: ['易地搬迁后续扶持', '搬迁后续扶持', '易搬后扶', '易地扶贫搬迁后扶'],
  sort: ['village', 'site', 'name'],
  since: 'movedOn',
  occurrence: { date: 'movedOn', amount: 'grant', says: ['from', 'to', 'kind', 'site'] },
})
