// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useSyncExternalStore } from 'react'
import { expect, it } from 'vitest'
import { actionsOf } from '#renderer/import/wizard/actions.ts'
import { createStore } from '#renderer/import/wizard/store.ts'
import { WordQuestions } from '#renderer/import/words/wordQuestions.tsx'
import type { ImportWord } from '#shared/ipc/outputs.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import { overview } from '../wizard/overview.ts'

function word(said: string, answer: string | null = null): ImportWord {
  return { list: 'education', label: '文化程度', word: said, count: 1, rejects: false, answer }
}

it('marks what stands in the words, and takes all of it by one deed; the others wait', async () => {
  const bridge = scriptBridge({
    'dialog.openWorkbook': () => ({ token: 'token-12345', name: '名单.xlsx', folder: '/' }),
    'ledger.registry': () => shippedRegistry,
    'import.open': () => ({ ...overview('s1'), words: [word('大专在读'), word('念过私塾'), word('本科生')] }),
    'import.words': ({ answers }) => ({
      ...overview('s1'),
      words: [...answers.map(({ word: said, code }) => word(said, code)), word('念过私塾')],
    }),
    'workbooks.remember': () => ({}) as never,
  })
  const store = createStore()
  const actions = actionsOf(store)
  function Words() {
    const state = useSyncExternalStore(store.subscribe, store.get)
    return state.overview ? <WordQuestions wizard={{ state, actions }} /> : null
  }
  renderRoom(<Words />)
  await actions.choose(null)
  const college = await screen.findByRole('group', { name: '“大专在读”对应' })
  expect(within(college).getByRole('button', { name: '大专（建议）' }).getAttribute('aria-pressed')).toBe('false')
  const tutor = screen.getByRole('group', { name: '“念过私塾”对应' })
  expect(within(tutor).queryByRole('button', { name: /建议/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '采纳这 2 条建议' }))
  const answers = [
    { list: 'education', word: '大专在读', code: '大专' },
    { list: 'education', word: '本科生', code: '本科及以上' },
  ]
  await waitFor(() => expect(bridge.inputsOf('import.words')).toEqual([{ session: 's1', answers }]))
  await waitFor(() => expect(screen.queryByRole('button', { name: /采纳/ })).toBeNull())
  expect(within(college).getByRole('button', { name: '大专' }).getAttribute('aria-pressed')).toBe('true')
})
