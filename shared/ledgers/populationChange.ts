import { defineLedger } from '#shared/ledger/define.ts'

/**
 * 人口与户变动: what happened to whom, why and since when. The row of the person or household changes too; this
 * ledger is the evidence for the yearly 动态管理 and for the bridge 期初 + 增加 − 减少 = 期末.
 */
export const populationChange = defineLedger({
  id: 'populationChange',
  label: '人口变动',
  table: 'population_change',
  unit: '条',
  title: 'name',
  sections: [
    { id: 'basics', label: '变动' },
    { id: 'evidence', label: '依据与办理' },
  ],
  fields: [
    { id: 'kind', label: '变动类型', type: 'choice', codes: 'changeKind', section: 'basics', required: true, inGrid: true, inPrint: true, width: 116, printWidth: 26, aliases: ['变更类型', '增减类型', '变动类别'] },
    { id: 'reason', label: '变动原因', type: 'choice', codes: 'changeReason', section: 'basics', inGrid: true, inPrint: true, width: 116, printWidth: 26, aliases: ['变更原因', '增减原因', '自然增加原因', '自然减少原因', '增加原因', '减少原因'] },
    { id: 'date', label: '变动日期', type: 'date', section: 'basics', required: true, inGrid: true, inPrint: true, width: 104, printWidth: 24, aliases: ['变动时间', '变更日期', '变更时间', '发生日期', '发生时间'] },
    { id: 'household', label: '所属户', type: 'link', target: 'household', section: 'basics', inGrid: true, inPrint: true, width: 110, printWidth: 24, aliases: ['户编号', '户主姓名', '户主'] },
    { id: 'member', label: '家庭成员', type: 'link', target: 'member', section: 'basics', aliases: ['人编号', '人口编号'] },
    { id: 'village', label: '行政村', type: 'link', target: 'village', section: 'basics', inGrid: true, inPrint: true, width: 110, printWidth: 22, derived: { kind: 'parent', link: 'household', field: 'village' }, aliases: ['村', '村名', '村(社区)', '所在村'] },
    { id: 'name', label: '姓名', type: 'text', section: 'basics', search: 'name', inGrid: true, inPrint: true, width: 96, printWidth: 20, aliases: ['变动人员姓名', '成员姓名'] },
    { id: 'idCard', label: '证件号码', type: 'idCard', sensitive: 'idCard', section: 'basics', search: 'tail', inGrid: true, inPrint: true, width: 170, printWidth: 40, aliases: ['身份证', '身份证号', '身份证号码', '证件号'] },
    { id: 'before', label: '变动前', type: 'text', section: 'basics', aliases: ['变动前值', '变更前'] },
    { id: 'after', label: '变动后', type: 'text', section: 'basics', aliases: ['变动后值', '变更后'] },
    { id: 'evidence', label: '依据材料', type: 'text', section: 'evidence', inGrid: true, inPrint: true, width: 150, printWidth: 34, aliases: ['依据', '佐证材料', '证明材料'] },
    { id: 'counted', label: '是否计入动态管理', type: 'boolean', section: 'evidence', aliases: ['计入动态管理', '是否计入当年动态管理'] },
    { id: 'batch', label: '上报批次', type: 'text', section: 'evidence', carry: true, aliases: ['上报年度', '批次'] },
    { id: 'villageConfirmer', label: '村级确认人', type: 'text', section: 'evidence', carry: true },
    { id: 'townshipReviewer', label: '乡镇审核人', type: 'text', section: 'evidence', carry: true },
    { id: 'enteredOn', label: '系统录入日期', type: 'date', section: 'evidence', aliases: ['录入日期', '录入时间'] },
    { id: 'note', label: '备注', type: 'longtext', section: 'evidence', inPrint: true, printWidth: 30, aliases: ['说明'] },
  ],
  naturalKeys: [
    ['idCard', 'kind', 'date'],
    ['household', 'name', 'kind', 'date'],
  ],
  aliases: ['人口变动记录', '户变动记录', '人口自然增减', '自然增减', '动态管理'],
  sort: ['-date'],
})
