/** Chinese numerals up to 9999, as they occur in 三组, 第十二组, 二十一社. */

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** 十二 → 12, 二〇 → 20, 12 → 12; null when the text is no number. */
export function parseChineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const signs = [...text]
  if (signs.length === 0) return null
  if (signs.every((sign) => sign in digits)) return Number(signs.map((sign) => digits[sign]).join(''))
  return withUnits(signs)
}

/** 3 → 三, 12 → 十二, 20 → 二十; up to 99. */
export function chineseNumber(value: number): string {
  const names = '零一二三四五六七八九'
  if (value < 10) return names.charAt(value)
  const tens = Math.floor(value / 10)
  return `${tens === 1 ? '' : names.charAt(tens)}十${value % 10 === 0 ? '' : names.charAt(value % 10)}`
}

/** The form under which village groups are compared: 三组, 第3组, 3 组 and 第三村民小组 are all `3组`. */
export function groupKey(name: string): string {
  const clean = name.replace(/[\s第]/g, '').replace(/[０-９]/g, (sign) => String(sign.charCodeAt(0) - 0xff10))
  const match = /^([\d零〇一二两三四五六七八九十百]+)(?:村民小组|村民组|小组|生产队|队|组|社)?$/.exec(clean)
  const number = match?.[1] === undefined ? null : parseChineseNumber(match[1])
  return number === null ? clean : `${number}组`
}

function withUnits(signs: readonly string[]): number | null {
  let total = 0
  let pending: number | null = null
  for (const sign of signs) {
    const unit = units[sign]
    const digit = digits[sign]
    if (unit !== undefined) {
      total += (pending ?? (total === 0 ? 1 : 0)) * unit
      pending = null
    } else if (digit !== undefined) pending = digit
    else return null
  }
  return total + (pending ?? 0)
}
