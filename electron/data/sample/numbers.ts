import { addDays, isoToDayNumber } from '#shared/values/date.ts'
import { hasLuhnDigit } from '#shared/values/bankCard.ts'
import { idCardCheckSign, type Sex } from '#shared/values/idCard.ts'

/** Area code that GB/T 2260 does not assign, so that no invented number is anybody's. */
const area = '439999'

/** Order number from which on the ID numbers of a day are kept for those who are invented later. */
const continued = 400

export type Numbers = Readonly<{
  /** A number for a person born at about that day; the day may move on when 500 of one sex were born on it. */
  idCard: (birthDate: string, sex: Sex) => string
  phone: () => string
  bankCard: () => string
  /** A record id in the form of UUID version 7. */
  recordId: () => string
}>

/**
 * Numbers that never repeat within one township; `origin` (ISO day) dates the record ids. `used` is how many were given
 * out before by another of these with the same seed and day. ID numbers
 * of one day and sex then begin where the first ones, some two a day, never come.
 */
export function uniqueNumbers(seed: number, origin: string, used = 0): Numbers {
  const perDay = new Map<string, number>()
  const first = used === 0 ? 0 : continued
  let phones = used
  let cards = used
  let records = used
  const idCard = (birthDate: string, sex: Sex): string => {
    const key = birthDate + sex
    const before = perDay.get(key) ?? first
    if (before >= 500) return idCard(addDays(birthDate, -1), sex)
    perDay.set(key, before + 1)
    // 37 has no factor in common with 500: every order number comes once, and the last digits spread.
    const order = ((before * 37 + Math.abs(isoToDayNumber(birthDate)) * 101) % 500) * 2 + (sex === '男' ? 1 : 0)
    const first17 = `${area}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
    return first17 + idCardCheckSign(first17)
  }
  return {
    idCard,
    phone: () => `139${spread(seed, phones++)}`,
    bankCard: () => withLuhnDigit(`8199990000${spread(seed + 1, cards++)}`),
    recordId: () => uuid7(isoToDayNumber(origin) * 86_400_000, seed, records++),
  }
}

/** Eight digits, different for each index below 10^8. */
function spread(seed: number, index: number): string {
  return String((index * 7_919_333 + seed * 104_729) % 100_000_000).padStart(8, '0')
}

function withLuhnDigit(digits: string): string {
  for (let digit = 0; digit < 10; digit += 1) if (hasLuhnDigit(digits + digit)) return digits + digit
  return digits
}

/** RFC 9562 version 7, with the counter in the place of the random bits. */
function uuid7(time: number, seed: number, index: number): string {
  const stamp = (time + index).toString(16).padStart(12, '0')
  const tail = (index.toString(16).padStart(8, '0') + (seed >>> 0).toString(16).padStart(8, '0')).slice(0, 16)
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6)}${'0'.repeat(12)}`.slice(0, 36)
}
