import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { mostReleaseBytes, readRelease, releaseName } from './release.ts'
import type { Release } from './release.ts'

/** A release that lies in `folder`; null where its release.json is none of ours or cannot be read. */
export type FoundRelease = Readonly<{ folder: string; release: Release | null }>

/** A folder that does not answer in time (sleeping network drive, empty card reader) is left out. */
const patienceMs = 3_000
/** No more folders than this are looked into on a stick. */
const mostBelow = 60

/** Looks for releases in the given folders and directly below them. Never fails; what does not answer is left out. */
export async function lookAround(folders: readonly string[], patience = patienceMs): Promise<readonly FoundRelease[]> {
  const found = await Promise.all([...new Set(folders)].map((folder) => inTime(lookInto(folder), patience)))
  const all = found.flat()
  return all.filter(({ folder }, at) => all.findIndex((one) => one.folder === folder) === at)
}

async function lookInto(folder: string): Promise<readonly FoundRelease[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true })
  const below = entries.filter((entry) => entry.isDirectory() && !/^[.$~]|^System Volume Information$/.test(entry.name))
  const places = [folder, ...below.slice(0, mostBelow).map(({ name }) => join(folder, name))]
  const found = await Promise.all(places.map(releaseIn))
  return found.flatMap((one) => (one === null ? [] : [one]))
}

/** Null where there is none. */
async function releaseIn(folder: string): Promise<FoundRelease | null> {
  const path = join(folder, releaseName)
  try {
    const stat = await fs.lstat(path)
    if (!stat.isFile()) return null
    if (stat.size > mostReleaseBytes) return { folder, release: null }
    return { folder, release: readRelease(await fs.readFile(path, 'utf8')) }
  } catch {
    return null
  }
}

function inTime(looked: Promise<readonly FoundRelease[]>, patience: number): Promise<readonly FoundRelease[]> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve([]), patience)
    const settle = (value: readonly FoundRelease[]): void => {
      clearTimeout(timer)
      resolve(value)
    }
    looked.then(settle, () => settle([]))
  })
}
