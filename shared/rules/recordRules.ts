import type { FieldValues } from '#shared/ledger/define.ts'
import type { FieldProblem } from '#shared/ledger/derive/rowProblems.ts'
import type { RuleGroup, Severity } from './define.ts'

/**
 * Checks of single values, which run on every save and import (shared/ledger/derive/rowProblems.ts). Here they have their
 * places in the catalogue, so that what is already stored shows up in the list, too.
 */
export type RecordRule = Readonly<{ id: string; severity: Severity; title: string; group: RuleGroup; definition: string }>

const identity = '身份与唯一性'

export const recordRules: readonly RecordRule[] = [
  rule('R001', '错误', '证件号码位数不正确', '证件号码去掉空格等杂质后应为 18、20 或 22 位，且没有别的字符。'),
  rule('R002', '错误', '身份证校验码错误', '第 18 位按 GB 11643 由前 17 位算出。'),
  rule('R003', '错误', '证件号中的出生日期无效', '第 7–14 位应是不晚于今天的日期。'),
  rule('R004', '疑点', '旧证号或行政区划码不存在', '15 位旧证号，或前两位不是省级行政区划码。'),
  rule('R005', '疑点', '暂无身份证号', '以 999999 开头的号码表示没有身份证号，应补办。'),
  rule('R006', '错误', '性别与身份证号不一致', '第 17 位奇数为男、偶数为女。'),
  rule('R007', '错误', '出生日期与身份证号不一致', '出生日期应等于证件号第 7–14 位。'),
  rule('R011', '错误', '残疾证类别位或等级位不合法', '20 位证号第 19 位为 1–7、第 20 位为 1–4，22 位证号末两位为 B1–B9。'),
  rule('R021', '疑点', '联系电话不合规则', '手机号为 11 位、以 13–19 开头；固定电话带区号。'),
  rule('R023', '疑点', '一卡通账号异常', '银行卡号末位按 ISO/IEC 7812-1 校验。'),
  rule('R025', '疑点', '姓名不规范', '姓名含“无”“死亡”、问号等不像姓名的内容。'),
  rule('R026', '疑点', '取值不在码表', '选择项的值不在可选值中。'),
  { ...rule('R200', '错误', '必填项未填', '必填的项目空着。'), group: '程序与汇总' },
  { ...rule('R201', '错误', '数值超出范围', '数值小于或大于项目允许的范围。'), group: '程序与汇总' },
  { ...rule('R202', '错误', '日期无效', '日期项目里不是有效的日期。'), group: '程序与汇总' },
  { ...rule('R203', '疑点', '导入时的疑点', '导入时按猜测取值或有内容没有录入，项目至今没有改动过。'), group: '程序与汇总' },
]

function rule(id: string, severity: Severity, title: string, definition: string): RecordRule {
  return { id, severity, title, group: identity, definition }
}

/** What imports took over with a doubt; the program keeps it beside the records. */
export const importDoubtRule = 'R203'

/** The rule under which a problem of a stored value is listed. */
export function ruleOfProblem({ code }: Pick<FieldProblem, 'code'>): string {
  if (/^R\d+$/.test(code)) return code
  if (code === 'required') return 'R200'
  if (code.startsWith('choice.')) return 'R026'
  if (code.startsWith('date.')) return 'R202'
  if (code.startsWith('idCard.')) return 'R001'
  if (code.startsWith('bankCard.')) return 'R023'
  if (code.startsWith('phone.')) return 'R021'
  return 'R201'
}

/** Persons and households that are no longer on the rolls are kept as they were; nobody is asked to mend them. */
export function isDormant(ledger: string, values: FieldValues): boolean {
  if (ledger !== 'member' && ledger !== 'household') return false
  return typeof values.status === 'string' && values.status !== '' && values.status !== '在册'
}
