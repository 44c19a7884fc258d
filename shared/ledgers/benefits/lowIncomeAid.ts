import { defineBenefit } from './common.ts'
import { choice, longtext, money, month, shown, text, whole } from './fields.ts'

/**
 * 农村/城市低保, one record a household and grant. The ledger of the civil affairs office: what a person enjoys at
 * present stands with the person, too.
 */
export const lowIncomeAid = defineBenefit({
  id: 'lowIncomeAid',
  label: '低保对象',
  table: 'low_income_aid',
  of: 'person',
  name: { aliases: '申请人姓名 低保对象姓名 保障对象姓名' },
  idCard: { aliases: '申请人身份证号 低保对象身份证号' },
  parts: [
    {
      id: 'grant',
      label: '保障',
      fields: [
        text('certificate', '低保证号', '低保证编号 低保编号', { search: 'text' }),
        choice('scheme', '低保类别', 'dibao_category 低保类型', { codes: 'lowIncomeScheme', ...shown(92, 20) }),
        choice('grade', '保障类别', '等级 低保档次 低保等级 档次 保障档次', { codes: 'lowIncomeGrade', dated: true, ...shown(80, 18) }),
        whole('persons', '保障人口', '保障人数 享受低保人数 享受人数 保障人口数', { unit: '人', ...shown(80, 16), help: '不超过家庭人口' }),
        money('monthly', '月保障金额', '月保障金 金额 月人均补助水平 月补助金额 月低保金 保障金', { ...shown(104, 22), help: '全户每月' }),
        money('extra', '分类施保增发', '分类施保金额 分类施保 增发金额'),
        longtext('covered', '保障成员名单', '保障成员 享受低保成员 保障对象名单', { help: '部分保障的户写明保障哪几人' }),
        month('since', '开始享受时间', '开始享受低保时间 享受低保时间 享受时间 批准时间 批准日期', shown(104, 20)),
        text('months', '享受月份', '发放月份', { help: '如 1-6、9' }),
      ],
    },
  ],
  pay: { amount: null, paidOn: { aliases: '发放时间' }, account: true },
  stops: true,
  keys: [['idCard'], ['household', 'name']],
  aliases: ['低保备案表', '低保发放花名册', '低保花名册', '最低生活保障', '低保台账'],
  sort: ['village', 'group', 'name'],
  since: 'since',
  occurrence: { date: 'since', says: ['scheme', 'grade', 'persons', 'monthly'] },
})
