import { expect, it } from 'vitest'
import { knownText, needsNoLook, queueText } from '#renderer/import/wizard/known.ts'
import { overview } from './overview.ts'

const exact = { name: '县局月报', exact: true, last: { file: '一月.xlsx', at: '2026-03-02T09:00:00+08:00' } }

it('a layout that was imported before needs no second look, unless its village is missing or it is only alike', () => {
  expect(needsNoLook(overview('s'))).toBe(false)
  expect(needsNoLook(overview('s', { known: exact }))).toBe(true)
  expect(needsNoLook(overview('s', { known: { ...exact, exact: false } }))).toBe(false)
  expect(needsNoLook(overview('s', { known: exact, place: { rows: 4, village: null, proposal: null } }))).toBe(false)
  expect(needsNoLook(overview('s', { known: exact, include: false }))).toBe(false)
})

it('our own files and waiting rows go straight to the rows, too', () => {
  const own = overview('s').tables[0]!.columns.map((column) => ({ ...column, why: 'key' }))
  expect(needsNoLook(overview('s', { columns: own }))).toBe(true)
  expect(needsNoLook({ ...overview('s'), parked: true })).toBe(true)
})

it('it is said by what the columns were taken', () => {
  expect(knownText(overview('s'))).toBeNull()
  expect(knownText(overview('s', { known: exact }))).toContain('记住的格式“县局月报”')
  expect(knownText(overview('s', { known: { ...exact, name: null } }))).toContain('上次导入的《一月.xlsx》')
})

it('it is said where rejected rows are, and which rows are settled', () => {
  const result = { file: '', dryRun: false, changeSet: 'c', tables: [] }
  expect(queueText({ ...result, parked: 0, settled: 0 })).toBeNull()
  expect(queueText({ ...result, parked: 2 })).toContain('退回的 2 行')
  expect(queueText({ ...result, settled: 3 })).toContain('原先待处理的 3 行')
})
