import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { showInTaskbar } from '#electron/main/window/taskbar.ts'

let shown: number[]
let flashed: number
let focused: boolean
beforeEach(() => {
  vi.useFakeTimers()
  shown = []
  flashed = 0
  focused = false
})
afterEach(() => void vi.useRealTimers())

const window = {
  setProgressBar: (share: number) => void shown.push(share),
  flashFrame: () => void (flashed += 1),
  isFocused: () => focused,
  isDestroyed: () => false,
}
const start = () => showInTaskbar(() => window)

/** Reports of a job, one a second. */
function run(tell: (progress: { done: number; total: number }) => void, from: number, to: number, total: number): void {
  for (let done = from; done <= to; done += 1) {
    tell({ done, total })
    vi.advanceTimersByTime(1_000)
  }
}

test('a long job shows how far it is, then goes, and calls back who turned to something else', () => {
  const { tell } = start()
  run(tell, 0, 20, 20)
  expect(shown.slice(0, 4)).toEqual([0, 0.05, 0.1, 0.15])
  expect(shown.at(-1)).toBe(1)
  expect(flashed).toBe(0)
  vi.advanceTimersByTime(1_000)
  expect(shown.at(-1)).toBe(-1)
  expect(flashed).toBe(1)
})

test('nobody is called back who looks on, or has waited a moment only', () => {
  focused = true
  const { tell } = start()
  run(tell, 0, 20, 20)
  vi.advanceTimersByTime(2_000)
  focused = false
  run(tell, 0, 3, 3)
  vi.advanceTimersByTime(2_000)
  expect(shown.filter((share) => share === -1)).toHaveLength(2)
  expect(flashed).toBe(0)
})

test('a short job is not shown at all', () => {
  const { tell } = start()
  tell({ done: 0, total: 2 })
  vi.advanceTimersByTime(300)
  tell({ done: 2, total: 2 })
  vi.advanceTimersByTime(5_000)
  expect(shown).toEqual([-1])
})

test('a job of several parts stays: its next part begins before the first is taken away', () => {
  const { tell } = start()
  run(tell, 0, 4, 4)
  run(tell, 0, 4, 4)
  expect(shown).not.toContain(-1)
})

test('a job that only says that it has begun is shown when it takes long', () => {
  const { tell } = start()
  tell({ done: 0, total: 0 })
  vi.advanceTimersByTime(500)
  expect(shown).toEqual([])
  vi.advanceTimersByTime(500)
  expect(shown).toEqual([2])
  tell({ done: 1, total: 1 })
  vi.advanceTimersByTime(5_000)
  expect(shown).toEqual([2, 1, -1])
})

test('a job whose length nobody knows moves to and fro', () => {
  const { tell } = start()
  run(tell, 0, 3, 0)
  expect(shown.every((share) => share === 2)).toBe(true)
})

test('a job that fell silent, or whose file was closed, is taken away', () => {
  const { tell, clear } = start()
  run(tell, 1, 3, 10)
  vi.advanceTimersByTime(30_000)
  expect(shown.at(-1)).toBe(-1)
  run(tell, 1, 3, 10)
  clear()
  expect(shown.at(-1)).toBe(-1)
  vi.advanceTimersByTime(60_000)
  expect(shown.filter((share) => share === -1)).toHaveLength(2)
  expect(flashed).toBe(0)
})

test('a window that is gone is left alone', () => {
  const { tell, clear } = showInTaskbar(() => ({ ...window, isDestroyed: () => true }))
  run(tell, 1, 3, 3)
  clear()
  expect(shown).toEqual([])
  const none = showInTaskbar(() => null)
  run(none.tell, 1, 3, 3)
})
