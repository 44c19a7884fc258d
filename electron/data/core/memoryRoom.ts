import { totalmem } from 'node:os'
import { EngineError } from '#data/engine/engineError.ts'
import type { Fault } from '#shared/ipc/faults.ts'

/** What a computer gives: its memory in bytes, and how wide the program's addresses are. */
export type Machine = Readonly<{ memory: number; bits: 32 | 64 }>

export function thisMachine(): Machine {
  return { memory: totalmem(), bits: ['ia32', 'arm'].includes(process.arch) ? 32 : 64 }
}

const mega = 1024 * 1024
/** Bytes per byte of the file, measured with 200,000 persons (669 MB; build/bench/REPORT.md): opening 896 MB, an import with its backups 2,871 MB. */
const measured = { open: 1.34, work: 4.3 }
/** What the system and the window keep for themselves; of a small computer a share, since both make do with less there. */
const others = 1_750 * mega
const leastShare = 0.4
/** What a 32-bit program may count on of its 2 GB of addresses; a file lies in one piece, for which there is less. */
const narrow = { room: 1_536 * mega, piece: 600 * mega }

/**
 * Whether a ledger file of so many bytes can be worked with on a computer: a fault where not even opening can end well,
 * a sentence for the person where large jobs may not, else null. Before any of it is read.
 */
export function memoryFor(file: string, bytes: number, machine: Machine): Fault | string | null {
  const isNarrow = machine.bits === 32
  const whole = Math.max(machine.memory - others, machine.memory * leastShare)
  const room = isNarrow ? Math.min(whole, narrow.room) : whole
  const why = isNarrow ? '32 位的程序最多用 1.5 GB 内存' : `这台电脑共有 ${gigaText(machine.memory)} 内存`
  if (bytes * measured.open > room || (isNarrow && bytes > narrow.piece))
    return { fault: 'file.tooLarge', file, size: megaText(bytes), need: megaText(bytes * measured.open), why }
  if (bytes * measured.work <= room) return null
  const mend = isNarrow ? '最好改用 64 位的程序和 8 GB 内存的电脑' : '最好换一台内存更大的电脑'
  return `这份台账有 ${megaText(bytes)}，${why}，不宽裕：查看和录入照常；导入、合并、完整检查之前请关掉别的程序，${mend}。`
}

const megaText = (bytes: number): string => `${Math.round(bytes / mega)} MB`
const gigaText = (bytes: number): string => `${(bytes / mega / 1024).toFixed(1)} GB`

/** Whether that was thrown for want of memory: by SQLite, by an array that found no room, by a worker that was ended for it. */
export function isShortOfMemory(thrown: unknown): boolean {
  if (thrown instanceof EngineError) return thrown.code === 'SQLITE_NOMEM'
  if (thrown instanceof RangeError) return /allocation failed/i.test(thrown.message)
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
