import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, phone, shown, text } from '../benefits/fields.ts'
import { householdFields, monitoringKindOfHousehold } from './ofHousehold.ts'

const fields = inSection('pair', [
  ...householdFields(),
  monitoringKindOfHousehold,
  link('helper', '帮扶责任人', '帮扶人 帮扶干部 结对干部 结对帮扶人 结对帮扶责任人 包户干部 爱心助困帮扶党员 helpPerson', {
    target: 'helper',
    required: true,
    carry: true,
    fills: { helperName: 'name', helperPhone: 'phone', helperUnit: 'unit' },
    ...shown(96, 22),
  }),
  // Kept as they were when the pair was made: lists of households and plates on doors show them.
  text('helperName', '结对时责任人姓名', '', { search: 'name', help: '留空时取自帮扶责任人' }),
  phone(
    'helperPhone',
    '帮扶责任人电话',
    '帮扶人电话 帮扶人手机号 帮扶责任人联系电话 帮扶人联系电话 帮扶干部电话 帮扶干部联系电话 helpPerson_phone',
    {
      search: 'tail',
      ...shown(118, 26),
    },
  ),
  text('helperUnit', '帮扶责任人单位', '帮扶单位 帮扶人单位 帮扶单位名称 帮扶人工作单位 帮扶干部单位', { carry: true, ...shown(150, 40) }),
  text('helperPost', '帮扶责任人职务', '帮扶人职务 帮扶干部职务', { carry: true }),
  date('from', '结对开始时间', '帮扶开始时间 结对时间 结对日期 帮扶时间 结对开始日期', {
    precision: 'month',
    carry: true,
    ...shown(104, 22),
  }),
  date('to', '结对结束时间', '帮扶结束时间 结对结束日期', { precision: 'month', ...shown(104, 22) }),
  choice('state', '结对状态', '帮扶状态', { codes: 'pairingState', initial: '结对中', dated: true, ...shown(84, 18) }),
  text('endReason', '结束原因', '调整原因 更换原因'),
  longtext('note', '备注', '备注说明'),
])

/** 结对: which cadre helps which household, since when and until when. */
export const pairing = defineLedger({
  id: 'pairing',
  label: '结对',
  table: 'pairing',
  unit: '对',
  menu: 'monitoring',
  title: 'headName',
  sections: [{ id: 'pair', label: '结对' }],
  fields,
  naturalKeys: [['household', 'helper']],
  aliases: ['结对帮扶', '结对台账', '帮扶名单', '结对帮扶名单', '结对帮扶花名册', '帮扶台账'],
  sort: ['village', 'helper'],
  since: 'from',
  occurrence: { date: 'from', says: ['helperName', 'helperUnit', 'state'] },
})
