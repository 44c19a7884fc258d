import { amountOf, batch, defineBenefit, forYear } from './common.ts'
import { choice, month, shown, text, yes } from './fields.ts'

/** 雨露计划 and all other aid to pupils and students: one record a person, term and kind of aid. */
export const education = defineBenefit({
  id: 'education',
  label: '教育资助',
  table: 'education_aid',
  of: 'person',
  name: { aliases: '学生姓名 受助学生' },
  idCard: { aliases: '学生身份证号 学生身份证' },
  parts: [
    {
      id: 'aid',
      label: '资助',
      fields: [
        forYear('年度', '资助年度 数据年份 补贴年度 年份 补助年度 学年度 period'),
        choice('term', '学期', '资助学期 补助学期', { codes: 'schoolTerm', ...shown(64, 14) }),
        choice('aidKind', '资助类型', '补助类型 aid_type 资助项目 补助项目 资助类别', {
          codes: 'schoolAid',
          ...shown(100, 24),
          help: '雨露计划限中职、高职、技师在校生',
        }),
        batch,
      ],
    },
    {
      id: 'school',
      label: '就学',
      fields: [
        choice('stage', '学段', 'edu_stage 教育阶段 就读阶段', { codes: 'schoolStage', ...shown(90, 20) }),
        text('school', '学校名称', '所在学校 就读学校 学校 就读学校名称 院校名称', shown(150, 34)),
        text('schoolClass', '班级/年级', '年级 班级 所在班级 年级班级'),
        text('major', '专业', '所学专业 就读专业'),
        text('studentCode', '学籍号', '全国学籍号', { sensitive: 'idCard' }),
        yes('isBoarder', '是否寄宿生', '是否寄宿 寄宿生'),
        month('enteredOn', '入学时间', '入学年月 入学日期'),
        month('graduatesOn', '毕业时间', '预计毕业时间 毕业年月'),
      ],
    },
  ],
  pay: { amount: amountOf('资助金额', '补助金额 金额 发放金额 雨露计划金额 补贴金额'), account: true },
  keys: [
    ['idCard', 'year', 'term', 'aidKind'],
    ['household', 'name', 'year', 'term', 'aidKind'],
  ],
  aliases: ['雨露计划', '助学金', '教育资助花名册', '学生资助', '助学贷款'],
  sort: ['-year', 'village', 'name'],
  since: 'paidOn',
  occurrence: { date: 'year', amount: 'amount', says: ['aidKind', 'term', 'school', 'amount'] },
})
