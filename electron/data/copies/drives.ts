import { promises as fs } from 'node:fs'
import { basename } from 'node:path'
import { isRemovable, mounts, namedSticks } from '#data/file/removable.ts'
import { nodeMedium, type Medium } from './medium.ts'

/** A place that a copy can go to. */
export type Drive = Readonly<{ path: string; name: string; removable: boolean; freeBytes: number | null }>

/** A drive that does not answer in time (sleeping network drive, empty card reader) is left out. */
const patienceMs = 1_500

/** Drives of this computer, removable ones first; on Linux only those, since everything else is one tree. */
export async function listDrives(medium: Pick<Medium, 'freeBytes'> = nodeMedium): Promise<readonly Drive[]> {
  const found = await Promise.all(candidates().map((path) => inTime(describe(medium, path))))
  const drives = found.filter((drive): drive is Drive => drive !== null)
  return [...drives].sort((a, b) => Number(b.removable) - Number(a.removable) || (a.path < b.path ? -1 : 1))
}

function candidates(): readonly string[] {
  const sticks = namedSticks()
  if (process.platform === 'win32') return [...sticks, ...[...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`)]
  const points = mounts().flatMap(({ point, removable }) => (removable ? [point] : []))
  return [...new Set([...sticks, ...points])]
}

async function describe(medium: Pick<Medium, 'freeBytes'>, path: string): Promise<Drive | null> {
  const isFolder = await fs.stat(path).then(
    (stat) => stat.isDirectory(),
    () => false,
  )
  if (!isFolder) return null
  const freeBytes = await medium.freeBytes(path).catch(() => null)
  return { path, name: basename(path) || path.replace(/[\\/]$/, ''), removable: isRemovable(path), freeBytes }
}

function inTime<T>(asked: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs)
    const settle = (value: T | null): void => {
      clearTimeout(timer)
      resolve(value)
    }
    asked.then(settle, () => settle(null))
  })
}
