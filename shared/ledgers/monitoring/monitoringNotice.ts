import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, phone, shown, text, whole } from '../benefits/fields.ts'
import { ownVillage } from './ofHousehold.ts'

const basics = inSection('basics', [
  text('topic', '公示事项', '公示内容 公示标题 公示名称 公告名称', { required: true, search: 'text', ...shown(220, 60) }),
  choice('kind', '公示类型', '公示类别', { codes: 'monitoringNoticeKind', required: true, carry: true, ...shown(130, 28) }),
  ownVillage,
  link('household', '涉及农户', '', { target: 'household', help: '只公示一户时选；多户的填公示对象' }),
  longtext('subjects', '公示对象', '公示名单 公示人员', { help: '户主姓名；公示栏上不得出现证件号码、电话和银行账号' }),
  whole('households', '公示户数', '', { unit: '户', ...shown(76, 16) }),
  whole('persons', '公示人数', '', { unit: '人' }),
  date('from', '公示开始日期', '公示起始日期 公示开始时间 公示时间 公示日期', { required: true, carry: true, ...shown(108, 22) }),
  date('to', '公示结束日期', '公示截止日期 公示结束时间', {
    carry: true,
    ...shown(108, 22),
    help: '天数以本地规定为准：纳入一般不少于 5 天，消除一般不少于 7 天',
  }),
  text('place', '公示地点', '公示栏 张贴地点 公示位置', { carry: true, ...shown(116, 26) }),
  text('issuer', '公示单位', '发布单位', { carry: true }),
  phone('hotline', '监督电话', '举报电话', { carry: true }),
])

const outcome = inSection('outcome', [
  choice('outcome', '公示结果', '公示情况 有无异议 是否有异议', { codes: 'noticeOutcome', ...shown(96, 22) }),
  longtext('objection', '异议内容', '反映问题'),
  longtext('answer', '异议处理', '处理结果 答复情况'),
  date('answeredOn', '异议办结日期'),
  whole('photos', '公示照片张数', '', { unit: '张', help: '张贴和撤下各留一张' }),
  text('keeper', '公示经办人', '经办人', { carry: true }),
  longtext('note', '备注', '备注说明'),
])

/** 公示 and 公告 of households taken in, let out and helped, with their days. Those of projects are a ledger of their own. */
export const monitoringNotice = defineLedger({
  id: 'monitoringNotice',
  label: '监测公示',
  table: 'monitoring_notice',
  unit: '次',
  menu: 'monitoring',
  title: 'topic',
  sections: [
    { id: 'basics', label: '公示' },
    { id: 'outcome', label: '结果' },
  ],
  fields: [...basics, ...outcome],
  naturalKeys: [['kind', 'village', 'topic', 'from']],
  aliases: ['监测对象公示', '公示台账', '公示记录', '纳入公示', '消除公示'],
  sort: ['-from'],
  since: 'from',
  occurrence: { date: 'from', says: ['kind', 'topic', 'outcome'] },
})
