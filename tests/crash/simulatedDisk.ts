import type { Disk, DiskFile } from '#data/file/disk.ts'

/** One operation as it reached the simulated disk. `begin` and `acknowledged` are set by the test. */
export type Operation =
  | Readonly<{ kind: 'create' | 'remove'; path: string; inode: number }>
  | Readonly<{ kind: 'rename'; from: string; path: string; inode: number }>
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

type State = {
  readonly names: Map<string, Inode>
  readonly log: Operation[]
  nextInode: number
  fail: FaultPlan
}

const noFaults: FaultPlan = () => undefined

/** A disk in memory that remembers every operation, so that a power cut can be played at any of them. */
export function simulateDisk(initial: Files): SimulatedDisk {
  const state: State = { names: new Map(), log: [], nextInode: 1, fail: noFaults }
  for (const [path, bytes] of initial) state.names.set(path, { number: state.nextInode++, bytes: bytes.slice() })
  return {
    disk: diskOf(state),
    log: state.log,
    initial,
    initialInodes: new Map([...state.names].map(([path, inode]) => [path, inode.number])),
    files: () => new Map([...state.names].map(([path, inode]) => [path, inode.bytes.slice()])),
    setFaults: (plan) => (state.fail = plan ?? noFaults),
  }
}

function diskOf(state: State): Disk {
  return {
    open: (path, mode) => {
      state.fail('open')
      return fileOf(state, mode === 'wx+' ? created(state, path) : existing(state, path))
    },
    stat: (path) => {
      const inode = state.names.get(path)
      return inode && statOf(inode)
    },
    resolve: (path) => path,
    syncFolderOf: () => {
      state.fail('syncFolder')
      state.log.push({ kind: 'syncFolder' })
    },
    rename: (from, to) => {
      state.fail('rename')
      const inode = existing(state, from)
      state.names.delete(from)
      state.names.set(to, inode)
      state.log.push({ kind: 'rename', from, path: to, inode: inode.number })
    },
    remove: (path) => {
      state.fail('remove')
      const inode = existing(state, path)
      state.names.delete(path)
      state.log.push({ kind: 'remove', path, inode: inode.number })
    },
  }
}

function created(state: State, path: string): Inode {
  if (state.names.has(path)) throw systemError('EEXIST')
  const inode = { number: state.nextInode++, bytes: new Uint8Array(0) }
  state.names.set(path, inode)
  state.log.push({ kind: 'create', path, inode: inode.number })
  return inode
}

function existing(state: State, path: string): Inode {
  const inode = state.names.get(path)
  if (inode === undefined) throw systemError('ENOENT')
  return inode
}

function fileOf(state: State, inode: Inode): DiskFile {
  const { log } = state
  const write = (bytes: Uint8Array, position: number): void => {
    log.push({ kind: 'write', inode: inode.number, position, bytes })
    inode.bytes = written(inode.bytes, bytes, position)
  }
  return {
    read: (target, position) => {
      state.fail('read')
      const part = inode.bytes.subarray(position, position + target.length)
      target.set(part)
      return part.length
    },
    write: (bytes, position) => {
      state.fail('write', (share) => write(bytes.slice(0, Math.floor(bytes.length * share)), position))
      write(bytes.slice(), position)
    },
    truncate: (size) => {
      state.fail('truncate')
      log.push({ kind: 'truncate', inode: inode.number, size })
      inode.bytes = resized(inode.bytes, size)
    },
    sync: () => sync(state, inode),
    stat: () => statOf(inode),
    close: () => undefined,
  }
}

function sync({ fail, log }: State, inode: Inode): void {
  try {
    fail('sync')
  } catch (thrown) {
    log.push({ kind: 'sync', inode: inode.number, failed: true })
    throw thrown
  }
  log.push({ kind: 'sync', inode: inode.number })
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
