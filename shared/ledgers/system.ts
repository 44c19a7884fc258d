import { defineLedger } from '#shared/ledger/define.ts'

/** Ledgers of the program itself. They are ledgers so that merge, undo and the change log hold for them too. */

/** A field that the office added to a ledger. */
export const customField = defineLedger({
  id: 'customField',
  label: '自设项目',
  table: 'custom_field',
  unit: '项',
  title: 'label',
  system: true,
  sections: [{ id: 'basics', label: '自设项目' }],
  fields: [
    { id: 'ledger', label: '台账', type: 'text', section: 'basics', required: true },
    { id: 'fieldId', label: '标识', type: 'text', section: 'basics', required: true },
    { id: 'label', label: '名称', type: 'text', section: 'basics', required: true },
    { id: 'type', label: '类型', type: 'text', section: 'basics', required: true },
    { id: 'section', label: '分组', type: 'text', section: 'basics' },
    { id: 'options', label: '选项', type: 'longtext', section: 'basics', help: '每行一个' },
    { id: 'unit', label: '单位', type: 'text', section: 'basics' },
    { id: 'order', label: '次序', type: 'integer', section: 'basics' },
    { id: 'retired', label: '停用', type: 'boolean', section: 'basics' },
    { id: 'required', label: '必填', type: 'boolean', section: 'basics' },
  ],
  naturalKeys: [['ledger', 'fieldId']],
  sort: ['ledger', 'order'],
})

/** A filter, its columns and order, under a name. `definition` is JSON of the view. */
export const savedView = defineLedger({
  id: 'savedView',
  label: '常用视图',
  table: 'saved_view',
  unit: '个',
  title: 'name',
  system: true,
  sections: [{ id: 'basics', label: '视图' }],
  fields: [
    { id: 'ledger', label: '台账', type: 'text', section: 'basics', required: true },
    { id: 'name', label: '名称', type: 'text', section: 'basics', required: true },
    { id: 'definition', label: '内容', type: 'longtext', section: 'basics', required: true },
  ],
  naturalKeys: [['ledger', 'name']],
  sort: ['ledger', 'name'],
})

/** An office's own value of a policy item (shared/policy). `value` as people write it: 8800, 60, 90,30. */
export const policyValue = defineLedger({
  id: 'policyValue',
  label: '政策参数',
  table: 'policy_value',
  unit: '项',
  title: 'item',
  system: true,
  sections: [{ id: 'basics', label: '政策参数' }],
  fields: [
    { id: 'item', label: '参数', type: 'text', section: 'basics', required: true },
    { id: 'from', label: '起始日期', type: 'date', section: 'basics', help: '空着表示一直如此' },
    { id: 'value', label: '数值', type: 'text', section: 'basics', required: true },
    { id: 'note', label: '依据', type: 'longtext', section: 'basics', help: '如文件名称和文号' },
  ],
  naturalKeys: [['item', 'from']],
  sort: ['item', 'from'],
})

/** A finding that was looked into and found right: hidden until the day, or until its message changes. */
export const findingExcuse = defineLedger({
  id: 'findingExcuse',
  label: '疑点说明',
  table: 'finding_excuse',
  unit: '条',
  title: 'reason',
  system: true,
  sections: [{ id: 'basics', label: '疑点说明' }],
  fields: [
    { id: 'rule', label: '规则', type: 'text', section: 'basics', required: true },
    { id: 'ledger', label: '台账', type: 'text', section: 'basics', required: true },
    { id: 'record', label: '记录', type: 'text', section: 'basics', required: true },
    { id: 'field', label: '项目', type: 'text', section: 'basics' },
    { id: 'message', label: '疑点', type: 'longtext', section: 'basics', required: true },
    { id: 'reason', label: '核实情况', type: 'longtext', section: 'basics', required: true },
    { id: 'who', label: '核实人', type: 'text', section: 'basics' },
    { id: 'until', label: '有效期至', type: 'date', section: 'basics', help: '空着表示一直有效' },
  ],
  naturalKeys: [['record', 'rule', 'ledger', 'field', 'message']],
  sort: ['rule'],
})

/** Two records that look like one and were found to be two: never shown as duplicates again. `first` < `second`. */
export const notDuplicate = defineLedger({
  id: 'notDuplicate',
  label: '不是重复',
  table: 'not_duplicate',
  unit: '对',
  title: 'reason',
  system: true,
  sections: [{ id: 'basics', label: '不是重复' }],
  fields: [
    { id: 'ledger', label: '台账', type: 'text', section: 'basics', required: true },
    { id: 'first', label: '记录一', type: 'text', section: 'basics', required: true },
    { id: 'second', label: '记录二', type: 'text', section: 'basics', required: true },
    { id: 'reason', label: '核实情况', type: 'longtext', section: 'basics' },
  ],
  naturalKeys: [['first', 'second', 'ledger']],
  sort: ['ledger'],
})

/** The one row that heads every print. */
export const office = defineLedger({
  id: 'office',
  label: '本单位',
  table: 'office',
  unit: '个',
  title: 'unitName',
  system: true,
  sections: [{ id: 'basics', label: '本单位' }],
  fields: [
    { id: 'county', label: '县（市、区）', type: 'text', section: 'basics' },
    { id: 'township', label: '乡镇', type: 'text', section: 'basics' },
    { id: 'unitName', label: '填报单位', type: 'text', section: 'basics' },
    { id: 'preparer', label: '填表人', type: 'text', section: 'basics' },
    { id: 'reviewer', label: '审核人', type: 'text', section: 'basics' },
    { id: 'head', label: '负责人', type: 'text', section: 'basics' },
    { id: 'phone', label: '联系电话', type: 'phone', section: 'basics' },
  ],
  naturalKeys: [['unitName']],
})
