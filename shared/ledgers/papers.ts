import { defineLedger } from '#shared/ledger/define.ts'

/** What the office keeps of its papers: own copies of forms, report templates, and the reports that it handed in. */

/** An office's own copy of a printed form. `settings` is JSON of what differs from the shipped form `form`. */
export const ownForm = defineLedger({
  id: 'ownForm',
  label: '打印格式',
  table: 'own_form',
  unit: '个',
  title: 'name',
  system: true,
  sections: [{ id: 'basics', label: '打印格式' }],
  fields: [
    { id: 'form', label: '原格式', type: 'text', section: 'basics', required: true },
    { id: 'name', label: '名称', type: 'text', section: 'basics', required: true },
    { id: 'settings', label: '内容', type: 'longtext', section: 'basics', required: true, internal: true },
  ],
  naturalKeys: [['form', 'name']],
  sort: ['form', 'name'],
})

/** A Word template of a report, edited by the office in Word itself. `content` is the .docx in base64. */
export const reportTemplate = defineLedger({
  id: 'reportTemplate',
  label: '报告模板',
  table: 'report_template',
  unit: '个',
  title: 'name',
  system: true,
  sections: [{ id: 'basics', label: '报告模板' }],
  fields: [
    { id: 'name', label: '名称', type: 'text', section: 'basics', required: true },
    { id: 'base', label: '原模板', type: 'text', section: 'basics' },
    { id: 'content', label: '内容', type: 'longtext', section: 'basics', required: true, internal: true },
  ],
  naturalKeys: [['name']],
  sort: ['name'],
})

/** A report that was made. `figures` is JSON of every figure in it with its definition, as it stood then. */
export const madeReport = defineLedger({
  id: 'madeReport',
  label: '已出报告',
  table: 'made_report',
  unit: '份',
  title: 'name',
  system: true,
  sections: [{ id: 'basics', label: '已出报告' }],
  fields: [
    { id: 'name', label: '名称', type: 'text', section: 'basics', required: true },
    { id: 'template', label: '模板', type: 'text', section: 'basics' },
    { id: 'asOf', label: '数据截至', type: 'date', section: 'basics', required: true },
    { id: 'madeOn', label: '生成日期', type: 'date', section: 'basics', required: true },
    { id: 'figures', label: '数字', type: 'longtext', section: 'basics', required: true, internal: true },
  ],
  naturalKeys: [['name', 'madeOn']],
  sort: ['-madeOn', 'name'],
})
