import type { FieldDefinition } from '#shared/ledger/define.ts'

/** Whether a person still counts: the day is the day it took effect, so that figures as of a day can be told. */
export const statusFields: readonly FieldDefinition[] = [
  {
    id: 'status',
    label: '人员状态',
    type: 'choice',
    codes: 'memberStatus',
    section: 'status',
    initial: '在册',
    aliases: ['状态', 'zt', '成员状态'],
    dated: true,
  },
  {
    id: 'statusDate',
    label: '状态日期',
    type: 'date',
    section: 'status',
    aliases: ['减少日期', '减少时间', '死亡时间', '死亡日期', '户口注销日期', '变动日期'],
  },
  {
    id: 'statusReason',
    label: '状态原因',
    type: 'choice',
    codes: 'changeReason',
    section: 'status',
    aliases: ['减少原因', '变动原因', '自然减少原因'],
  },
  {
    id: 'joinedOn',
    label: '增加日期',
    type: 'date',
    section: 'status',
    help: '自这一天起计入人口；建账时就在册的不填',
    aliases: ['自然增加日期', '增加时间', '自然增加时间'],
  },
  {
    id: 'identifiedAt',
    label: '人员识别时间',
    type: 'date',
    precision: 'month',
    section: 'status',
    aliases: ['识别时间'],
  },
  { id: 'registeredOn', label: '户口登记日期', type: 'date', section: 'status', aliases: ['户籍登记日期'] },
]
