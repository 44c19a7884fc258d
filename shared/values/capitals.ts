/**
 * An amount of 分 in the capitals of cheques and receipts (支付结算办法 附件一 正确填写票据和结算凭证的基本规定): 壹仟零伍拾元整,
 * 叁角整 where the amount has no 元. `整` ends amounts without 分; zeros between digits are said once; negative amounts begin
 * with 负. Exact for every safe integer.
 */
export function capitals(fen: number): string {
  const amount = Math.abs(fen)
  if (amount === 0) return '零元整'
  const yuan = Math.floor(amount / 100)
  const jiao = Math.floor(amount / 10) % 10
  const rest = amount % 10
  const whole = yuan === 0 ? '' : `${wholeCapitals(yuan)}元`
  return `${fen < 0 ? '负' : ''}${whole}${smallCapitals(jiao, rest, yuan)}`
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟'] as const
const groups = ['', '万', '亿', '万亿'] as const

/** 角 and 分: 零 stands where 角 is missing, or where the 元 end in 0 and no digit stands between (壹拾元零伍角). */
function smallCapitals(jiao: number, fen: number, yuan: number): string {
  if (jiao === 0 && fen === 0) return '整'
  const zero = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : ''
  const tenths = jiao === 0 ? '' : `${digits[jiao]}角`
  return `${zero}${tenths}${fen === 0 ? '整' : `${digits[fen]}分`}`
}

function wholeCapitals(yuan: number): string {
  let text = ''
  let isZeroDue = false
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const four = Math.floor(yuan / 10_000 ** group) % 10_000
    if (four === 0) {
      isZeroDue = text !== ''
      continue
    }
    if (text !== '' && (isZeroDue || four < 1000)) text += '零'
    // 壹万贰仟亿, not 壹万亿贰仟亿: 亿 is said once for both groups.
    if (group === 2) text = text.replace(/万亿(零?)$/, '万$1')
    text += fourCapitals(four) + groups[group]
    isZeroDue = false
  }
  return text
}

function fourCapitals(four: number): string {
  let text = ''
  let isZeroDue = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit === 0) {
      isZeroDue = text !== ''
      continue
    }
    text += `${isZeroDue ? '零' : ''}${digits[digit]}${places[place]}`
    isZeroDue = false
  }
  return text
}
