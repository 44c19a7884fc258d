import { joined, type Judged } from './finding.ts'

const chinese: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }
const numeral = '\\d{1,3}|[两二三四五六七八九十]'
const kind = '(?:行政|重点|贫困|脱贫|自然|示范|试点)*(?:村|社区|乡镇|镇|乡|街道|单位|部门)'
const name = '[\\u4e00-\\u9fff*xX]{1,12}'

const namesFirst = new RegExp(`((?:${name}、){1,40}${name}?)(?<![及和与或])(等)?,?(?:共计?|合计|这)?(${numeral})个?${kind}`, 'g')
const numberFirst = new RegExp(
  `(?<![\\d.第])(${numeral})个${kind}(?:,?(?:分别(?:为|是)|即|包括|[:(](?:包括)?)[:]?)((?:${name}、){1,40}${name})`,
  'g',
)

/** 甲、乙、丙 3 村: as many names as the number says. With 等 there may be more than are named, never fewer. */
export function judgeLists(text: string): Judged {
  return joined([
    ...[...text.matchAll(namesFirst)].map((match) => judge(match, { names: match[1]!, isOpen: match[2] !== undefined, number: match[3]! })),
    ...[...text.matchAll(numberFirst)].map((match) => judge(match, { names: match[2]!, isOpen: /等/.test(match[2]!), number: match[1]! })),
  ])
}

type Named = Readonly<{ names: string; isOpen: boolean; number: string }>

function judge(match: RegExpMatchArray, { names, isOpen, number }: Named): Judged {
  const least = names.split('、').filter((part) => part !== '').length
  // 甲、乙和丙 are three, but 和 may belong to a name.
  const last = names.split('、').at(-1)!
  const most = least + (/.[和及与]./.test(last) ? 1 : 0)
  const printed = chinese[number] ?? Number(number)
  const ok = isOpen ? printed >= least : printed >= least && printed <= most
  const at = match.index! + match[0].lastIndexOf(number)
  const place = { start: match.index!, end: match.index! + match[0].length }
  const sum = {
    ...place,
    printed: number,
    recomputed: ok ? number : String(most),
    ok,
    places: ok ? [{ start: at, end: at + number.length }] : [],
  }
  if (ok) return { sums: [sum], remarks: [] }
  const message = `列出了 ${least === most ? least : `${least} 或 ${most}`} 个名称，文中写的是 ${number} 个。`
  return {
    sums: [sum],
    remarks: [{ severity: '错误', kind: 'list', start: at, end: at + number.length, printed: number, recomputed: String(most), message }],
  }
}
