import type { FormDefinition, TableColumn } from '../define.ts'
import { numberColumn } from '../columns.ts'
import { groupColumn, headColumn, notice } from './noticeParts.ts'

const sizeColumn: TableColumn = {
  id: 'size',
  header: ['家庭人口（人）'],
  text: '{householdSize}',
  widthMm: 30,
  align: 'center',
  sum: 'householdSize',
}
const kindColumn: TableColumn = { id: 'kind', header: ['监测对象类别'], text: '{kind}', widthMm: 42, align: 'center' }
const remarkColumn: TableColumn = { id: 'remark', header: ['备注'], text: '', widthMm: 28 }
const households = [numberColumn(13), headColumn, groupColumn, sizeColumn, kindColumn, remarkColumn]

/** Causes of risk are not shown: they tell of illness and disability. */
export const monitoringNotices: readonly FormDefinition[] = [
  notice({
    id: 'noticeMonitoringEntry',
    label: '拟纳入监测对象公示（村级）',
    purpose: '民主评议后在村公示拟纳入的监测对象，张贴于村务公开栏',
    ledger: 'monitoring',
    filter: 'state = "公示中"',
    title: '关于拟纳入防止返贫致贫监测对象的公示',
    body: [
      '根据防止返贫致贫动态监测和帮扶工作有关规定，经农户申请或排查发现、入户核实、信息比对和村民（代表）会议民主评议，{village}拟将以下{count}户纳入监测帮扶范围，现予公示，接受群众监督。',
    ],
    columns: households,
    sort: ['group', 'headName'],
    totals: '合计',
    days: 7,
    posted: { from: 'noticeFrom', to: 'noticeTo' },
  }),
  notice({
    id: 'noticeMonitoringExit',
    label: '拟消除风险监测对象公示（村级）',
    purpose: '消除风险评议后在村公示拟消除风险的监测对象',
    ledger: 'monitoring',
    filter: 'state = "消除公示中"',
    title: '关于监测对象拟消除风险的公示',
    body: [
      '根据防止返贫致贫动态监测和帮扶工作有关规定，经村提名、入户核实和村民（代表）会议民主评议，以下{count}户监测对象收入持续稳定、“三保障”和饮水安全持续巩固，返贫致贫风险已稳定消除，拟按程序标注风险消除，现予公示，接受群众监督。',
    ],
    columns: households,
    sort: ['group', 'headName'],
    totals: '合计',
    days: 7,
    posted: { from: 'exitNoticeFrom', to: 'exitNoticeTo' },
  }),
  notice({
    id: 'announceMonitoringEntry',
    code: 'P12',
    label: '纳入监测对象结果公告',
    purpose: '县级审定后在村公告新纳入的监测对象',
    ledger: 'monitoring',
    filter: 'state = "已纳入"',
    title: '关于纳入防止返贫致贫监测对象的公告',
    body: ['经村级民主评议和公示、乡镇审核、县级审定，{village}以下{count}户纳入防止返贫致贫监测对象，按规定落实帮扶措施。现予公告。'],
    columns: [
      numberColumn(13),
      headColumn,
      groupColumn,
      { ...sizeColumn, widthMm: 22 },
      kindColumn,
      { id: 'approvedOn', header: ['审定日期'], text: '{approvedOn|day}', widthMm: 36, align: 'center' },
    ],
    sort: ['group', 'headName'],
    totals: '合计',
    days: 5,
    posted: { from: 'announcedOn' },
    asks: [{ id: 'issuer', label: '公告单位', type: 'text', initial: '{township}人民政府', required: true }],
    seal: '{ask.issuer}',
  }),
  notice({
    id: 'announceMonitoringExit',
    code: 'P12',
    label: '风险消除结果公告',
    purpose: '县级审定后在村公告已消除风险的监测对象',
    ledger: 'monitoring',
    filter: 'state = "已消除"',
    title: '关于监测对象风险消除的公告',
    body: [
      '经村级民主评议和公示、乡镇审核、县级审定，{village}以下{count}户监测对象返贫致贫风险已经消除，不再作为监测对象帮扶，今后继续做好常态化关注。现予公告。',
    ],
    columns: [
      numberColumn(13),
      headColumn,
      groupColumn,
      { ...sizeColumn, widthMm: 22 },
      kindColumn,
      { id: 'removedAt', header: ['消除日期'], text: '{removedAt|day}', widthMm: 36, align: 'center' },
    ],
    sort: ['group', 'headName'],
    totals: '合计',
    days: 5,
    posted: { from: 'exitAnnouncedOn' },
    asks: [{ id: 'issuer', label: '公告单位', type: 'text', initial: '{township}人民政府', required: true }],
    seal: '{ask.issuer}',
  }),
]
