import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shippedBook } from '#shared/measures/index.ts'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore

beforeEach(() => {
  core = makeTestCore()
  core.setNow(new Date('2026-11-22T09:30:00+08:00'))
})
afterEach(() => core.dispose())

async function fill(order: Readonly<{ households: number; villages?: number; defects?: number }>) {
  return core.ok('file.sample', { token: core.token(core.at('练习.tzdb')), seed: 3, ...order })
}

async function findings(): Promise<readonly FindingRow[]> {
  const all: FindingRow[] = []
  for (;;) {
    const { findings: some } = await core.ok('checks.list', { offset: all.length, limit: 500 })
    all.push(...some)
    if (some.length < 500) return all
  }
}

describe('the practice file', () => {
  test.each(['2026-11-22', '2026-03-02', '2026-07-20'])('clean on %s: nothing is found', async (day) => {
    core.setNow(new Date(`${day}T09:30:00+08:00`))
    const { sample } = await fill({ households: 800, villages: 6, defects: 0 })
    expect(sample).toMatchObject({ households: 800, defects: [] })
    const found = (await findings()).map(({ rule, title, message }) => `${rule} ${title} ${message}`)
    expect(found).toEqual([])
    expect(await core.ok('file.verify', {})).toMatchObject({ ok: true })
  })

  test('stands as it was on earlier days', async () => {
    await fill({ households: 1_500, villages: 8, defects: 0 })
    const measure = async (id: string, asOf?: string): Promise<number> => {
      const values = await core.ok('figures.measures', { ids: [id], ...(asOf ? { asOf } : {}) })
      return Number(values[0]!.value)
    }
    expect(shippedBook.measures.some(({ id }) => id === 'persons')).toBe(true)
    expect(await measure('households'), 'three of them are closed').toBe(1_497)
    const now = await measure('persons')
    const days = ['2024-12-31', '2025-06-30', '2025-12-31', '2026-06-30']
    const persons = await Promise.all(days.map((day) => measure('persons', day)))
    for (const count of persons) {
      expect(count).not.toBe(now)
      expect(Math.abs(count - now) / now).toBeLessThan(0.03)
    }
  })
})
