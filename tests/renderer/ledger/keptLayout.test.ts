// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findLedger } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { forgetKept, keepState, keptState, openKept } from '#renderer/bridge/index.ts'
import { changeColumn, defaultLayout, moveColumn, resizeColumn } from '#renderer/ledger/grid/layout.ts'
import { keepLayout, keptLayout } from '#renderer/ledger/keptLayout.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const ledger = findLedger(shippedRegistry, 'household')!
const first = defaultLayout(ledger)

/** What the main process would have on disk. */
let disk: Map<string, Map<string, string>>
const on = (scope: string) => disk.get(scope) ?? new Map<string, string>()

beforeEach(() => {
  vi.useFakeTimers()
  disk = new Map()
  scriptBridge({
    'kept.get': ({ scope }) => Object.fromEntries(on(scope)),
    'kept.set': ({ scope, key, value }) => {
      const values = on(scope)
      if (value === null) values.delete(key)
      else values.set(key, value)
      disk.set(scope, values)
      return {}
    },
  })
})
afterEach(async () => {
  await openKept('none', 'nobody')
  vi.useRealTimers()
})

/** As after the program was started again. */
async function restart(databaseId: string, person: string): Promise<void> {
  await vi.advanceTimersByTimeAsync(1_000)
  await openKept('none', 'nobody')
  await openKept(databaseId, person)
}

describe('columns and order of a list', () => {
  test('outlast the program, for the same file and person only', async () => {
    await restart('d1', '张敏')
    const wide = { ...resizeColumn(first, first.columns[3]!.field, 222), sort: [{ field: first.columns[1]!.field, down: true }] }
    const layout = moveColumn(changeColumn(wide, first.columns[4]!.field, { shown: false }), first.columns[2]!.field, 1)
    keepLayout(ledger, layout)
    await restart('d1', '张敏')
    expect(keptLayout(ledger)).toEqual(layout)
    await restart('d1', '李明')
    expect(keptLayout(ledger)).toEqual(first)
    await restart('d2', '张敏')
    expect(keptLayout(ledger)).toEqual(first)
  })

  test('filters are not kept', async () => {
    await restart('d1', '张敏')
    keepLayout(ledger, { ...resizeColumn(first, first.columns[0]!.field, 99), written: '户类型 = "一般农户"' })
    await restart('d1', '张敏')
    expect(keptLayout(ledger)).toMatchObject({ written: '', conditions: {} })
  })

  test('as the program has them leave nothing behind', async () => {
    await restart('d1', '张敏')
    keepLayout(ledger, resizeColumn(first, first.columns[0]!.field, 99))
    keepLayout(ledger, first)
    await restart('d1', '张敏')
    expect(disk.get('["d1","张敏"]')?.size ?? 0).toBe(0)
  })

  test('a field that came since then stands as the program shows it; one that is gone is left out', async () => {
    await restart('d1', '张敏')
    const fewer = first.columns.filter(({ field }) => field !== first.columns[5]!.field)
    keepState('list.household', JSON.stringify({ columns: [...fewer, { field: 'gone', width: 80, pinned: false, shown: true }], sort: [] }))
    const { columns } = keptLayout(ledger)
    expect(columns.map(({ field }) => field).sort()).toEqual(first.columns.map(({ field }) => field).sort())
    expect(columns.find(({ field }) => field === first.columns[5]!.field)).toEqual(first.columns[5])
  })

  test('whatever stands in the file, the list can be drawn', async () => {
    await restart('d1', '张敏')
    const column = fc.record({
      field: fc.constantFrom('headName', 'x', first.columns[0]!.field),
      width: fc.double(),
      pinned: fc.anything(),
      shown: fc.boolean(),
    })
    const kept = fc.oneof(
      fc.json(),
      fc.string(),
      fc.record({ columns: fc.array(fc.oneof(column, fc.anything())), sort: fc.anything() }).map((value) => JSON.stringify(value)),
    )
    fc.assert(
      fc.property(kept, (text) => {
        keepState('list.household', text)
        const { columns } = keptLayout(ledger)
        return columns.some(({ shown }) => shown) && columns.every(({ width }) => width >= 48 && width <= 600)
      }),
    )
  })
})

describe('what is kept', () => {
  test('is written before the window closes', async () => {
    await restart('d1', '张敏')
    keepState('menu', 'folded')
    expect(disk.size).toBe(0)
    window.dispatchEvent(new Event('beforeunload'))
    expect(on('["d1","张敏"]').get('menu')).toBe('folded')
  })

  test('is neither read nor written before it was opened', async () => {
    await openKept('none', 'nobody')
    const opening = openKept('d1', '张敏')
    keepState('menu', 'folded')
    expect(keptState('menu')).toBeNull()
    await opening
    await vi.advanceTimersByTimeAsync(1_000)
    expect(disk.size).toBe(0)
  })

  test('is forgotten as a whole', async () => {
    await restart('d1', '张敏')
    keepState('menu', 'folded')
    keepState('list.household', '{}')
    forgetKept()
    await restart('d1', '张敏')
    expect([keptState('menu'), keptState('list.household')]).toEqual([null, null])
  })
})
