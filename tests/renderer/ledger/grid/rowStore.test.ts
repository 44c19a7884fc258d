import { expect, test } from 'vitest'
import type { Row } from '#shared/ipc/outputs.ts'
import { createRowStore, windowSize } from '#renderer/ledger/grid/rowStore.ts'

function rowOf(id: string, head = 'a'): Row {
  return { id, head, removed: false, values: {}, links: {}, masked: [] }
}

const ids = Array.from({ length: 12_000 }, (_, index) => `r${index}`)
const settle = () => new Promise((resolve) => setTimeout(resolve))

function store() {
  const asked: (readonly string[])[] = []
  const made = createRowStore(async (wanted) => {
    asked.push(wanted)
    return wanted.map((id) => rowOf(id))
  })
  return { made, asked }
}

test('asks for whole windows once, also while they are on their way', async () => {
  const { made, asked } = store()
  made.want(ids, 190, 210)
  made.want(ids, 190, 215)
  expect(asked.map((wanted) => wanted.length)).toEqual([windowSize, windowSize])
  await settle()
  made.want(ids, 0, 399)
  expect(asked).toHaveLength(2)
  expect(made.get('r399')?.id).toBe('r399')
})

test('a changed row stays on screen and is asked again', async () => {
  const { made, asked } = store()
  made.want(ids, 0, 10)
  await settle()
  made.refresh(['r5', 'unknown'])
  expect(made.get('r5')).toBeDefined()
  made.want(ids, 0, 10)
  expect(asked.at(-1)).toEqual(['r5'])
})

test('a failed reading is asked again', async () => {
  let calls = 0
  const made = createRowStore(async (wanted) => {
    calls += 1
    if (calls === 1) throw new Error('restarted')
    return wanted.map((id) => rowOf(id))
  })
  made.want(ids, 0, 1)
  await settle()
  made.want(ids, 0, 1)
  await settle()
  expect(made.get('r0')).toBeDefined()
})

test('rows far from sight are dropped', async () => {
  const { made } = store()
  for (let first = 0; first < ids.length; first += windowSize) {
    made.want(ids, first, first)
    await settle()
  }
  expect(made.get('r0')).toBeUndefined()
  expect(made.get(`r${ids.length - 1}`)).toBeDefined()
})
