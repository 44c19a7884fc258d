import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Beside the program it means 绿色版: all of its data stays beside it. Only the zip contains it (build/installer/portable.mjs). */
export const portableMarker = 'portable.ini'
/** The data folder of a 绿色版, beside the program. */
export const portableFolder = 'UserData'

export type Refused = Readonly<{ folder: string; reason: 'full' | 'protected' | 'other' }>

/** `refused` are the folders that were wanted before this one; with `isWritable` false not even this one takes anything. */
export type DataFolder = Readonly<{ path: string; isWritable: boolean; isPortable: boolean; refused: readonly Refused[] }>

/** What the program could keep its data in, by preference. */
export type Wishes = Readonly<{
  /** Folder of the executable. */
  programFolder: string
  /** The usual folder of this user. Asking Electron for it makes it: a 绿色版 is to leave no trace on the computer. */
  usual: () => string
  /** Named by the environment, for tests: then nothing else is looked at before it. */
  own: string | undefined
  /** Where things that need not last are put. */
  temporary: string
}>

/**
 * Chooses the folder for settings, recent files, practice ledgers and logs, by writing into it: that alone tells of write
 * protection, missing rights and full disks. What a refused folder still lets be read (settings, recent files) is taken
 * along, so that a protected stick keeps its operator and device.
 */
export function chooseDataFolder({ programFolder, usual, own, temporary }: Wishes): DataFolder {
  const isPortable = !own && existsSync(join(programFolder, portableMarker))
  const first = own ? () => own : isPortable ? () => join(programFolder, portableFolder) : usual
  const others = [...(isPortable ? [usual] : []), () => join(temporary, 'TownshipLedger')]
  const refused: Refused[] = []
  for (const folder of [first, ...others]) {
    const path = folder()
    const reason = refusalOf(path)
    if (reason === null) {
      for (const one of refused) takeAlong(one.folder, path)
      return { path, isWritable: true, isPortable, refused }
    }
    refused.push({ folder: path, reason })
  }
  return { path: first(), isWritable: false, isPortable, refused }
}

/** What the person is told, or null when everything is as wanted. */
export function dataFolderNotice({
  path,
  isWritable,
  isPortable,
  refused,
}: DataFolder): Readonly<{ message: string; detail: string }> | null {
  const [first] = refused
  if (first === undefined) return null
  const message = isPortable ? '绿色版旁边的数据文件夹写不进去。' : '程序的数据文件夹写不进去。'
  const place = isWritable ? `这一次改用：${path}` : '也没有别的地方可用：这一次的设置和最近文件不会记住。'
  const stick = isPortable ? '设置、最近打开的文件和日志这一次不会留在程序旁边。' : ''
  const advice = reasons[first.reason].advice
  return { message, detail: `${first.folder}\n原因：${reasons[first.reason].words}\n\n${place}\n${stick}台账文件不受影响。${advice}` }
}

const reasons = {
  full: { words: '磁盘满了', advice: '请先腾出空间再修改台账，否则修改也会存不进去。' },
  protected: { words: '写保护、只读，或者没有权限', advice: '请打开 U 盘的写保护开关，或把程序放到有权限的文件夹。' },
  other: { words: '磁盘不能正常读写', advice: '请检查磁盘或 U 盘是否插好。' },
} as const

/** The folder of a 绿色版 whose data folder this is, else null. */
export function portableHome(dataFolder: string): string | null {
  const home = dirname(dataFolder)
  return basename(dataFolder) === portableFolder && existsSync(join(home, portableMarker)) ? home : null
}

/**
 * Where a 绿色版 proposes to save: a ledger that was made on a stick is not left behind on somebody's computer. Null where
 * there can be no such folder.
 */
export function portableDocuments({ path, isPortable, refused }: DataFolder): string | null {
  if (!isPortable || refused.length > 0) return null
  const folder = join(dirname(path), '台账')
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch {
    return null
  }
}

/** Less than that is no room to work in: a file of this size is written and removed. Bytes. */
const probeBytes = 65_536

function refusalOf(folder: string): Refused['reason'] | null {
  const probe = join(folder, `.write-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, Buffer.alloc(probeBytes))
    return null
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOSPC' || code === 'EDQUOT') return 'full'
    return ['EROFS', 'EACCES', 'EPERM'].includes(code) ? 'protected' : 'other'
  } finally {
    rmSync(probe, { force: true })
  }
}

function takeAlong(from: string, to: string): void {
  try {
    for (const name of readdirSync(from).filter((one) => one.endsWith('.json') && one !== 'start.json')) {
      copyFileSync(join(from, name), join(to, name))
    }
  } catch {
    // A folder that is not there holds nothing.
  }
}
