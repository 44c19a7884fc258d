import type { BackupFile } from './backupFiles.ts'

/** Kept by default: 3 of today, the last of each of 10 days, the last of each of 12 months. */
const keptToday = 3
const keptDays = 10
const keptMonths = 12

/**
 * Which backups may be removed. Only proved ones that the program made by itself are candidates; the newest proved one
 * and those a person asked for (`手动`) or that a change of encryption left (`加密前`, `解密前`) always stay.
 */
export function backupsToRemove(backups: readonly BackupFile[], now: Date): BackupFile[] {
  const candidates = backups
    .filter((backup) => backup.proof !== undefined && !keptReasons.includes(backup.reason))
    .sort((left, right) => (left.at < right.at ? 1 : -1))
  const today = dayOf(now)
  const kept = new Set<BackupFile>(candidates.slice(0, 1))
  for (const backup of candidates.filter(({ at }) => at.slice(0, 10) === today).slice(0, keptToday)) kept.add(backup)
  for (const backup of lastOfEach(candidates, 10).slice(0, keptDays)) kept.add(backup)
  for (const backup of lastOfEach(candidates, 7).slice(0, keptMonths)) kept.add(backup)
  return candidates.filter((backup) => !kept.has(backup))
}

/** The reason of backups that a person asked for. */
export const manualReason = '手动'

/** The reasons of the backups that stand for the file as it was before it was sealed, or made plain. */
export const beforeSealing = '加密前'
export const beforeUnsealing = '解密前'

const keptReasons: readonly string[] = [manualReason, beforeSealing, beforeUnsealing]

/** The newest backup of each day (10 characters of the ISO time) or month (7), newest first. */
function lastOfEach(newestFirst: readonly BackupFile[], characters: number): BackupFile[] {
  const seen = new Set<string>()
  return newestFirst.filter(({ at }) => {
    const period = at.slice(0, characters)
    if (seen.has(period)) return false
    seen.add(period)
    return true
  })
}

/** Local calendar day as 2026-11-22. */
export function dayOf(date: Date): string {
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
}

export function two(value: number): string {
  return String(value).padStart(2, '0')
}
