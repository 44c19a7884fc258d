import { defineLedger } from '#shared/ledger/define.ts'
import { date, inSection, link, longtext, money, percent, shown, text } from '../benefits/fields.ts'
import { ofProject } from './ofProject.ts'

/** 进度记录: how far a project, or one 标段 of it, was on a day. The latest one is the progress of the project (projectBuilding.ts). */
export const projectProgress = defineLedger({
  id: 'projectProgress',
  label: '进度记录',
  table: 'project_progress',
  unit: '条',
  menu: 'projects',
  title: 'date',
  parent: { ledger: 'project', field: 'project' },
  sections: [{ id: 'basics', label: '进度' }],
  fields: inSection('basics', [
    ...ofProject,
    link('lot', '标段', '所属标段 标段名称', {
      target: 'lot',
      help: '只说一个标段时填；有全项目（不填标段）的记录时项目进度取全项目的，没有时由各标段合起来',
    }),
    date('date', '截至日期', '进度日期 填报日期 统计日期 截止日期 检查日期', { required: true, ...shown(104, 24) }),
    percent('percent', '完成进度', '项目进度 项目进度% 项目进度(%) 进度 进度% 完成比例 完成百分比 completepercent', {
      scale: 1,
      max: 100,
      ...shown(90, 20),
      help: '0–100，不应比上次小',
    }),
    text('works', '形象进度', '工程形象进度 进展情况 完成工程量 项目进展情况', { ...shown(240, 60) }),
    money('invested', '累计完成投资', '已完成投资 已完成投资(万元) 累计完成投资(万元) 完成投资 完成投资(万元)', {
      min: 0,
      ...shown(120, 28),
    }),
    text('problem', '存在问题', '问题 滞后原因 存在的问题', { ...shown(160, 40) }),
    text('nextStep', '下一步措施', '措施 整改措施 下步打算'),
    text('reporter', '填报人', '检查人 记录人', { carry: true }),
    longtext('note', '备注', '备注说明'),
  ]),
  naturalKeys: [
    ['project', 'lot', 'date'],
    ['project', 'date'],
  ],
  aliases: ['项目进度', '进度简报', '项目进度表', '工程进度'],
  sort: ['-date', 'project'],
  since: 'date',
  occurrence: { date: 'date', says: ['percent', 'works'] },
})
