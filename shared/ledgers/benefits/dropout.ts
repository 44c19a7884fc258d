import { defineBenefit } from './common.ts'
import { choice, date, phone, shown, text } from './fields.ts'

/** 控辍保学: a child of 6 to 15 years who left school, who called on the family, how it ended. */
export const dropout = defineBenefit({
  id: 'dropout',
  label: '控辍保学',
  table: 'dropout',
  of: 'person',
  name: { aliases: '学生姓名' },
  parts: [
    {
      id: 'case',
      label: '失学辍学',
      fields: [
        choice('reason', '失学辍学原因', '辍学原因 失学原因 失学或辍学原因', { codes: 'dropoutReason', ...shown(110, 24) }),
        date('leftOn', '辍学日期', '辍学时间 失学时间', { precision: 'month', ...shown(104, 22) }),
        text('school', '原就读学校', '学校名称 就读学校 学校', shown(140, 32)),
        text('grade', '原就读年级', '年级 班级'),
        text('guardian', '监护人', '监护人姓名 家长姓名'),
        phone('guardianPhone', '监护人电话', '监护人联系电话 家长电话'),
      ],
    },
    {
      id: 'return',
      label: '劝返',
      fields: [
        text('persuader', '劝返责任人', '劝返人 责任人 包保责任人', shown(96, 22)),
        date('persuadedOn', '劝返日期', '劝返时间', shown(104, 22)),
        choice('outcome', '处置', '处置方式 劝返结果 处置情况 安置方式', { codes: 'dropoutOutcome', dated: true, ...shown(96, 22) }),
        date('returnedOn', '复学日期', '复学时间 返校时间', shown(104, 22)),
      ],
    },
  ],
  keys: [
    ['idCard', 'leftOn'],
    ['household', 'name', 'leftOn'],
  ],
  aliases: ['失学辍学', '劝返复学', '辍学台账', '控辍保学台账'],
  sort: ['-leftOn', 'village'],
  since: 'leftOn',
  occurrence: { date: 'leftOn', says: ['reason', 'outcome', 'persuader'] },
})
