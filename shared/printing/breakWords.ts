import { isOfFigure, lineCount, mayBreak, textWidth } from './textMetrics.ts'

/** Words of the ledgers that should not be torn at the end of a line. Longer ones are put together of these. */
const words: ReadonlySet<string> = new Set(
  (
    '家庭 人口 人口数 人数 户数 户主 姓名 证件 号码 编号 年级 小学 初中 高中 中职 高职 高专 本科 大专 文盲 半文盲 兄弟 姐妹 ' +
    '女婿 儿媳 孙子 孙女 外孙 父母 祖父 祖母 子女 劳动力 半劳动力 弱劳动力 技能 普通 关系 责任人 联系人 负责人 所在村 所在地 村民 小组 ' +
    '行政村 乡镇 县级 村级 面积 日期 时间 金额 收入 支出 纯收入 人均 状况 情况 程度 区域 单位 电话 职务 类型 类别 属性 状态 原因 方式 ' +
    '结果 措施 内容 项目 资金 资产 补贴 补助 奖补 贷款 利率 利息 期限 余额 比例 标准 数量 规模 建设 管护 经营 收益 分配 发放 享受 ' +
    '低保 特困 残疾 慢性病 大病 健康 住房 饮水 安全 产业 就业 务工 公益 岗位 教育 医疗 保险 养老 监测 识别 审定 审核 评议 公示 核实 ' +
    '帮扶 计划 走访 消除 风险 致贫 返贫 脱贫 年度 年份 月份 学校 银行 账号 账户 卡号 备注 说明 签字 意见 平方米 公里 万元 对象 ' +
    '工资性 经营性 财产性 转移性 生产 未享受 在校生 学龄 儿童 委员会 合作社 公司 政府 组织 中心 基础 设施 配套'
  ).split(' '),
)

const longest = 4

/** Longer lines are running text, in which a word may go on below. */
const mostEm = 18
const mostLines = 4

/** Words that the line breaks of a broken text cut in two. */
export function tornWords(wrapped: string): number {
  const parts = wrapped.split('\n').map((part) => [...part])
  const chars = parts.flat()
  let torn = 0
  let at = 0
  for (const part of parts.slice(0, -1)) {
    at += part.length
    if (isInWord(chars, at)) torn += 1
  }
  return torn
}

function isInWord(chars: readonly string[], at: number): boolean {
  for (let length = 2; length <= longest; length += 1)
    for (let from = at - length + 1; from < at; from += 1)
      if (from >= 0 && words.has(chars.slice(from, from + length).join(''))) return true
  return false
}

/**
 * A short line broken into as many lines as `greedy` has, each no wider than `maxEm`, so that as few words as may be are torn and
 * the lines are of like length; `greedy` where nothing is better.
 */
export function wordWise(greedy: string, maxEm: number): string {
  const chars = [...greedy.replace(/\n/g, '')]
  const lines = lineCount(greedy)
  if (lines < 2 || lines > mostLines || chars.length > mostEm) return greedy
  let best = { text: greedy, cost: costOf(greedy) }
  const tryFrom = (from: number, left: number, done: readonly string[]): void => {
    if (left === 1) {
      const last = chars.slice(from).join('')
      const text = [...done, last].join('\n')
      if (last !== '' && textWidth(last) <= maxEm && costOf(text) < best.cost) best = { text, cost: costOf(text) }
      return
    }
    for (let to = from + 1; to < chars.length; to += 1) {
      const line = chars.slice(from, to).join('')
      if (textWidth(line) > maxEm) return
      if (!isOfFigure(chars[to - 1]!, chars[to]!) && mayBreak(chars[to - 1]!, chars[to]!, chars[to + 1] ?? ''))
        tryFrom(to, left - 1, [...done, line])
    }
  }
  tryFrom(0, lines, [])
  return best.text
}

/** A torn word is worse than anything, one character alone nearly so. */
function costOf(wrapped: string): number {
  const widths = wrapped.split('\n').map(textWidth)
  const lone = widths.filter((width) => width <= 1).length
  return tornWords(wrapped) * 100 + lone * 60 + (Math.max(...widths) - Math.min(...widths))
}
