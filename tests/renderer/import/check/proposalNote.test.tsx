// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useSyncExternalStore } from 'react'
import { expect, it } from 'vitest'
import { ProposalNote } from '#renderer/import/check/proposalNote.tsx'
import { actionsOf } from '#renderer/import/wizard/actions.ts'
import { createStore } from '#renderer/import/wizard/store.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import { overview } from '../wizard/overview.ts'

it('takes all sure proposals by one deed, goes to where they are listed, and is gone then', async () => {
  const proposals = [
    { row: 6, column: 1, text: '439999198001010019' },
    { row: 9, column: 1, text: '439999198001010027' },
  ]
  const bridge = scriptBridge({
    'dialog.openWorkbook': () => ({ token: 'token-12345', name: '名单.xlsx', folder: '/' }),
    'import.open': () => overview('s1', { proposals }),
    'import.fix': () => overview('s1', { proposals: [] }),
    'workbooks.remember': () => ({}) as never,
  })
  const store = createStore()
  const actions = actionsOf(store)
  let taken = 0
  function Note() {
    const state = useSyncExternalStore(store.subscribe, store.get)
    const table = state.overview?.tables[0]
    return table ? <ProposalNote table={table} onTaken={() => (taken += 1)} wizard={{ state, actions }} /> : null
  }
  renderRoom(<Note />)
  await actions.choose(null)
  await userEvent.click(await screen.findByRole('button', { name: '采纳全部 2 条建议' }))
  await waitFor(() => expect(taken).toBe(1))
  expect(bridge.inputsOf('import.fix')).toEqual([{ session: 's1', table: 0, fixes: proposals, skips: [] }])
  await waitFor(() => expect(screen.queryByRole('button', { name: /采纳全部/ })).toBeNull())
})
