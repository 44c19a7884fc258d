/** How headings are compared, and the unit that a heading or a line above the table names. */

const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g

/** As shown to people: no blanks or line breaks inside a Chinese heading, widths kept. */
export function cleanHeading(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\s\u00A0\u3000]+/g, '')
    .replace(/^[*＊★]+|[*＊★:：]+$/g, '')
}

/** For comparing: half width, lower case, no unit in brackets, no marks. `家庭年收入（元）` and `家庭 年收入` agree. */
export function headingKey(text: string): string {
  const half = cleanHeading(text)
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .toLowerCase()
  const bare = withoutOrdinal(half).replace(/[([【〔{]([^)\]】〕}]*)[)\]】〕}]/g, (_: string, inner: string) =>
    isRemark(inner) ? '' : inner,
  )
  const marks = bare.replace(/[\s*"'“”‘’、,.;:_\-—/\\()[\]【】]/g, '').replace(/^\d{1,3}(?=\D)(?!年)/, '')
  return marks === '' ? half : marks
}

/** Forms count their columns: 1.户主姓名, （二）住房, ③电话, A12姓名. */
export function withoutOrdinal(text: string): string {
  return text.replace(
    /^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．])(?=\D|20\d\d)|^[①-⑳]|^[A-Za-z]\d{1,3}[、.．]?(?=[\u4e00-\u9fff]|20\d\d年)/,
    '',
  )
}

const unitWords =
  '亿元|百万元|万元|千元|元|分|亩|公顷|平方公里|平方千米|平方米|㎡|m2|公里|千米|km|米|公斤|千克|kg|斤|吨|个|户|人|人次|次|头|只|羽|株|处|座|套|张|月|年|天|日|岁|%|度|kw|千瓦|元/月|元/年|元/人|元/亩|元/月人|元/人月|元/人/月'
const unitPattern = new RegExp(`^(?:单位[:：]?)?(${unitWords})$`)

function isRemark(inner: string): boolean {
  return (
    unitPattern.test(inner) ||
    /^单位[:：]?/.test(inner) ||
    // The words to choose from, the share or the number that is meant: （农业/非农业）, (3–5%), （≥2 人）, (7天).
    /^[\u4e00-\u9fff]{1,6}(?:[/|][\u4e00-\u9fff]{1,6})+$/.test(inner) ||
    /^[≥≤<>]?=?\d+(?:[-–~至]\d+)?[%天日人个]?$/.test(inner) ||
    /^(?:必填|选填|可填|填写|必选|必填项|下拉选择|单选|可?多选|旧指标|是\/否|是否|公历|阳历|全称|\d+位数?|(?:请|据实|如实|按|填|如有|精确到|与.*一致|可不).*|.*填写|.*全称|yyyy.*|格式.*|\d{4}.*)$/.test(
      inner,
    ) ||
    inner === ''
  )
}

/** Unit named in the brackets of a heading: `（万元）` → 万元; null when there is none. */
export function unitOfHeading(text: string): string | null {
  const clean = cleanHeading(text)
  for (const match of clean.matchAll(/[（(【[]([^（）()【】[\]]*)[）)】\]]/g)) {
    const inner = (match[1] ?? '').toLowerCase()
    // （财政资金，万元） says more than the unit.
    for (const part of [inner, ...inner.split(/[，,、;；:：]/)]) {
      const unit = unitPattern.exec(part)?.[1]
      if (unit !== undefined) return unit
    }
  }
  return /(亿元|万元|千元)$/.exec(clean)?.[1] ?? null
}

/** Units of a line such as `单位：万元、亩`; empty when the line names none. */
export function unitsOfLine(text: string): readonly string[] {
  const clean = text.replace(/[\s\u00A0\u3000]+/g, '')
  const match = /(?:金额|计量|货币)?单位[:：]((?:人民币)?[^:：]{1,16})/.exec(clean)
  if (match?.[1] === undefined) return []
  const words = match[1].replace('人民币', '').split(/[、,，;；和/]/)
  return words.flatMap((word) => unitPattern.exec(word.toLowerCase())?.[1] ?? [])
}

/** By how much a figure in the heading's unit is multiplied to be in the unit of the field (money: 元). */
export function unitFactor(unit: string | null, fieldUnit: string): number {
  if (unit === null || unit === fieldUnit) return 1
  const from = scales[unit.replace(/\/.*$/, '')]
  const to = scales[fieldUnit.replace(/\/.*$/, '')]
  if (from === undefined || to === undefined || from[0] !== to[0]) return 1
  return from[1] / to[1]
}

/** Dimension and size in its base unit. */
const scales: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  分: ['money', 0.01],
  元: ['money', 1],
  千元: ['money', 1e3],
  万元: ['money', 1e4],
  百万元: ['money', 1e6],
  亿元: ['money', 1e8],
  亩: ['area', 1],
  公顷: ['area', 15],
  平方公里: ['area', 1500],
  平方千米: ['area', 1500],
  平方米: ['floor', 1],
  '㎡': ['floor', 1],
  m2: ['floor', 1],
  米: ['length', 1],
  公里: ['length', 1000],
  千米: ['length', 1000],
  km: ['length', 1000],
  斤: ['weight', 0.5],
  公斤: ['weight', 1],
  千克: ['weight', 1],
  kg: ['weight', 1],
  吨: ['weight', 1000],
}
