// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionsOf } from '#renderer/import/wizard/actions.ts'
import { createStore } from '#renderer/import/wizard/store.ts'
import { fixesOf, overridesFor, withWork, workOf } from '#renderer/import/wizard/work.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'
import { overview } from './overview.ts'

const grant = { token: 'token-12345', name: '花名册.xlsx', folder: '/' }

function setUp(script: BridgeScript) {
  const bridge = scriptBridge({ 'dialog.openWorkbook': () => grant, 'import.open': () => overview('s1'), ...script })
  const store = createStore()
  return { bridge, store, actions: actionsOf(store) }
}

describe('the wizard', () => {
  it('goes on to the tables when a file was read, and stays where it is when reading fails', async () => {
    const { store, actions } = setUp({})
    await actions.choose(null)
    expect([store.get().step, store.get().overview?.session]).toEqual(['tables', 's1'])
    const failing = setUp({ 'import.open': () => ({ fault: 'import.protectionUnsupported', file: '花名册.xlsx', detail: 'XOR' }) })
    await failing.actions.choose(null)
    expect(failing.store.get()).toMatchObject({
      step: 'choose',
      busy: null,
      trouble: { code: 'import.protectionUnsupported', recoverable: false },
    })
    expect(failing.store.get().trouble?.text).toContain('加密方式（XOR）')
  })

  it('does nothing when the dialog is closed', async () => {
    const { bridge, actions } = setUp({ 'dialog.openWorkbook': () => null })
    await actions.choose(null)
    expect(bridge.inputsOf('import.open')).toEqual([])
  })

  it('lets the workbook go when it begins anew', async () => {
    const { bridge, store, actions } = setUp({ 'import.cancel': () => ({}) })
    actions.restart()
    expect(bridge.inputsOf('import.cancel')).toEqual([])
    await actions.choose(null)
    actions.restart()
    expect(store.get()).toMatchObject({ step: 'choose', overview: null, trouble: null })
    expect(bridge.inputsOf('import.cancel')).toEqual([{ session: 's1' }])
  })

  it('keeps what was typed and sends all of it again when the session is lost', async () => {
    let session = 's1'
    const { bridge, store, actions } = setUp({
      'import.open': () => overview(session),
      'import.plan': ({ session: asked }) => (asked === session ? overview(session) : { fault: 'import.unknown' }),
      'import.fix': ({ session: asked }) => (asked === session ? overview(session) : { fault: 'import.unknown' }),
      'import.map': () => overview(session),
    })
    await actions.choose('member')
    await actions.map(0, 1, null)
    session = 's2'
    await actions.fix(0, { edits: { '6:2': '439999' } })
    expect(store.get().trouble).toMatchObject({ code: 'import.unknown', recoverable: true })
    await actions.recover()
    expect(store.get()).toMatchObject({ trouble: null, waiting: {}, overview: { session: 's2' } })
    expect(bridge.inputsOf('import.open').at(-1)).toEqual({ token: grant.token, ledger: 'member' })
    expect(bridge.inputsOf('import.map').at(-1)).toEqual({ session: 's2', table: 0, overrides: { 1: null } })
    expect(bridge.inputsOf('import.fix').at(-1)).toMatchObject({
      session: 's2',
      fixes: [{ row: 6, column: 2, text: '439999' }],
    })
  })

  it('does not carry decisions over to a file that has changed', async () => {
    let answer = overview('s1')
    const { bridge, store, actions } = setUp({
      'import.open': () => answer,
      'import.plan': () => ({ fault: 'import.unknown' }),
      'import.fix': () => answer,
    })
    await actions.choose(null)
    await actions.fix(0, { skips: { 6: true } })
    answer = overview('s2', { dataRows: [5, 99] })
    await actions.recover()
    expect(bridge.inputsOf('import.fix')).toHaveLength(1)
    expect(store.get()).toMatchObject({ work: {}, step: 'tables' })
    expect(store.get().notice).toContain('文件的内容已经变了')
  })

  it('sends fixes typed while a plan is made together', async () => {
    const { bridge, store, actions } = setUp({ 'import.fix': () => overview('s1') })
    await actions.choose(null)
    const all = [1, 2, 3].map((row) => actions.fix(0, { edits: { [`${row}:0`]: '甲' } }))
    expect(store.get().waiting['0:2:0']).toBe('甲')
    await Promise.all(all)
    const sent = bridge.inputsOf('import.fix').flatMap((input) => (input as { fixes: unknown[] }).fixes)
    expect(sent).toHaveLength(3)
    expect(bridge.inputsOf('import.fix').length).toBeLessThan(3)
    expect(store.get().waiting).toEqual({})
  })

  it('keeps the rows when committing is refused or cancelled', async () => {
    const { store, actions } = setUp({ 'import.commit': () => ({ fault: 'import.stale' }) })
    await actions.choose(null)
    await actions.commit()
    expect(store.get()).toMatchObject({
      finished: null,
      trouble: { code: 'import.stale', recoverable: true },
      overview: { session: 's1' },
    })
  })

  it('says how many rejected rows a saved file holds, and how many it does not', async () => {
    const { store, actions } = setUp({
      'dialog.saveWorkbook': () => grant,
      'import.problems': () => ({ rows: 1, name: '退回.xlsx' }),
      'leaks.leaving': () => ({ numbers: { idCard: 1, phone: 0, bankCard: 0 }, persons: 1 }),
    })
    await actions.choose(null)
    await actions.saveProblems()
    expect(store.get().notice).toContain('已把 1 行退回行存到“退回.xlsx”')
    expect(store.get().notice).toContain('另有 1 行')
  })
})

describe('decisions', () => {
  it('take a field from the column that had it', () => {
    const columns = overview('s').tables[0]!.columns
    expect(overridesFor(columns, 0, { ledger: 'member', field: 'name' })).toEqual({
      0: { ledger: 'member', field: 'name' },
      1: null,
    })
    expect(overridesFor(columns, 1, { ledger: 'member', field: 'name' })).toEqual({
      1: { ledger: 'member', field: 'name' },
    })
    expect(overridesFor(columns, 1, null)).toEqual({ 1: null })
  })

  it('are all sent, the last text of a cell only', () => {
    const edit = fc.record({
      row: fc.integer({ min: 1, max: 50 }),
      column: fc.integer({ min: 0, max: 5 }),
      text: fc.string(),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const work = edits.reduce((all, { row, column, text }) => withWork(all, 3, { edits: { [`${row}:${column}`]: text } }), {})
        const expected = new Map(edits.map(({ row, column, text }) => [`${row}:${column}`, text]))
        const sent = fixesOf(workOf(work, 3)).flatMap(({ fixes }) => fixes)
        expect(new Map(sent.map(({ row, column, text }) => [`${row}:${column}`, text]))).toEqual(expected)
        expect(sent).toHaveLength(expected.size)
      }),
    )
  })

  it('go in parts that the contract takes', () => {
    const edits = Object.fromEntries(Array.from({ length: 12_001 }, (_, row) => [`${row + 1}:0`, 'x']))
    const parts = fixesOf({ edits, skips: {} })
    expect(parts.map(({ fixes }) => fixes.length)).toEqual([5_000, 5_000, 2_001])
    expect(fixesOf({ edits: {}, skips: {} })).toEqual([])
  })
})
