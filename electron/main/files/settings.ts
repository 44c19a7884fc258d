import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Settings } from '#shared/ipc/shell.ts'
import { readJson, writeJson } from './jsonFile.ts'

const none: Settings = { operator: '', device: '', zoom: 1 }

/** What each entry may be. Checked by hand, as all small files: zod would take longer than the window. */
const checks: Readonly<Record<keyof Settings, (value: unknown) => boolean>> = {
  operator: (value) => typeof value === 'string' && value.length <= 30,
  device: (value) => typeof value === 'string' && value !== '' && value.length <= 120,
  zoom: (value) => typeof value === 'number' && value >= 0.5 && value <= 2,
  theme: (value) => value === undefined || value === 'system' || value === 'light' || value === 'dark',
  highContrast: (value) => value === undefined || typeof value === 'boolean',
  lockMinutes: isLock,
  printOffset: isOffset,
  labelGrid: isGrid,
}

/** A wrong entry costs itself only: the device's name stands in the history, and another one would be another computer. */
function soundPart(value: Readonly<Record<string, unknown>>): Settings {
  const isSound = ([key, entry]: readonly [string, unknown]): boolean => !Object.hasOwn(checks, key) || checks[key as keyof Settings](entry)
  return { ...none, ...Object.fromEntries(Object.entries(value).filter(isSound)) }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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

/**
 * The settings of this computer's user. The device's name is made once: computer name and a short random part. The settings
 * before the last change lie beside: what a power cut or a bad sector leaves of a file may be nothing.
 */
export function openSettings(path: string): SettingsFile {
  const beside = path.replace(/(\.json)?$/, '.earlier.json')
  const found = readJson(path, isObject, null) ?? readJson(beside, isObject, {})
  let settings = soundPart(found)
  if (settings.device === '') settings = { ...settings, device: `${hostname().slice(0, 60)}-${randomUUID().slice(0, 8)}` }
  if (JSON.stringify(settings) !== JSON.stringify(readJson(path, isObject, null))) writeQuietly(path, settings)
  return {
    get: () => settings,
    set: (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const next = { ...settings, ...given }
      writeQuietly(beside, settings)
      writeJson(path, next, true)
      settings = next
      return settings
    },
  }
}

/** The program starts even where its folder cannot be written. */
function writeQuietly(path: string, settings: Settings): void {
  try {
    writeJson(path, settings, true)
  } catch {
    // Tried again when a setting is changed, and then with an answer.
  }
}
