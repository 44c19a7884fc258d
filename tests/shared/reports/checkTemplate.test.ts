import { describe, expect, test } from 'vitest'
import { checkTemplate } from '#shared/reports/checkTemplate.ts'
import { shippedReports } from '#shared/reports/templates/index.ts'

const problemsOf = (...paragraphs: readonly string[]) => checkTemplate(paragraphs).problems

describe('checking a template', () => {
  test.each(shippedReports.map((report) => [report.id, report] as const))('the shipped report %s has nothing wrong', (_, report) => {
    const { problems, measures } = checkTemplate(report.blocks.map((block) => ('text' in block ? block.text : '')))
    expect(problems).toEqual([])
    expect(measures.length).toBeGreaterThanOrEqual(25)
  })

  test('an unknown name is told with its paragraph and the nearest name', () => {
    expect(problemsOf('全镇{总护数}户。')).toEqual([
      { place: '全镇{总护数}户。', tag: '{总护数}', message: '没有叫“总护数”的指标或名称', nearest: '总户数' },
    ])
    expect(problemsOf('{附表：监测对象月报}')[0]).toMatchObject({ nearest: '三类监测对象月报表' })
    expect(problemsOf('{总户数：翻倍}')[0]?.message).toContain('上期、增减')
  })

  test('conditions that do not end, or end what never began', () => {
    expect(problemsOf('甲{#有总户数}乙', '丙')).toMatchObject([{ place: '甲{#有总户数}乙', tag: '{#有总户数}' }])
    expect(problemsOf('甲{/}乙')).toMatchObject([{ tag: '{/}' }])
    expect(problemsOf('甲{#有总户数}乙', '丙{/}')).toEqual([])
    expect(problemsOf('{#总户数：上升}甲{/}')[0]?.message).toContain('增加、减少、持平')
  })

  test('braces that were lost', () => {
    expect(problemsOf('甲{总户数乙')[0]?.message).toContain('没有合上')
    expect(problemsOf('甲总户数}乙')[0]?.message).toContain('右花括号')
  })

  test('a unit that would be wrong by ten thousand', () => {
    expect(problemsOf('原值{资产原值}元')[0]?.message).toBe('“资产原值”的单位是万元，后面却写了“元”')
    expect(problemsOf('奖补{本年产业奖补金额}万元')[0]?.message).toContain('单位是元')
    expect(problemsOf('奖补{本年产业奖补金额：万元}万元，比例{风险消除率}%，原值{资产原值}万元')).toEqual([])
    expect(problemsOf('户数{总户数}%')).toHaveLength(1)
  })

  test('what cannot be said of a measure', () => {
    expect(problemsOf('{总户数：本期}')[0]?.message).toContain('没有本期数')
    expect(problemsOf('{本年走访户数：本期}')[0]?.message).toContain('没有本期数')
    expect(problemsOf('{总户数：万元}')[0]?.message).toContain('不能换成万元')
    expect(problemsOf('{本年支付资金：本期}')).toEqual([])
  })

  test('a table needs a paragraph of its own', () => {
    expect(problemsOf('见{表：户类型统计表}')[0]?.message).toContain('自己占一段')
    expect(problemsOf(' {表：户类型统计表} ')).toEqual([])
  })
})
