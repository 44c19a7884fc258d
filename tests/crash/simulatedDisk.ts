import type { Disk, DiskFile } from '#data/file/disk.ts'

/** One operation as it reached the simulated disk. `begin` and `acknowledged` are set by the test. */
export type Operation =
  | Readonly<{ kind: 'create' | 'remove'; path: string; inode: number }>
  | Readonly<{ kind: 'write'; inode: number; position: number; bytes: Uint8Array }>
  | Readonly<{ kind: 'truncate'; inode: number; size: number }>
  | Readonly<{ kind: 'sync'; inode: number; failed?: boolean }>
  | Readonly<{ kind: 'syncFolder' }>
  | Readonly<{ kind: 'begin' | 'acknowledged'; state: number }>

/** Path → content. */
export type Files = ReadonlyMap<string, Uint8Array>

/** `fail` may throw instead of letting an operation happen; for writes it may let a part through first. */
export type FaultPlan = (operation: string, write?: (part: number) => void) => void

export type SimulatedDisk = Readonly<{
  disk: Disk
  log: Operation[]
  initial: Files
  initialInodes: ReadonlyMap<string, number>
  /** What a process would read now. */
  files: () => Files
  setFaults: (plan: FaultPlan | undefined) => void
}>

type Inode = { readonly number: number; bytes: Uint8Array }

/** A disk in memory that remembers every operation, so that a power cut can be played at any of them. */
export function simulateDisk(initial: Files): SimulatedDisk {
  const names = new Map<string, Inode>()
  const log: Operation[] = []
  let nextInode = 1
  let fail: FaultPlan = () => undefined
  for (const [path, bytes] of initial) names.set(path, { number: nextInode++, bytes: bytes.slice() })
  const initialInodes = new Map([...names].map(([path, inode]) => [path, inode.number]))

  const openInode = (inode: Inode): DiskFile => ({
    read: (target, position) => {
      fail('read')
      const part = inode.bytes.subarray(position, position + target.length)
      target.set(part)
      return part.length
    },
    write: (bytes, position) => {
      const write = (length: number): void => {
        const part = bytes.slice(0, length)
        log.push({ kind: 'write', inode: inode.number, position, bytes: part })
        inode.bytes = written(inode.bytes, part, position)
      }
      fail('write', (share) => write(Math.floor(bytes.length * share)))
      write(bytes.length)
    },
    truncate: (size) => {
      fail('truncate')
      log.push({ kind: 'truncate', inode: inode.number, size })
      inode.bytes = resized(inode.bytes, size)
    },
    sync: () => {
      try {
        fail('sync')
      } catch (thrown) {
        log.push({ kind: 'sync', inode: inode.number, failed: true })
        throw thrown
      }
      log.push({ kind: 'sync', inode: inode.number })
    },
    stat: () => statOf(inode),
    close: () => undefined,
  })

  const disk: Disk = {
    open: (path, mode) => {
      fail('open')
      const present = names.get(path)
      if (mode === 'wx+' && present !== undefined) throw systemError('EEXIST')
      if (mode !== 'wx+' && present === undefined) throw systemError('ENOENT')
      if (present !== undefined) return openInode(present)
      const inode = { number: nextInode++, bytes: new Uint8Array(0) }
      names.set(path, inode)
      log.push({ kind: 'create', path, inode: inode.number })
      return openInode(inode)
    },
    stat: (path) => {
      const inode = names.get(path)
      return inode === undefined ? undefined : statOf(inode)
    },
    resolve: (path) => path,
    syncFolderOf: () => {
      fail('syncFolder')
      log.push({ kind: 'syncFolder' })
    },
    rename: () => {
      throw new Error('the commit protocol renames nothing')
    },
    remove: (path) => {
      fail('remove')
      const inode = names.get(path)
      if (inode === undefined) throw systemError('ENOENT')
      names.delete(path)
      log.push({ kind: 'remove', path, inode: inode.number })
    },
  }
  const files = (): Files => new Map([...names].map(([path, inode]) => [path, inode.bytes.slice()]))
  return { disk, log, initial, initialInodes, files, setFaults: (plan) => (fail = plan ?? (() => undefined)) }
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function statOf(inode: Inode): ReturnType<DiskFile['stat']> {
  return { id: String(inode.number), size: inode.bytes.length, modifiedAt: 0, isFile: true }
}

export function written(bytes: Uint8Array, part: Uint8Array, position: number): Uint8Array {
  const result = bytes.length >= position + part.length ? bytes : resized(bytes, position + part.length)
  result.set(part, position)
  return result
}

export function resized(bytes: Uint8Array, size: number): Uint8Array {
  const result = new Uint8Array(size)
  result.set(bytes.subarray(0, size))
  return result
}
