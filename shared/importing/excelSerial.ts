/** Excel day serials of the 1900 system: 1 = 1900-01-01, the fraction is the time of day. */

const DAY_MS = 86_400_000
/** 9999-12-31, the last day that Excel shows. */
const LAST_SERIAL = 2_958_465
/** 1904 system → 1900 system. */
export const SHIFT_1904 = 1462

export function isDateSerial(serial: number): boolean {
  return serial >= 0 && serial < LAST_SERIAL + 1
}

/**
 * `YYYY-MM-DD`, with ` hh:mm:ss` when there is a time of day; only `hh:mm:ss` below serial 1. Excel counts a
 * 1900-02-29 that never was: serial 60 reads so, and the days before it are shifted by one.
 */
export function serialToIso(serial: number): string {
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  const clock = new Date((seconds - day * 86_400) * 1000).toISOString().slice(11, 19)
  if (day < 1) return clock
  const date = day === 60 ? '1900-02-29' : isoDay(day)
  return clock === '00:00:00' ? date : `${date} ${clock}`
}

/** Serial of an ISO date `YYYY-MM-DD[( |T)hh:mm[:ss]]`, or null when it is none or before 1900-03-01. */
export function isoToSerial(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?(?:\.\d+)?Z?$/.exec(iso)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const time = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(time)
  if (back.getUTCDate() !== day || back.getUTCMonth() !== month - 1 || back.getUTCHours() !== hour) return null
  const serial = time / DAY_MS + 25_569
  return serial >= 61 ? serial : null
}

function isoDay(day: number): string {
  return new Date((day - (day > 60 ? 25_569 : 25_568)) * DAY_MS).toISOString().slice(0, 10)
}
