import * as fs from 'node:fs'
import { errorCode } from '#data/file/disk.ts'
import type { ReadBack } from '#shared/ipc/parts/copies.ts'

const pieceBytes = 1024 * 1024

/**
 * Opening past the system's cache: O_DIRECT on Linux; on Windows libuv turns this bit into FILE_FLAG_NO_BUFFERING
 * (uv/win.h, UV_FS_O_DIRECT), which Node passes on though it does not name it.
 */
function directFlag(): number | undefined {
  if (process.platform === 'win32') return 0x0200_0000
  return (fs.constants as Readonly<Record<string, number | undefined>>)['O_DIRECT']
}

/**
 * Reads a file piece by piece through a handle of its own. What was just written is mostly still in the system's memory,
 * and reading that proves nothing about the stick: where the system lets us, the drive itself is read. Answers which of
 * the two it was.
 */
export async function readPastCache(path: string, take: (piece: Uint8Array) => Promise<void> | void): Promise<ReadBack> {
  const flag = directFlag()
  if (flag !== undefined && (await readDirectly(path, flag, take))) return 'medium'
  await readPieces(await fs.promises.open(path, 'r'), new Uint8Array(pieceBytes), take)
  return 'reopened'
}

/** File systems in memory and some drivers refuse the flag with one of these codes, at opening or at the first read. */
const refusals = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'UNKNOWN', 'EPERM'])

async function readDirectly(path: string, flag: number, take: (piece: Uint8Array) => Promise<void> | void): Promise<boolean> {
  let wasTaken = false
  const noting = (piece: Uint8Array): Promise<void> | void => {
    wasTaken = true
    return take(piece)
  }
  try {
    const file = await fs.promises.open(path, fs.constants.O_RDONLY | flag)
    await readPieces(file, alignedPiece(), noting)
    return true
  } catch (thrown) {
    if (wasTaken || !refusals.has(errorCode(thrown))) throw thrown
    return false
  }
}

/** The types of Node leave it out. */
const webAssembly = (globalThis as unknown as { WebAssembly: { Memory: new (pages: { initial: number }) => { buffer: ArrayBuffer } } })
  .WebAssembly

/** Direct reading wants memory that begins at a page: that of WebAssembly does, other buffers begin anywhere. */
function alignedPiece(): Uint8Array {
  const memory = new webAssembly.Memory({ initial: pieceBytes / 65_536 })
  return new Uint8Array(memory.buffer)
}

async function readPieces(
  file: fs.promises.FileHandle,
  piece: Uint8Array,
  take: (piece: Uint8Array) => Promise<void> | void,
): Promise<void> {
  try {
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at)
      if (bytesRead === 0) return
      await take(piece.subarray(0, bytesRead))
      at += bytesRead
      // A short piece is the end; asking on from there would not be aligned.
      if (bytesRead < piece.length) return
    }
  } finally {
    await file.close()
  }
}
