import { resized, written } from './simulatedDisk.ts'
import type { Files, Operation, SimulatedDisk } from './simulatedDisk.ts'

/**
 * How names in a folder survive. `ordered`: metadata is journalled in order, any sync carries the earlier names along.
 * `fat`: names live on their own; a file's sync carries its own name. `posix`: only a sync of the folder does.
 */
export type NameModel = 'ordered' | 'fat' | 'posix'

export const nameModels = ['ordered', 'fat', 'posix'] as const satisfies readonly NameModel[]

type Body = { durable: Uint8Array<ArrayBufferLike>; pending: Operation[] }
type Name = { inode: number; isDurable: boolean; isRemoved: boolean; isRemovalDurable: boolean; replaced?: Name | undefined }

/**
 * What the disk holds after the power fails before operation `count` of the log: synced data is there, anything else
 * may have arrived, not arrived, or arrived in part, sector by sector, some sectors as garbage.
 */
export function cutPower(simulated: SimulatedDisk, log: readonly Operation[], options: CutOptions): Files {
  const { count, random } = options
  const bodies = new Map<number, Body>()
  const names = new Map<string, Name[]>()
  for (const [path, inode] of simulated.initialInodes) {
    bodies.set(inode, { durable: simulated.initial.get(path)!.slice(), pending: [] })
    names.set(path, [{ inode, isDurable: true, isRemoved: false, isRemovalDurable: false }])
  }
  for (const operation of log.slice(0, count)) play(operation, bodies, names, options)
  const files = new Map<string, Uint8Array>()
  for (const [path, uses] of names) {
    const survivor = uses.filter((name) => survives(name, random)).at(-1) ?? kept(uses.at(-1), options)
    if (survivor !== undefined) files.set(path, settle(bodies.get(survivor.inode)!, random))
  }
  return files
}

export type CutOptions = Readonly<{ count: number; model: NameModel; random: () => number }>

function play(operation: Operation, bodies: Map<number, Body>, names: Map<string, Name[]>, { model, random }: CutOptions): void {
  if (operation.kind === 'create') {
    bodies.set(operation.inode, { durable: new Uint8Array(0), pending: [] })
    const uses = names.get(operation.path) ?? []
    names.set(operation.path, [...uses, { inode: operation.inode, isDurable: false, isRemoved: false, isRemovalDurable: false }])
  } else if (operation.kind === 'remove') {
    for (const name of names.get(operation.path) ?? []) if (name.inode === operation.inode) name.isRemoved = true
  } else if (operation.kind === 'rename') {
    moveName(operation, names)
  } else if (operation.kind === 'write' || operation.kind === 'truncate') {
    bodies.get(operation.inode)!.pending.push(operation)
  } else if (operation.kind === 'sync') {
    syncBody(bodies.get(operation.inode)!, operation.failed === true, random)
    const all = [...names.values()].flat()
    if (operation.failed !== true && model === 'ordered') makeDurable(all)
    if (operation.failed !== true && model === 'fat') makeDurable(all.filter((name) => name.inode === operation.inode && !name.isRemoved))
  } else if (operation.kind === 'syncFolder') {
    makeDurable([...names.values()].flat())
  }
}

function moveName({ from, path, inode }: Operation & { kind: 'rename' }, names: Map<string, Name[]>): void {
  const uses = names.get(path) ?? []
  const replaced = uses.find((name) => !name.isRemoved)
  for (const name of [...uses, ...(names.get(from) ?? [])]) name.isRemoved = true
  names.set(path, [...uses, { inode, isDurable: false, isRemoved: false, isRemovalDurable: false, replaced }])
}

/** A rename over a file is one step where metadata is journalled: the old name or the new one. FAT may lose both. */
function kept(last: Name | undefined, { model }: CutOptions): Name | undefined {
  return model === 'fat' || last?.isRemoved === true ? undefined : last?.replaced
}

/** After a failed sync the system forgets which pages were dirty: each may be lost, and later syncs do not bring it back. */
function syncBody(body: Body, failed: boolean, random: () => number): void {
  for (const operation of body.pending) {
    if (!failed) body.durable = applied(body.durable, operation)
    else if (random() < 0.5) body.durable = torn(body.durable, operation, random)
  }
  body.pending = []
}

function makeDurable(names: readonly Name[]): void {
  for (const name of names) {
    name.isDurable = true
    if (name.isRemoved) name.isRemovalDurable = true
  }
}

function survives(name: Name, random: () => number): boolean {
  if (name.isRemovalDurable) return false
  if (!name.isDurable && random() < 0.5) return false
  return !name.isRemoved || random() < 0.5
}

function settle(body: Body, random: () => number): Uint8Array {
  let bytes: Uint8Array = body.durable.slice()
  for (const operation of body.pending) {
    const fate = random()
    if (fate < 0.35) continue
    bytes = fate < 0.7 ? applied(bytes, operation) : torn(bytes, operation, random)
  }
  return bytes
}

function applied(bytes: Uint8Array, operation: Operation): Uint8Array {
  if (operation.kind === 'truncate') return resized(bytes, operation.size)
  return operation.kind === 'write' ? written(bytes, operation.bytes, operation.position) : bytes
}

const sector = 512

function torn(bytes: Uint8Array, operation: Operation, random: () => number): Uint8Array {
  if (operation.kind !== 'write') return random() < 0.5 ? applied(bytes, operation) : bytes
  let result = bytes
  const { position, bytes: part } = operation
  for (let start = position; start < position + part.length;) {
    const end = Math.min((Math.floor(start / sector) + 1) * sector, position + part.length)
    const fate = random()
    if (fate < 0.05) result = written(result, garbage(end - start, random), start)
    else if (fate < 0.55) result = written(result, part.subarray(start - position, end - position), start)
    start = end
  }
  return result
}

function garbage(length: number, random: () => number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256))
}

/** A small seeded generator (mulberry32), so that a failing trial can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
