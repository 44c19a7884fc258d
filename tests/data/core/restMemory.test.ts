import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { collectAsItGrows, createMemoryRest, ownHeap } from '#data/core/restMemory.ts'

const mb = 1024 * 1024

describe('rest', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function watched(heldMb: number) {
    const state = { held: heldMb * mb, collected: 0, told: 0 }
    const rest = createMemoryRest({
      held: () => state.held,
      collect: () => {
        state.collected += 1
        state.held = 20 * mb
      },
      onQuiet: () => void (state.told += 1),
      quiet: 5_000,
    })
    return { state, rest }
  }

  test('collects once after a quiet moment', async () => {
    const { state, rest } = watched(300)
    rest.begin()
    rest.end()
    await vi.advanceTimersByTimeAsync(4_900)
    expect(state.collected).toBe(0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state).toEqual({ held: 20 * mb, collected: 1, told: 1 })
  })

  test('does not while a call runs, nor soon after another', async () => {
    const { state, rest } = watched(300)
    rest.begin()
    rest.begin()
    rest.end()
    await vi.advanceTimersByTimeAsync(60_000)
    rest.end()
    await vi.advanceTimersByTimeAsync(4_000)
    rest.begin()
    rest.end()
    await vi.advanceTimersByTimeAsync(4_000)
    expect(state).toMatchObject({ collected: 0, told: 0 })
  })

  test('does not for little, but tells others', async () => {
    const { state, rest } = watched(300)
    rest.begin()
    rest.end()
    await vi.advanceTimersByTimeAsync(6_000)
    state.held += 10 * mb
    rest.begin()
    rest.end()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state).toMatchObject({ collected: 1, told: 2 })
  })
})

test('this process can be asked to collect', async () => {
  const garbage = new WeakRef(Array.from({ length: 2_000_000 }, (_, index) => ({ index })))
  const rest = createMemoryRest({ ...ownHeap(), quiet: 1 })
  rest.begin()
  rest.end()
  await vi.waitFor(() => expect(garbage.deref() === undefined).toBe(true), 10_000)
})

describe('long work collects', () => {
  const waste = (): WeakRef<object> => new WeakRef(Array.from({ length: 1_000_000 }, (_, index) => ({ index })))
  /** A weak reference holds on until the turn in which it was made is over. */
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  test('once enough was added', async () => {
    const keepRoom = collectAsItGrows({ above: 0, added: 16 * mb })
    keepRoom()
    const garbage = waste()
    await turn()
    keepRoom()
    expect(garbage.deref() === undefined).toBe(true)
  })

  test('when it is done, however little was added, where much is held', async () => {
    const keepRoom = collectAsItGrows({ above: 0, added: 10_000 * mb })
    keepRoom()
    const garbage = waste()
    await turn()
    keepRoom(true)
    expect(garbage.deref() === undefined).toBe(true)
  })
})
