import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { createQueue } from '#data/core/queue.ts'

describe('the queue of calls', () => {
  test('runs one job after the other, also after one that failed', async () => {
    const locked = createQueue()
    const told: string[] = []
    const slow = locked(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      told.push('slow')
      return 1
    })
    const broken = locked(() => Promise.reject(new Error('broken')))
    const next = locked(() => told.push('next'))
    expect(await slow).toBe(1)
    await expect(broken).rejects.toThrow('broken')
    await next
    expect(told).toEqual(['slow', 'next'])
  })

  test('lets go of what a job answered: the plan of a large workbook is 100 MB', async () => {
    const locked = createQueue()
    const answer = new WeakRef(await locked(() => ({ plan: 'large' })))
    // What was made within a job stays until that job is over.
    await new Promise((resolve) => setImmediate(resolve))
    collect()
    expect(answer.deref()).toBeUndefined()
    expect(await locked(() => 2)).toBe(2)
  })
})

function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  setFlagsFromString('--no-expose-gc')
  gc()
}
