import type { Decoded } from './codec.ts'
import type { DiskFile } from './disk.ts'
import { readHeader } from './header.ts'
import { brokenSeals, isSealed } from './seal.ts'

/** Bytes read at a time: a multiple of every page size. */
const chunkBytes = 8 * 1024 * 1024
/** The disk has its next order while one is looked at. */
const ordersAtATime = 2

export type WholeImage = Decoded &
  Readonly<{
    /** Numbers (from 1) of the pages whose seal does not fit; undefined where the file has no seals, or no header. */
    unsealed: readonly number[] | undefined
  }>

/**
 * Reads a plain database file into `target` piece by piece while the program goes on, and proves the seals of what has
 * come while the disk brings the rest: on an old PC that takes two seconds in which the processor had nothing to do.
 * Throws what the disk throws.
 */
export async function readWhole(file: Pick<DiskFile, 'read' | 'readAside'>, target: Uint8Array, chunk = chunkBytes): Promise<WholeImage> {
  const order = (start: number): Promise<number> => {
    const piece = readPiece(file, target.subarray(start, start + chunk), start)
    // Looked at in its turn; until then its failure is nobody's.
    piece.catch(() => undefined)
    return piece
  }
  const orders: Promise<number>[] = []
  const unsealed: number[] = []
  let ordered = 0
  let bytes = 0
  let pageSize: number | undefined
  for (let start = 0; start < target.length; start += chunk) {
    for (; ordered < target.length && orders.length < ordersAtATime; ordered += chunk) orders.push(order(ordered))
    const count = await firstOf(orders)
    if (start === 0 && isSealed(target.subarray(0, count))) pageSize = readHeader(target)?.pageSize
    bytes += count
    if (pageSize !== undefined) unsealed.push(...brokenIn(target.subarray(start, start + count), start, pageSize))
    if (count < Math.min(chunk, target.length - start)) break
  }
  await Promise.allSettled(orders)
  return { bytes, broken: [], unsealed: pageSize === undefined ? undefined : unsealed }
}

async function readPiece(file: Pick<DiskFile, 'read' | 'readAside'>, target: Uint8Array, position: number): Promise<number> {
  return file.readAside === undefined ? file.read(target, position) : file.readAside(target, position)
}

/** The others are waited for before a failure is told: nothing may still write into the image then. */
async function firstOf(orders: Promise<number>[]): Promise<number> {
  const first = orders.shift() ?? Promise.resolve(0)
  const [outcome] = await Promise.allSettled([first])
  if (outcome.status === 'fulfilled') return outcome.value
  await Promise.allSettled(orders)
  throw outcome.reason
}

function brokenIn(bytes: Uint8Array, start: number, pageSize: number): readonly number[] {
  return brokenSeals(bytes, pageSize).map((page) => page + start / pageSize)
}
