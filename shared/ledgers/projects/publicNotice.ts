import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, money, phone, shown, text, yes } from '../benefits/fields.ts'
import { perhapsProject, projectTraits, projectVillage } from './ofProject.ts'

/** 公示公告 of projects, money and what assets yield: where, how long, and what people said to it (R158). */
export const publicNotice = defineLedger({
  id: 'publicNotice',
  label: '公示公告',
  table: 'public_notice',
  unit: '条',
  menu: 'projects',
  title: 'subject',
  sections: [
    { id: 'basics', label: '公示' },
    { id: 'money', label: '资金公告' },
    { id: 'outcome', label: '结果' },
  ],
  fields: [
    ...inSection('basics', [
      text('subject', '公示标题', '公告标题 公示名称 公示内容名称', { required: true, search: 'text', ...shown(220, 50) }),
      choice('stage', '公示阶段', '公示类型 公告类型 公示类别', { codes: 'noticeStage', ...shown(120, 28) }),
      perhapsProject,
      projectVillage,
      ...projectTraits,
      link('fund', '公示资金', '资金文号 指标文号', { target: 'fundSource' }),
      link('asset', '公示资产', '资产名称', { target: 'asset' }),
      choice('scope', '公示范围', '公示层级 公告范围', { codes: 'noticePlace', ...shown(80, 20) }),
      text('place', '公示地点', '公告地点 张贴地点 公示位置', shown(130, 32)),
      date('from', '公示开始日期', '公示开始时间 公示日期 公告日期 公示时间', { required: true, ...shown(104, 24) }),
      date('to', '公示结束日期', '公示结束时间 公示截止日期', { ...shown(104, 24), help: '村级公示和公告不少于 10 天' }),
      longtext('content', '公示内容', '公告内容'),
    ]),
    ...inSection('money', [
      text('moneyName', '公告资金名称', '资金名称'),
      money('moneyAmount', '资金额度', '资金额度(万元) 公告资金额度', { min: 0 }),
      text('principle', '分配原则', '资金分配原则'),
      text('arrangement', '安排情况', '资金安排情况'),
      phone('hotline', '本级监督电话', '监督电话 监督举报电话', { help: '同时公布 12317' }),
      text('address', '通讯地址或邮箱', '监督邮箱 监督地址'),
    ]),
    ...inSection('outcome', [
      yes('hasPhoto', '有无照片', '照片 公示照片', shown(80, 18)),
      text('poster', '张贴人', '公示人'),
      yes('hasObjection', '有无异议', '是否有异议', shown(80, 18)),
      text('handling', '异议处理', '异议处理情况 处理结果'),
      longtext('note', '备注', '备注说明'),
    ]),
  ],
  naturalKeys: [
    ['subject', 'scope', 'from'],
    ['subject', 'from'],
  ],
  aliases: ['公示记录', '公示台账', '公告公示', '资金公告公示'],
  sort: ['-from'],
  since: 'from',
  occurrence: { date: 'from', says: ['stage', 'subject', 'place'] },
})
