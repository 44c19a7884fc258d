import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, longtext, shown, text, whole } from '../benefits/fields.ts'
import { ownVillage } from './ofHousehold.ts'

const basics = inSection('basics', [
  choice('kind', '会议类型', '会议类别', { codes: 'meetingKind', required: true, carry: true, ...shown(116, 26) }),
  date('date', '会议日期', '会议时间 召开日期 召开时间 开会日期 评议会日期 研判日期 研判时间', { required: true, ...shown(104, 22) }),
  { ...ownVillage, help: '乡镇一级的会议不填' },
  text('topic', '会议议题', '议题 会议主题 会议内容 研判内容', { required: true, search: 'text', ...shown(200, 56) }),
  text('place', '会议地点', '开会地点', { carry: true }),
  text('host', '主持人', '会议主持人', { carry: true, ...shown(84, 18) }),
  whole('expected', '应到人数', '应参会人数 应到会人数', { unit: '人' }),
  whole('attended', '实到人数', '参加人数 实际参会人数 到会人数', { unit: '人', ...shown(76, 16) }),
  longtext('attendees', '参会人员', '参会名单 参加人员 出席人员'),
])

const outcome = inSection('outcome', [
  longtext('entering', '拟纳入名单', '同意纳入名单 拟纳入监测对象名单', { help: '户主姓名，用顿号隔开' }),
  longtext('leaving', '拟消除名单', '同意消除名单 拟消除风险名单'),
  longtext('refused', '不予纳入名单', '不纳入名单'),
  longtext('conclusion', '会议结论', '会议决定 议定事项 研判结论 研判结果 评议结果', { ...shown(220, 70) }),
  whole('votesFor', '同意票', '赞成票 表决同意', { unit: '票', ...shown(72, 14) }),
  whole('votesAgainst', '反对票', '不同意票 表决反对', { unit: '票', ...shown(72, 14) }),
  whole('votesAbstained', '弃权票', '表决弃权', { unit: '票', ...shown(72, 14) }),
  text('recorder', '记录人', '会议记录人', { carry: true }),
  text('minutes', '纪要文号', '会议纪要 纪要编号', { help: '纸质或电子纪要的文号、存放处' }),
  longtext('note', '备注', '备注说明'),
])

/** 会议与研判: where it was decided who is taken in and who is let out. */
export const meeting = defineLedger({
  id: 'meeting',
  label: '会议研判',
  table: 'meeting',
  unit: '次',
  menu: 'monitoring',
  title: 'topic',
  sections: [
    { id: 'basics', label: '会议' },
    { id: 'outcome', label: '结论与表决' },
  ],
  fields: [...basics, ...outcome],
  naturalKeys: [['date', 'kind', 'village', 'topic']],
  aliases: ['会议记录', '研判记录', '会商研判', '民主评议记录', '评议会记录', '会议台账', '一事一议记录'],
  sort: ['-date'],
  since: 'date',
})
