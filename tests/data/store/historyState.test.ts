import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore

beforeEach(async () => {
  core = await openTestCore()
  await addVillage(core, '白沙村')
})
afterEach(() => core.dispose())

function undo(setId?: string): ReturnType<typeof core.ok<'history.undo'>> {
  return core.ok('history.undo', { id: core.newId(), ...(setId === undefined ? {} : { setId }) })
}

function redo(): ReturnType<typeof core.ok<'history.redo'>> {
  return core.ok('history.redo', { id: core.newId() })
}

describe('what Ctrl+Z and Ctrl+Y would do', () => {
  const labels = async (): Promise<readonly (string | null)[]> => {
    const { undo: back, redo: again } = await core.ok('history.state', {})
    return [back?.label ?? null, again?.label ?? null]
  }

  test('walks back step by step and forth in the same order; a new step ends the way forth', async () => {
    await undo()
    const { household } = { household: core.newId() }
    await core.ok('edit.commit', {
      id: core.newId(),
      label: '一',
      changes: [{ ledger: 'village', recordId: household, op: 'add', values: { name: '一村' } }],
    })
    await core.ok('edit.commit', {
      id: core.newId(),
      label: '二',
      changes: [{ ledger: 'village', recordId: household, op: 'change', values: { name: '二村' } }],
    })
    expect(await labels()).toEqual(['二', null])
    await undo()
    expect(await labels()).toEqual(['一', '撤销：二'])
    await undo()
    expect(await labels()).toEqual([null, '撤销：一'])
    await redo()
    expect(await labels()).toEqual(['一', '撤销：二'])
    await redo()
    expect(await labels()).toEqual(['二', null])
    await undo()
    await core.ok('edit.commit', {
      id: core.newId(),
      label: '三',
      changes: [{ ledger: 'village', recordId: core.newId(), op: 'add', values: { name: '三村' } }],
    })
    expect(await labels()).toEqual(['三', null])
    await undo()
    expect(await labels()).toEqual(['一', '撤销：三'])
  })

  test('settings and the founding of the file are no steps of the work', async () => {
    await undo()
    await core.ok('edit.commit', {
      id: core.newId(),
      changes: [
        {
          ledger: 'savedView',
          recordId: core.newId(),
          op: 'add',
          values: { ledger: 'household', name: '我的', definition: '{}' },
        },
      ],
    })
    expect(await labels()).toEqual([null, '撤销：新增行政村 白沙村'])
    expect((await core.refused('history.undo', { id: core.newId() })).fault).toBe('undo.nothing')
  })
})
