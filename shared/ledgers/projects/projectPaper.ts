import { defineLedger } from '#shared/ledger/define.ts'
import { choice, inSection, longtext, month, shown, text, whole, yes } from '../benefits/fields.ts'
import { ofProject } from './ofProject.ts'

/** 项目资料: one line a paper that a stage asks for (shared/policy/requiredPapers.ts), there or missing. */
export const projectPaper = defineLedger({
  id: 'projectPaper',
  label: '项目资料',
  table: 'project_paper',
  unit: '件',
  menu: 'projects',
  title: 'paper',
  parent: { ledger: 'project', field: 'project' },
  sections: [{ id: 'basics', label: '资料' }],
  fields: inSection('basics', [
    ...ofProject,
    choice('stage', '资料阶段', '阶段 所属阶段 档案阶段', { codes: 'paperStage', required: true, carry: true, ...shown(90, 20) }),
    choice('paper', '资料种类', '资料名称 档案名称 材料名称 过程文档', { codes: 'projectPaper', required: true, ...shown(180, 44) }),
    text('name', '具体名称', '文件名称 文件题名', { search: 'text' }),
    yes('isComplete', '是否齐全', '齐全 是否归档 是否具备 是否已收集', { initial: 0, ...shown(80, 18) }),
    month('date', '形成日期', '资料日期 成文日期 落款日期', shown(104, 24)),
    text('number', '文号(编号)', '文件编号 资料编号 档案号'),
    whole('copies', '份(页)数', '份数 页数', { unit: '份' }),
    text('place', '存放位置', '存放地点 档案盒号', shown(120, 26)),
    text('keeper', '保管人', '资料管理员', { carry: true }),
    text('missing', '缺件说明', '缺件原因 欠缺内容', { ...shown(150, 34) }),
    longtext('note', '备注', '备注说明'),
  ]),
  naturalKeys: [['project', 'stage', 'paper']],
  aliases: ['项目档案', '项目资料清单', '过程文档', '项目档案清单'],
  sort: ['project', 'date', 'stage'],
})
