import { defineLedger } from '#shared/ledger/define.ts'

/** What imports have taught the program and left behind. Ledgers of the program, so that history, undo and merge hold for them. */

/** A layout of a sheet in which a person named columns. `columns` is JSON (shared/importing/layoutMemory). */
export const importLayout = defineLedger({
  id: 'importLayout',
  label: '表格格式',
  table: 'import_layout',
  unit: '种',
  title: 'name',
  system: true,
  sections: [{ id: 'basics', label: '表格格式' }],
  fields: [
    { id: 'name', label: '名称', type: 'text', section: 'basics', required: true },
    { id: 'fingerprint', label: '表头特征', type: 'text', section: 'basics', required: true, internal: true },
    { id: 'ledger', label: '台账', type: 'text', section: 'basics', required: true, internal: true },
    { id: 'columns', label: '各列的对应', type: 'longtext', section: 'basics', required: true, internal: true },
    { id: 'source', label: '来源文件', type: 'text', section: 'basics' },
    { id: 'note', label: '说明', type: 'longtext', section: 'basics' },
  ],
  naturalKeys: [['fingerprint']],
  sort: ['name'],
})

/**
 * What a word of county sheets means. `list` is a code list, or `ledger.field` where the word means it only there;
 * `code` is the value as stored, blank where the word says that nothing applies.
 */
export const learnedWord = defineLedger({
  id: 'learnedWord',
  label: '识别词',
  table: 'learned_word',
  unit: '个',
  title: 'word',
  system: true,
  sections: [{ id: 'basics', label: '识别词' }],
  fields: [
    { id: 'list', label: '选项表', type: 'text', section: 'basics', required: true, internal: true },
    { id: 'word', label: '表中的写法', type: 'text', section: 'basics', required: true },
    { id: 'code', label: '录入为', type: 'text', section: 'basics', help: '空着表示这个词不录入' },
  ],
  naturalKeys: [['list', 'word']],
  sort: ['list', 'word'],
})

/** A sheet of which rows wait to be mended. `layout` is JSON (shared/importing/parkedRows). */
export const parkedTable = defineLedger({
  id: 'parkedTable',
  label: '待处理的表',
  table: 'parked_table',
  unit: '张',
  title: 'file',
  system: true,
  sections: [{ id: 'basics', label: '待处理的表' }],
  fields: [
    { id: 'file', label: '文件', type: 'text', section: 'basics', required: true },
    { id: 'sheet', label: '工作表', type: 'text', section: 'basics', required: true },
    { id: 'ledger', label: '台账', type: 'text', section: 'basics', required: true, internal: true },
    { id: 'fingerprint', label: '表头特征', type: 'text', section: 'basics', required: true, internal: true },
    { id: 'layout', label: '表头和各列的对应', type: 'longtext', section: 'basics', required: true, internal: true },
    { id: 'since', label: '退回日期', type: 'date', section: 'basics' },
  ],
  naturalKeys: [['file', 'sheet', 'fingerprint']],
  sort: ['-since', 'file'],
})

/** A row that an import rejected, until it is imported after all or given up (removed, with the reason in the log). */
export const parkedRow = defineLedger({
  id: 'parkedRow',
  label: '待处理行',
  table: 'parked_row',
  unit: '行',
  title: 'place',
  system: true,
  sections: [{ id: 'basics', label: '待处理行' }],
  fields: [
    { id: 'table', label: '表', type: 'text', section: 'basics', required: true, internal: true },
    { id: 'place', label: '位置', type: 'text', section: 'basics', required: true },
    { id: 'row', label: '行号', type: 'integer', section: 'basics', required: true, internal: true },
    { id: 'cells', label: '原文', type: 'longtext', section: 'basics', required: true, internal: true },
    { id: 'problems', label: '退回原因', type: 'longtext', section: 'basics', internal: true },
  ],
  naturalKeys: [],
  sort: ['table', 'row'],
})
