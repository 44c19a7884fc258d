/** What a row that carries no record is: recognised by its words, never by its place. */

/** 合计行 or 小计; null for other texts. The text is the first or second filled cell of a row. */
export function totalKind(text: string): '合计行' | '小计' | null {
  const clean = text.replace(/[\s\u00A0\u3000:：]/g, '')
  if (clean.length > 14) return null
  if (/^(?:本页|本村|本组|分村)?小计/.test(clean) || clean.endsWith('小计')) return '小计'
  if (/^(?:合计|总计|共计|累计|总合计|汇总|全村合计|全镇合计|全乡合计)/.test(clean)) return '合计行'
  return /(?:合计|总计)$/.test(clean) ? '合计行' : null
}

/** 注释 and 说明 begin with a word that says so. */
export function noteKind(text: string): '注释' | '说明' | null {
  const clean = text.replace(/[\s\u00A0\u3000]/g, '')
  if (/^(?:备注|附注|注)(?:[:：]|[1-9一二三][、.．])/.test(clean) || /^[※＊*]/.test(clean)) return '注释'
  if (/^(?:填写)?(?:示例|样例|举例|例)[:：]?$/.test(clean)) return '说明'
  return /^(?:填表|填报|填写|有关|情况|指标|表格|使用)?说明(?:[:：]|$)/.test(clean) ? '说明' : null
}

/** 第 3 页 共 9 页, 以下空白: what a printed page ends with. */
export function isPageMark(text: string): boolean {
  const clean = text.replace(/[\s\u00A0\u3000—\-－_（）()]/g, '')
  return /^(?:第[\d一二三四五六七八九十百]+页)?[，,、/]?(?:共[\d一二三四五六七八九十百]+页)?$/.test(clean)
    ? clean !== ''
    : /^(?:以下|下面|此页|本页)(?:为?空白|无正文|无内容|无数据)$/.test(clean)
}

/** Names, dates and seals under a table. */
export function isSignature(text: string): boolean {
  const clean = text.replace(/[\s\u00A0\u3000]/g, '')
  return (
    /(?:填表|制表|审核|复核|填报|经办|负责|分管领导|核实|采集|录入|审批|统计|联系)人?(?:签字|签名|姓名|电话|单位|日期|时间)?(?:[（(](?:签字|签名|盖章|签章)[）)])?[:：]/.test(
      clean,
    ) ||
    /(?:盖章|公章|签章)[）)]?[:：]?$/.test(clean) ||
    /^(?:户主|村支书|村主任|第一书记|驻村.{0,6})?(?:签字|签名|签章)[:：]/.test(clean) ||
    /^(?:填表|填报|制表|打印)(?:日期|时间)[:：]?/.test(clean)
  )
}

/** `一、白沙村`, `白沙村`, `（二）青石村`: a caption over the rows that follow. */
export function isSectionCaption(text: string): boolean {
  const clean = text.replace(/[\s\u00A0\u3000]/g, '')
  return /^(?:[（(]?[一二三四五六七八九十]+[）)]?[、.．]|[（(][一二三四五六七八九十]+[）)])?[\u4e00-\u9fff]{1,10}(?:村|社区|组|类)(?:[（(].*[）)])?[:：]?$/.test(
    clean,
  )
}

/** A number that stands for an amount or a name of digits, not a heading such as 2024年. */
export function isFigure(text: string): boolean {
  return /^[-+]?[\d,.，]+[%％]?$/.test(text.trim()) || /\d{6,}/.test(text) || /\d{4}[-./]\d{1,2}/.test(text)
}

const signatureWords =
  /^(?:填表|制表|填报|审核|复核|经办|统计|单位|部门)?(?:人|负责人|单位负责人|员)(?:[（(]?(?:签字|签名|签章|盖章)[）)]?)?$|^(?:填表|填报|制表|报出|打印)(?:日期|时间)$|^(?:年月日|年.{0,4}月.{0,4}日|联系人|联系电话|联系方式)$/

/** A row of the words that stand under or over a table to be signed, without colons: 填表人 | 填表时间; or asks for a seal. */
export function isSignatureHead(texts: readonly string[]): boolean {
  const clean = texts.map((text) => text.replace(/[\s\u00A0\u3000:：]/g, '')).filter((text) => text !== '')
  if (clean.some((text) => /[（(](?:盖章|公章|签章|签字|签名)[）)]$/.test(text))) return true
  const first = clean.slice(0, 4)
  const found = first.filter((text) => signatureWords.test(text))
  // 身份证号 | 联系电话 is a table: contacts alone are signed by nobody.
  if (found.length < first.length && found.every((text) => text.startsWith('联系'))) return false
  return first.length > 0 && found.length * 2 >= first.length
}
