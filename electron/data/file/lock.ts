import { randomBytes } from 'node:crypto'
import { hostname, uptime } from 'node:os'
import { isFault } from '#shared/ipc/faults.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import { errorCode } from './disk.ts'
import type { Disk, DiskFile } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { readWhole } from './recover.ts'

/**
 * One writer per database across processes and PCs, by a file `<database>.lock` that is created exclusively.
 * Own code instead of proper-lockfile: that one keeps nothing about the holder, so it can neither say who has the file
 * nor see at once that the holder is dead, and it compares the clocks of two PCs.
 */
export type LockHolder = Readonly<{
  who: string
  host: string
  pid: number
  /** ISO time at which the file was opened. */
  since: string
  /** Random per opening: tells one holder's lock from another's at the same path. */
  token: string
}>

export type Lock = Readonly<{
  holder: LockHolder
  /** Undefined while the lock on disk is still this one, else who took it over. */
  lostTo: () => Fault | undefined
  release: () => void
}>

export type LockOptions = Readonly<{ who?: string; heartbeatMs?: number }>

export function lockPath(databasePath: string): string {
  return `${databasePath}.lock`
}

/** Takes the lock or answers `file.locked` with who, where and since. Other faults: `disk.*`. */
export function acquireLock(disk: Disk, databasePath: string, options: LockOptions = {}): Outcome<Lock> {
  const holder: LockHolder = {
    who: options.who ?? '',
    host: hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
    token: randomBytes(9).toString('hex'),
  }
  try {
    for (let round = 0; round < 3; round++) {
      const file = tryCreate(disk, databasePath, holder)
      if (file !== undefined) return hold(disk, databasePath, { file, holder, heartbeatMs: options.heartbeatMs ?? 30_000 })
      const refused = removeStale(disk, databasePath, holder.token)
      if (isFault(refused)) return refused
    }
    return lockedFault(databasePath, readHolder(disk, lockPath(databasePath)))
  } catch (thrown) {
    return diskFault(thrown, databasePath)
  }
}

/** Who holds the lock now, live or stale; undefined when nobody does. */
export function readLock(disk: Disk, databasePath: string): LockHolder | undefined {
  return readHolder(disk, lockPath(databasePath))
}

/** Locks that this process holds: a lock file with our pid that is not among them is left over from before a reboot. */
const held = new Set<string>()

function tryCreate(disk: Disk, databasePath: string, holder: LockHolder): DiskFile | undefined {
  let file: DiskFile
  try {
    file = disk.open(lockPath(databasePath), 'wx+')
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return undefined
    throw thrown
  }
  file.write(encode(holder), 0)
  return file
}

type Held = Readonly<{ file: DiskFile; holder: LockHolder; heartbeatMs: number }>

function hold(disk: Disk, databasePath: string, { file, holder, heartbeatMs }: Held): Lock {
  held.add(holder.token)
  const lostTo = (): Fault | undefined => {
    const present = readHolder(disk, lockPath(databasePath))
    // A lock file that is gone (deleted by hand, stick pulled) is nobody's: the database's own checks decide then.
    return present === undefined || present.token === holder.token ? undefined : lockedFault(databasePath, present)
  }
  const timer = setInterval(() => ignoringDiskErrors(() => file.write(encode(holder), 0)), heartbeatMs)
  timer.unref()
  const release = (): void => {
    if (!held.delete(holder.token)) return
    clearInterval(timer)
    ignoringDiskErrors(() => file.close())
    ignoringDiskErrors(() => {
      if (readHolder(disk, lockPath(databasePath))?.token === holder.token) disk.remove(lockPath(databasePath))
    })
  }
  return { holder, lostTo, release }
}

/** Clears a lock whose holder is gone. Answers the fault when the holder is alive. */
function removeStale(disk: Disk, databasePath: string, token: string): Fault | undefined {
  const path = lockPath(databasePath)
  const holder = readHolder(disk, path)
  if (!isStale(holder, heartbeatAgeMs(disk, path, token))) return lockedFault(databasePath, holder)
  const aside = `${path}.${token}`
  try {
    disk.rename(path, aside)
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return undefined
    throw thrown
  }
  const moved = readHolder(disk, aside)
  if (moved?.token !== holder?.token && disk.stat(path) === undefined) {
    // Between reading and renaming, another process had replaced the stale lock by its own: give it back.
    disk.rename(aside, path)
    return lockedFault(databasePath, moved)
  }
  disk.remove(aside)
  return undefined
}

/** Another PC: its heartbeat every 30 s must have stopped for 2 minutes. */
const otherHostStaleMs = 2 * 60_000
/** Same PC and a process with that pid is alive: it may be another program that got the pid since. */
const samePidStaleMs = 10 * 60_000
/** A lock without readable content is one that is just being written. */
const unreadableStaleMs = 10_000

function isStale(holder: LockHolder | undefined, ageMs: number): boolean {
  if (holder === undefined) return ageMs > unreadableStaleMs
  if (holder.host !== hostname()) return ageMs > otherHostStaleMs
  if (holder.pid === process.pid) return !held.has(holder.token)
  return !isAlive(holder.pid) || ageMs > Math.min(samePidStaleMs, uptime() * 1000)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return errorCode(thrown) === 'EPERM'
  }
}

/** Both times come from the disk's own clock (a server's, for a share): the clocks of two PCs may be hours apart. */
function heartbeatAgeMs(disk: Disk, path: string, token: string): number {
  const probePath = `${path}.${token}.now`
  const probe = disk.open(probePath, 'wx+')
  try {
    probe.write(new Uint8Array(1), 0)
    const present = disk.stat(path)
    return present === undefined ? Infinity : probe.stat().modifiedAt - present.modifiedAt
  } finally {
    probe.close()
    disk.remove(probePath)
  }
}

function encode(holder: LockHolder): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(holder))
}

function readHolder(disk: Disk, path: string): LockHolder | undefined {
  try {
    const bytes = readWhole(disk, path)
    const value: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes))
    return isHolder(value) ? value : undefined
  } catch (thrown) {
    if (thrown instanceof SyntaxError || errorCode(thrown) !== '') return undefined
    throw thrown
  }
}

function isHolder(value: unknown): value is LockHolder {
  const { host, pid, token } = (value ?? {}) as Record<string, unknown>
  return typeof host === 'string' && typeof pid === 'number' && typeof token === 'string'
}

function lockedFault(databasePath: string, holder: LockHolder | undefined): Fault {
  const where = holder === undefined ? '未知电脑' : holder.host
  const who = holder?.who || '另一个窗口或用户'
  return { fault: 'file.locked', file: databasePath, who, where, since: holder?.since ?? '刚才' }
}

function ignoringDiskErrors(work: () => void): void {
  try {
    work()
  } catch (thrown) {
    if (errorCode(thrown) === '') throw thrown
  }
}
