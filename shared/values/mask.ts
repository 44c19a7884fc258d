/** Masks for screens and public notices: enough to tell people apart, not enough to misuse. */

/** First three and last four digits: 420***********1234. Shorter than eight: all stars. */
export function maskIdCard(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length)
  return number.slice(0, 3) + '*'.repeat(number.length - 7) + number.slice(-4)
}

/** 139****1234; of a landline the last four digits are hidden: 0717-123****. */
export function maskPhone(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(-4)}`
  return number.length <= 4 ? '*'.repeat(number.length) : `${number.slice(0, -4)}****`
}

/** **** 5678 */
export function maskBankCard(number: string): string {
  return `**** ${number.length >= 8 ? number.slice(-4) : ''}`.trimEnd()
}

/** 张** for public lists in which names are not to be read: the first character stays. */
export function maskName(name: string): string {
  const [first, ...rest] = [...name]
  return first === undefined ? '' : first + '*'.repeat(rest.length)
}
