/** ISO day of the local calendar: ages and deadlines follow the office's day, not Greenwich's. */
export function localDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** ISO time with the local offset, e.g. 2026-11-22T09:30:12+08:00. */
export function localTime(date: Date): string {
  const offset = -date.getTimezoneOffset()
  const sign = offset < 0 ? '-' : '+'
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
  return `${localDay(date)}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${zone}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
