import { defineLedger } from '#shared/ledger/define.ts'
import { choice, choices, date, inSection, longtext, shown, text, whole, yes } from '../benefits/fields.ts'
import { householdFields, monitoringKindOfHousehold } from './ofHousehold.ts'

const basics = inSection('basics', [
  ...householdFields({ carry: false }),
  monitoringKindOfHousehold,
  date('date', '走访日期', '走访时间 入户日期 入户时间 慰问日期 慰问时间 走访慰问时间 帮扶日期', {
    required: true,
    carry: true,
    ...shown(104, 22),
  }),
  choice('kind', '走访方式', '走访类型 走访形式', { codes: 'visitKind', initial: '入户走访', carry: true, ...shown(96, 20) }),
  text('visitors', '走访人', '走访人员 走访干部 走访人姓名 入户人员 慰问人 慰问人员', {
    required: true,
    carry: true,
    search: 'name',
    ...shown(116, 26),
    help: '几人同去用顿号隔开',
  }),
  text('visitorUnit', '走访人单位', '走访单位 慰问单位', { carry: true }),
  text('topic', '走访事项', '走访主题 走访目的', { carry: true, ...shown(116, 26) }),
  longtext('content', '走访内容', '走访情况 走访记录 帮扶内容 工作内容 走访慰问情况', { required: true, ...shown(220, 70) }),
  yes('isSigned', '户主是否签字', '户主签字'),
  whole('photos', '照片张数', '', { unit: '张' }),
])

const news = inSection('news', [
  yes('hasChange', '家庭情况是否有变化', '家庭近况是否变化'),
  text('incomeNews', '收入变化', '收入情况'),
  text('healthNews', '健康变化', '健康近况'),
  text('workNews', '就业变化', '务工变化 就业近况'),
  text('housingNews', '住房饮水变化', '住房变化'),
  choices('risks', '发现的风险', '存在风险', { codes: 'riskKind' }),
])

const handling = inSection('handling', [
  longtext('problem', '发现问题', '存在问题 走访发现问题 反映问题', { ...shown(150, 40) }),
  longtext('advice', '处理意见', '解决措施 整改措施 帮扶建议'),
  text('responsible', '办理责任人', '整改责任人'),
  date('dueOn', '办理期限', '整改时限 解决时限 整改期限'),
  date('doneOn', '办结日期', '解决日期 整改完成日期'),
  longtext('note', '备注', '备注说明'),
])

/** 走访: who went to which household, what was found, what came of it. */
export const visit = defineLedger({
  id: 'visit',
  label: '走访',
  table: 'visit',
  unit: '次',
  menu: 'monitoring',
  title: 'headName',
  sections: [
    { id: 'basics', label: '走访' },
    { id: 'news', label: '家庭近况' },
    { id: 'handling', label: '问题与处理' },
  ],
  fields: [...basics, ...news, ...handling],
  naturalKeys: [['household', 'date', 'visitors']],
  aliases: ['走访记录', '走访台账', '入户走访', '走访慰问', '各级走访慰问情况', '帮扶日志'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', says: ['kind', 'visitors', 'content'] },
})
