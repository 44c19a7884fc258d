import { defineTable } from './define.ts'

export const findingTable = defineTable({
  id: 'T31',
  label: '疑点数据统计表',
  group: '监测帮扶',
  note: '随时。逻辑校验现在查出、未说明的错误、疑点和提醒，按规则统计；不随截止日变化。',
  rowKey: 'rule',
  rows: { kind: 'made', label: '规则', by: 'findings' },
  columns: [
    { id: 'group', label: '类别', of: { made: 'group', type: 'text' } },
    { id: 'errors', label: '错误', unit: '条', of: { made: 'errors', type: 'integer' } },
    { id: 'doubts', label: '疑点', unit: '条', of: { made: 'doubts', type: 'integer' } },
    { id: 'reminders', label: '提醒', unit: '条', of: { made: 'reminders', type: 'integer' } },
  ],
  totals: true,
})
