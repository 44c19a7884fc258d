/** ISO time as the office reads it, in the PC's own time zone: 2026-03-02 14:05. */
export function timeText(iso: string | null): string {
  if (!iso) return '—'
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Bytes as 12.3 MB; decimal places only where they say something. */
export function bytesText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} 字节`
  if (bytes < 1_048_576) return `${Math.round(bytes / 1_024)} KB`
  if (bytes < 1_073_741_824) return `${(bytes / 1_048_576).toFixed(1)} MB`
  return `${(bytes / 1_073_741_824).toFixed(1)} GB`
}

/** 12,345 */
export function countText(count: number): string {
  return count.toLocaleString('zh-CN')
}
