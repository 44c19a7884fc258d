import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readTableFile } from '#data/excel/readFile.ts'
import type { Reading } from '#data/excel/reading.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { findDuplicates, type DuplicatePair } from '#shared/matching/findDuplicates.ts'
import { personIndex } from '#shared/matching/personIndex.ts'
import type { PersonWords } from '#shared/matching/personKeys.ts'
import { lookAtSheets, matchRows } from './matchRows.ts'
import type { MatchMessage, MatchOrder, MatchTask, OpenedList } from './orders.ts'

/**
 * Reads a list, keeps it, and compares: all that takes long happens here, so that the data core stays free for the window.
 * Ended by the parent, at once, whatever it is doing.
 */

const task = workerData as MatchTask
let reading: Reading | null = null

const send = (message: MatchMessage): void => parentPort?.postMessage(message)
if (task.path !== null) send({ answer: open(task) })
parentPort?.on('message', (order: MatchOrder) => send({ answer: answer(order) }))

function open({ path, password, entry }: Extract<MatchTask, { path: string }>): OpenedList | Fault {
  const onProgress = (share: number): void => send({ progress: { done: Math.round(share * 1000), total: 1000, text: '正在读取名单' } })
  const read = readTableFile(path, { password, entry, onProgress })
  if (isFault(read)) return read
  reading = read as Reading
  return { sha256: digestOf(path), warnings: reading.warnings, entry: reading.entry ?? null }
}

/** Piece by piece: a list may be a fifth of the memory that is allowed. */
function digestOf(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1 << 20)
  const file = openSync(path, 'r')
  try {
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) hash.update(piece.subarray(0, length))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

function answer(order: MatchOrder): Extract<MatchMessage, { answer: unknown }>['answer'] {
  if (order.order === 'duplicates') return duplicatesAmong(order.people)
  if (!reading) throw new Error('the list was not read')
  if (order.order === 'look') return lookAtSheets(reading, order.villages, order.roles)
  return matchRows(reading, order, (done, total) => send({ progress: { done, total, text: '正在逐行比对' } }))
}

function duplicatesAmong(people: readonly PersonWords[]): readonly DuplicatePair[] {
  const steps = findDuplicates(personIndex(people, { fuzzy: true }))
  let step = steps.next()
  while (!step.done) {
    if (step.value % 2_000 === 0) send({ progress: { done: step.value, total: people.length, text: '正在两两比较' } })
    step = steps.next()
  }
  return step.value
}
