import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Settings } from '#shared/ipc/shell.ts'
import { readJson, writeJson } from './jsonFile.ts'

/** What may stand in the file. Checked by hand, as all small files: zod would take longer than the window. */
function isSettings(value: unknown): value is Settings {
  const { operator, device, zoom, theme, highContrast, lockMinutes, printOffset, labelGrid } = (value ?? {}) as Partial<
    Record<keyof Settings, unknown>
  >
  if (typeof operator !== 'string' || operator.length > 30) return false
  if (typeof device !== 'string' || device === '' || device.length > 120) return false
  if (!isLock(lockMinutes) || !isOffset(printOffset) || !isGrid(labelGrid)) return false
  if (theme !== undefined && theme !== 'system' && theme !== 'light' && theme !== 'dark') return false
  if (highContrast !== undefined && typeof highContrast !== 'boolean') return false
  return typeof zoom === 'number' && zoom >= 0.5 && zoom <= 2
}

function isLock(minutes: unknown): boolean {
  return minutes === undefined || minutes === null || (typeof minutes === 'number' && minutes >= 1 && minutes <= 60)
}

function isOffset(value: unknown): boolean {
  if (value === undefined) return true
  const { rightMm, downMm } = (value ?? {}) as Partial<Record<'rightMm' | 'downMm', unknown>>
  return typeof rightMm === 'number' && typeof downMm === 'number' && Math.abs(rightMm) <= 50 && Math.abs(downMm) <= 50
}

function isGrid(value: unknown): boolean {
  if (value === undefined) return true
  const grid = (value ?? {}) as Readonly<Record<string, unknown>>
  return ['columns', 'rows', 'widthMm', 'heightMm', 'gapMm'].every(
    (key) => typeof grid[key] === 'number' && grid[key] >= 0 && grid[key] <= 400,
  )
}

export type SettingsFile = Readonly<{
  get: () => Settings
  set: (change: Partial<Omit<Settings, 'device'>>) => Settings
}>

/** The settings of this computer's user. The device's name is made once: computer name and a short random part. */
export function openSettings(path: string): SettingsFile {
  const none: Settings = { operator: '', device: '', zoom: 1 }
  let settings = readJson(path, isSettings, none)
  if (settings.device === '') {
    settings = { ...none, device: `${hostname().slice(0, 60)}-${randomUUID().slice(0, 8)}` }
    writeQuietly(path, settings)
  }
  return {
    get: () => settings,
    set: (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const next = { ...settings, ...given }
      writeJson(path, next)
      settings = next
      return settings
    },
  }
}

/** The program starts even where its folder cannot be written. */
function writeQuietly(path: string, settings: Settings): void {
  try {
    writeJson(path, settings)
  } catch {
    // Tried again when a setting is changed, and then with an answer.
  }
}
