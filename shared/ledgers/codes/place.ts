import { defineCodes } from '#shared/ledger/define.ts'
import { item } from './items.ts'

export const villageKind = defineCodes({
  id: 'villageKind',
  label: '村属性',
  items: [
    item('脱贫村', '贫困村', '出列村', '脱贫村(出列村)', '建档立卡贫困村'),
    item('非贫困村', '一般村', '非脱贫村'),
    item('国家乡村振兴重点帮扶县内村', '国家重点帮扶县内村'),
    item('省级乡村振兴重点帮扶村', '重点帮扶村'),
    item('省定贫困村', '省级贫困村'),
    item('易地搬迁安置社区', '易地扶贫搬迁安置社区', '安置社区'),
    item('红色美丽村庄'),
    item('示范村', '乡村振兴示范村'),
  ],
})
