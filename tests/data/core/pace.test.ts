import { describe, expect, test } from 'vitest'
import { createPace, giveWay } from '#data/core/pace.ts'
import { openTestCore } from '#tests/harness/dataCore.ts'

/** A clock that only waiting moves on; `at` runs what happens meanwhile. */
function clock() {
  let time = 0
  const due: { at: number; run: () => void }[] = []
  return {
    now: () => time,
    at: (when: number, run: () => void) => void due.push({ at: when, run }),
    wait: async (ms: number) => {
      const end = time + ms
      for (const one of due.filter(({ at }) => at > time && at <= end).sort((a, b) => a.at - b.at)) {
        time = one.at
        one.run()
      }
      time = end
    },
  }
}

describe('the pace of long jobs', () => {
  test('nobody asks: they go on at once', async () => {
    const time = clock()
    await createPace({ quiet: 1_000, patience: 3_000, ...time }).giveWay()
    expect(time.now()).toBe(0)
  })

  test('who asked is let go first for a moment, counted from the last time', async () => {
    const time = clock()
    const pace = createPace({ quiet: 1_000, patience: 3_000, ...time })
    pace.touch()
    time.at(700, pace.touch)
    await pace.giveWay()
    expect(time.now()).toBe(1_700)
  })

  test('who asks without end does not hold them up for ever', async () => {
    const time = clock()
    const pace = createPace({ quiet: 1_000, patience: 3_000, ...time })
    pace.touch()
    for (let at = 100; at < 20_000; at += 100) time.at(at, pace.touch)
    await pace.giveWay()
    expect(time.now()).toBe(3_000)
    await pace.giveWay()
    expect(time.now()).toBe(6_000)
  })

  test('who asked before a job began is not waited for, who asks after it is', async () => {
    const time = clock()
    const pace = createPace({ quiet: 1_000, patience: 3_000, ...time })
    pace.touch()
    await time.wait(300)
    await pace.giveWay(time.now())
    expect(time.now()).toBe(300)
    const began = time.now()
    await time.wait(100)
    pace.touch()
    await pace.giveWay(began)
    expect(time.now()).toBe(1_400)
  })

  test('between the steps of looking back and of checking the whole file', async () => {
    const test = await openTestCore()
    let asked = 0
    Object.assign(test.core.context.options, { giveWay: async () => void (asked += 1) })
    try {
      await test.ok('home.overview', {})
      expect(asked).toBe(0)
      await test.ok('home.trends', {})
      expect(asked).toBe(6)
      await test.ok('checks.summary', {})
      expect(asked).toBeGreaterThan(8)
    } finally {
      await test.dispose()
    }
  })

  test('a file that is closed while they wait is not read', async () => {
    const test = await openTestCore()
    let close: (() => Promise<unknown>) | null = () => test.core.close()
    Object.assign(test.core.context.options, {
      giveWay: async () => {
        await close?.()
        close = null
      },
    })
    try {
      expect(await test.refused('home.trends', {})).toMatchObject({ fault: 'file.notOpen' })
    } finally {
      await test.dispose()
    }
  })

  test('without a pace of its own a data core only lets others in between', async () => {
    const test = await openTestCore()
    let between = false
    setImmediate(() => (between = true))
    await giveWay(test.core.context)
    expect(between).toBe(true)
    await test.dispose()
  })
})
