import { expect } from 'vitest'
import { countedId } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which a household is drawn for an inspection and something is found there. */
export async function inspecting(call: Call): Promise<void> {
  const wish = { strata: ['village'], way: 'share' as const, count: 1, least: 0, seed: '1', villages: [], kinds: [], monitoringKinds: [] }
  const open = { ...wish, drawnSince: null, without: [] }
  expect(await call('inspection.plan', { wish: open })).toMatchObject({ drawn: 1 })
  const { sample } = await call('inspection.draw', { id: countedId(), wish: open, name: '迎检', source: '自查', inspectOn: null })
  const { rows } = await call('inspection.sheet', { sample })
  await call('inspection.refresh', { id: countedId(), sample })
  const [row] = rows
  const found = { row: row!.id, head: row!.head, result: '有问题' as const, checkedOn: '2026-03-02', checker: '张敏', finding: '' }
  const problems = [{ text: '手册未更新', dueOn: '2026-03-20', responsible: '' }]
  expect(await call('inspection.record', { id: countedId(), sample, entries: [{ ...found, problems }] })).toMatchObject({ problems: 1 })
  expect(await call('inspection.repeat', { sample })).toMatchObject({ same: true })
}
