import { maskIdCard, maskPhone } from '#shared/values/mask.ts'
import { comparableText } from '#shared/values/text.ts'
import type { OutsideTable } from './outsideTable.ts'

/** What a row of a list says besides whom: in words for people, and as a mark by which the next list's row is known again. */

/** 车牌号：粤X12345；品牌：五菱. Personal numbers among the other cells are masked: the words are stored. */
export function wordsOfRow(table: OutsideTable, cells: readonly string[]): string {
  return sayingColumns(table)
    .flatMap(({ index, heading }) => {
      const text = (cells[index] ?? '').trim()
      if (text === '') return []
      return [heading === '' ? masked(text) : `${heading.split('/').join(' ')}：${masked(text)}`]
    })
    .join('；')
}

/**
 * The same for the same fact in another month's list: hashes of the cells that say something, sorted, so that columns may
 * move. Running numbers, amounts and the columns of periods are left out: they change while the fact stays.
 */
export function meaningOfRow(table: OutsideTable, cells: readonly string[]): string {
  const tokens = sayingColumns(table).flatMap(({ index, heading }) => {
    const text = comparableText((cells[index] ?? '').trim())
    const isAmount = /^[-+]?[\d,]{1,12}(?:\.\d+)?[%元]?$/.test(text) && text.replace(/\D/g, '').length < 7
    return text === '' || isAmount || isPeriod(heading) ? [] : [hashText(text)]
  })
  return [...new Set(tokens)].sort().join(' ')
}

/** Equal, or one says what the other says and more: a list that gained or lost a column tells the same fact. */
export function isSameMeaning(first: string, second: string): boolean {
  if (first === second || first === '' || second === '') return true
  const [some, all] = first.length <= second.length ? [first, second] : [second, first]
  const known = new Set(all.split(' '))
  return some.split(' ').every((token) => known.has(token))
}

function sayingColumns(table: OutsideTable): OutsideTable['columns'] {
  return table.columns.filter(({ role, heading }) => role === null && !/^(?:序号|编号|序|行次|no\.?|#)$/i.test(heading))
}

function isPeriod(heading: string): boolean {
  return /月份|年份|年度|期数|批次|发放(?:时间|日期|年月)|统计(?:时间|日期)|数据(?:时间|日期)|截止|截至|打印|导出|更新时间|填报|报送|金额|余额|年龄|备注/.test(
    heading,
  )
}

function masked(text: string): string {
  return text.replace(/\d{17}[\dXx]|\d{15}(?!\d)/g, maskIdCard).replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone)
}

/** 53 bits in base 36 (cyrb53): not secret, but no clear text, and short. */
function hashText(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36)
}
