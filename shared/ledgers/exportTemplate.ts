import { defineLedger } from '#shared/ledger/define.ts'

/**
 * A workbook of the county into which records were written: what its columns take, and the blank workbook itself where
 * it is small. `setting` is JSON (electron/data/exchange/templates), `content` the file in base64.
 */
export const exportTemplate = defineLedger({
  id: 'exportTemplate',
  label: '填报表样',
  table: 'export_template',
  unit: '份',
  title: 'name',
  system: true,
  sections: [{ id: 'basics', label: '填报表样' }],
  fields: [
    { id: 'name', label: '名称', type: 'text', section: 'basics', required: true },
    { id: 'ledger', label: '台账', type: 'text', section: 'basics', required: true, internal: true },
    { id: 'file', label: '文件', type: 'text', section: 'basics', required: true },
    { id: 'fingerprint', label: '表头特征', type: 'text', section: 'basics', required: true, internal: true },
    { id: 'setting', label: '各列的对应', type: 'longtext', section: 'basics', required: true, internal: true },
    { id: 'content', label: '空白表样', type: 'longtext', section: 'basics', internal: true },
    { id: 'usedOn', label: '最近使用', type: 'date', section: 'basics' },
  ],
  naturalKeys: [['fingerprint']],
  sort: ['-usedOn', 'name'],
})
