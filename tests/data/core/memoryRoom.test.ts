import { statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isShortOfMemory, memoryFor, type Machine } from '#data/core/memoryRoom.ts'
import { EngineError, toEngineError } from '#data/engine/engineError.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'
import { openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

const mega = 1024 * 1024
const computer = (gigabytes: number, bits: Machine['bits'] = 64): Machine => ({ memory: gigabytes * 1024 * mega, bits })

/** 'refused', 'warned' or 'plain'. */
function told(megabytes: number, machine: Machine): string {
  const verdict = memoryFor('青溪镇.tzdb', megabytes * mega, machine)
  if (verdict === null) return 'plain'
  return isFault(verdict) ? 'refused' : 'warned'
}

describe('a file against the memory of a computer', () => {
  test('a township of 38,000 persons (121 MB) is opened without a word by every computer of 2 GB', () => {
    expect([computer(2), computer(4), computer(2, 32), computer(4, 32)].map((machine) => told(121, machine))).toEqual(
      Array(4).fill('plain'),
    )
  })

  test('200,000 persons (669 MB): plain with 8 GB, warned of with 4 GB, refused with 2 GB and by a 32-bit program', () => {
    expect([computer(8), computer(4), computer(2), computer(4, 32)].map((machine) => told(669, machine))).toEqual([
      'plain',
      'warned',
      'refused',
      'refused',
    ])
  })

  test('a larger file or a smaller computer is never judged more kindly', () => {
    const strictness = ['plain', 'warned', 'refused']
    for (const bits of [32, 64] as const) {
      const by = (size: number, memory: number): number => strictness.indexOf(told(size, computer(memory, bits)))
      for (let size = 50; size < 4_000; size += 50) {
        for (const memory of [1, 2, 3, 4, 8]) {
          expect(by(size + 50, memory)).toBeGreaterThanOrEqual(by(size, memory))
          expect(by(size, memory)).toBeGreaterThanOrEqual(by(size, memory * 2))
        }
      }
    }
  })

  test('the refusal names the file, what it needs and what there is', () => {
    const verdict = memoryFor('青溪镇.tzdb', 669 * mega, computer(4, 32))
    expect(isFault(verdict) && faultText(verdict)).toBe(
      '“青溪镇.tzdb”（669 MB）太大，没有打开：打开它约需 896 MB 内存，32 位的程序最多用 1.5 GB 内存。请在内存更大的电脑上用 64 位的程序打开；文件没有改动。',
    )
  })
})

describe('opening', () => {
  let core: TestCore
  let machine = computer(8)
  beforeEach(async () => {
    machine = computer(8)
    core = await openTestCore({ machine: () => machine })
  })
  afterEach(() => core.dispose())

  /** A computer with so many times the memory that opening the test file takes. */
  const memoryOf = (times: number): Machine => ({ memory: (statSync(core.at('测试镇.tzdb')).size * 1.34 * times) / 0.4, bits: 64 })

  test('a file that the computer cannot hold is refused before anything is read, and opens on a larger one', async () => {
    await core.ok('file.close', {})
    const token = core.token(core.at('测试镇.tzdb'))
    machine = memoryOf(0.9)
    expect(await core.refused('file.open', { token })).toMatchObject({ fault: 'file.tooLarge' })
    expect(await core.ok('file.info', {})).toBeNull()
    machine = memoryOf(1.5)
    expect((await core.ok('file.open', { token })).notices).toEqual([expect.stringContaining('导入、合并、完整检查之前请关掉别的程序')])
    await core.ok('file.close', {})
    machine = computer(8)
    expect((await core.ok('file.open', { token })).notices).toEqual([])
  })
})

test('want of memory is told from bugs', () => {
  const noRoom = (() => {
    try {
      return new ArrayBuffer(Number.MAX_SAFE_INTEGER)
    } catch (thrown) {
      return thrown
    }
  })()
  expect([
    noRoom,
    toEngineError(new Error('out of memory')),
    Object.assign(new Error('x'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
  ]).toSatisfy((all: readonly unknown[]) => all.every(isShortOfMemory))
  expect(
    [new RangeError('Invalid time value'), new EngineError('SQLITE_ERROR', 'no such table'), new Error('x')].some(isShortOfMemory),
  ).toBe(false)
})
