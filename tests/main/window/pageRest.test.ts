import { expect, test, vi } from 'vitest'
import { createPageRest } from '#electron/main/window/pageRest.ts'

vi.mock('electron', () => ({ app: {} }))

const mb = 1024

/** A page as far as resting sees it; `left` is what it holds once it was collected. */
function pageOf(state: { held: number; left: number; gone?: boolean; refuses?: boolean; commands: string[] }) {
  let attached = false
  return {
    isDestroyed: () => state.gone === true,
    isCrashed: () => false,
    getOSProcessId: () => 1,
    debugger: {
      isAttached: () => attached,
      attach: () => {
        if (state.refuses) throw new Error('Another debugger is already attached')
        attached = true
      },
      detach: () => void (attached = false),
      sendCommand: async (command: string) => {
        state.commands.push(command)
        state.held = state.left
      },
    },
  }
}

test('a page is collected when it has grown, and let alone when it has not', async () => {
  const state = { held: 120 * mb, left: 70 * mb, commands: [] as string[] }
  const page = pageOf(state)
  const rest = createPageRest(() => state.held)
  await rest(page)
  expect(state.commands).toEqual(['HeapProfiler.collectGarbage'])
  expect(page.debugger.isAttached()).toBe(false)
  state.held = 77 * mb
  await rest(page)
  expect(state.commands).toHaveLength(1)
  state.held = 79 * mb
  await rest(page)
  expect(state.commands).toHaveLength(2)
})

test('what shrank by itself is measured from there', async () => {
  const state = { held: 120 * mb, left: 100 * mb, commands: [] as string[] }
  const rest = createPageRest(() => state.held)
  const page = pageOf(state)
  await rest(page)
  state.held = 60 * mb
  await rest(page)
  state.held = 69 * mb
  await rest(page)
  expect(state.commands).toHaveLength(2)
})

test('a page that is gone, or that somebody looks into, is nobody’s trouble', async () => {
  const state = { held: 120 * mb, left: 70 * mb, commands: [] as string[], refuses: true }
  const rest = createPageRest(() => state.held)
  await rest(pageOf(state))
  await rest(pageOf({ ...state, gone: true, refuses: false }))
  expect(state.commands).toEqual([])
})
