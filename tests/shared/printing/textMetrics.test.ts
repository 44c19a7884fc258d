import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineCount, plainText, textWidth, wrapText } from '#shared/printing/textMetrics.ts'
import { wrapEven } from '#shared/printing/wrapEven.ts'
import { anyText } from './invented.ts'

describe('textMetrics', () => {
  it('breaks lines without dropping or exceeding anything', () => {
    fc.assert(
      fc.property(anyText.map(plainText), fc.integer({ min: 2, max: 30 }), (text, em) => {
        const wrapped = wrapText(text, em)
        expect(wrapped.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
        for (const line of wrapped.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(em)
        expect(lineCount(wrapped)).toBe(wrapped.split('\n').length)
      }),
    )
  })

  it('keeps numbers whole and punctuation off the start of a line', () => {
    expect(wrapText('证件号439999199001011234有误', 13)).toBe('证件号\n439999199001011234有误')
    expect(wrapText('已经核实，情况属实。', 4)).toBe('已经核\n实，情况\n属实。')
  })

  it('writes brackets of Chinese words full-width, each for each, and leaves formulas', () => {
    const pairs = {
      '金额(元)': '金额（元）',
      '乡(镇)、长度(km)': '乡（镇）、长度（km）',
      '身高（cm)': '身高（cm）',
      '盘盈(亏)数(件)': '盘盈（亏）数（件）',
      'f(x)、WJ(2024)3': 'f(x)、WJ(2024)3',
      '1) 甲 2) 乙': '1) 甲 2) 乙',
    }
    for (const [typed, printed] of Object.entries(pairs)) {
      expect(plainText(typed)).toBe(printed)
      expect(plainText(printed)).toBe(printed)
    }
  })

  it('evens lines out without another height, and without dropping or exceeding anything', () => {
    fc.assert(
      fc.property(anyText.map(plainText), fc.integer({ min: 2, max: 30 }), (text, em) => {
        const wrapped = wrapEven(text, em)
        expect(wrapped.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
        for (const line of wrapped.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(em)
        expect(lineCount(wrapped)).toBe(lineCount(wrapText(text, em)))
      }),
    )
  })

  it('leaves no character alone on the last line of a cell', () => {
    expect(wrapEven('聘用月数', 3)).toBe('聘用\n月数')
    expect(wrapEven('库尔班·买买提', 6)).toBe('库尔班·\n买买提')
    expect(wrapEven('补助(奖补)', 4)).toBe('补助\n(奖补)')
    expect(wrapEven('示镇财〔2026〕14号', 7.5)).toBe('示镇财\n〔2026〕14号')
    expect(wrapEven('自身发展动力不足', 7)).toBe('自身发展动力\n不足')
    expect(wrapEven('2026年11月19日 至 2026年11月24日', 15)).toBe('2026年11月19日 \n至 2026年11月24日')
    expect(wrapEven('借据（合同）号', 5)).toBe('借据\n（合同）号')
    expect(wrapEven('一次性外出务工交通补贴', 7)).toBe('一次性外出务工\n交通补贴')
  })

  it('breaks a number that is wider than the line', () => {
    expect(wrapText('439999199001011234', 6).split('\n')).toHaveLength(2)
  })

  it('keeps a figure and its unit together where the line has room for both', () => {
    expect(wrapText('务工补贴拟补助4人、资金', 7.6)).toBe('务工补贴拟补助\n4人、资金')
    expect(wrapText('项目概算总投资4.32万元。', 10.2)).toBe('项目概算总投资\n4.32万元。')
    expect(wrapText('家庭人口2人。为办理', 4.6)).toBe('家庭人口\n2人。为办\n理')
    expect(wrapText('1234567890元', 5.9)).toBe('1234567890\n元')
  })

  it('keeps names of kinds of files whole', () => {
    expect(wrapText('可以导入.xlsx、.xlsm、.csv、.txt文件', 8)).toBe('可以导入.xlsx、\n.xlsm、.csv、\n.txt文件')
    expect(wrapText('这里一共1808424.65元', 6)).not.toContain('\n.')
  })

  it('draws no control characters', () => {
    expect(plainText('甲\r\n乙\t丙\u0000丁\u2028戊')).toBe('甲\n乙 丙 丁\n戊')
  })

  it('takes characters outside the basic plane as one', () => {
    expect(textWidth('𠮷')).toBe(1)
    expect(wrapText('𠮷𠮷𠮷', 2)).toBe('𠮷𠮷\n𠮷')
  })
})
