import { defineLedger } from '#shared/ledger/define.ts'

export const group = defineLedger({
  id: 'group',
  label: '村民小组',
  table: 'village_group',
  unit: '个',
  title: 'name',
  sections: [{ id: 'basics', label: '基本情况' }],
  fields: [
    { id: 'village', label: '行政村', type: 'link', target: 'village', section: 'basics', required: true, carry: true, inGrid: true, inPrint: true, width: 140, printWidth: 40, aliases: ['村', '村名', '村(社区)', '村居', '村委会', '所在村'] },
    { id: 'name', label: '村民小组', type: 'text', section: 'basics', required: true, search: 'name', inGrid: true, inPrint: true, width: 140, printWidth: 40, aliases: ['组', '组别', '小组', '组名', '村组', '自然村', '自然村屯', '自然屯', '湾组', '社', '生产队', '片区', '农业合作社'] },
    { id: 'leader', label: '组长', type: 'text', section: 'basics', search: 'name', inGrid: true, inPrint: true, width: 100, printWidth: 30, aliases: ['小组长', '组长姓名', '社长', '队长'] },
    { id: 'leaderPhone', label: '组长电话', type: 'phone', sensitive: 'phone', section: 'basics', inGrid: true, inPrint: true, width: 130, printWidth: 35, aliases: ['小组长电话', '组长联系电话', '联系电话'] },
    { id: 'note', label: '备注', type: 'longtext', section: 'basics', inGrid: true, inPrint: true, width: 200, printWidth: 60 },
  ],
  naturalKeys: [['name', 'village']],
  aliases: ['村民小组信息', '自然村信息', '组信息'],
  sort: ['village', 'name'],
})
