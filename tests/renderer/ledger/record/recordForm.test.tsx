// @vitest-environment jsdom
import type { Fault } from '#shared/ipc/faults.ts'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Row } from '#shared/ipc/outputs.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { RecordDrawer } from '#renderer/ledger/record/RecordDrawer.tsx'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type ScriptedBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const village = ledgerOf(shippedRegistry, 'village')
const shown: Row = sampleRow('v1', { name: '北田村' })

type Commit = Readonly<{ changes: readonly Readonly<{ values: Record<string, unknown>; seenHead?: string }>[] }>

/** A drawer on one village; the `n`th commit is stored as head `h(n+1)`, unless `refuse` names it. */
function openVillage(id: string | null, refuse: readonly number[] = []): ScriptedBridge & { closed: () => number } {
  let row = shown
  let commits = 0
  let closed = 0
  const bridge = scriptBridge({
    ...openFileScript,
    'ledger.record': () => ({ row, title: '北田村', children: [], problems: [] }),
    'edit.commit': ({ id: set, changes }) => {
      commits += 1
      if (refuse.includes(commits)) return { fault: 'record.changed' } satisfies Fault
      const values = { ...row.values, ...changes[0]!.values }
      row = { ...row, head: `h${commits + 1}`, values }
      bridge.emit({
        channel: 'data',
        name: 'changed',
        payload: { setId: set, ledgers: ['village'], ids: ['v1'], person: '张敏', label: '修改' },
      })
      return { changeSet: set, rows: [{ ...row, ledger: 'village' }], doubts: [] }
    },
  })
  renderRoom(<RecordDrawer ledger={village} id={id} onClose={() => (closed += 1)} />)
  return { ...bridge, closed: () => closed }
}

// By label: looking by role through a form of sixty fields takes jsdom seconds.
const box = (name: string) => screen.findByLabelText(name, { selector: 'input' })

test('what is being typed in the next field outlasts the storing of the one before', async () => {
  const bridge = openVillage('v1')
  const user = userEvent.setup()
  await user.type(await box('行政村编号'), '439999101200')
  await user.tab()
  const address = await box('村委会地址')
  await user.click(address)
  await user.type(address, '街上')
  await waitFor(() => expect(bridge.inputsOf('edit.commit')).toHaveLength(1))
  await waitFor(() => expect(bridge.inputsOf('ledger.record').length).toBeGreaterThan(1))
  expect(await box('村委会地址')).toHaveProperty('value', '街上')
  await user.tab()
  await waitFor(() => expect(bridge.inputsOf('edit.commit')).toHaveLength(2))
  const [, second] = bridge.inputsOf('edit.commit') as Commit[]
  expect(second?.changes[0]).toMatchObject({ values: { address: '街上' }, seenHead: 'h2' })
})

test('a refused field keeps its text with the reason, and closing asks before it is lost', async () => {
  const { closed } = openVillage('v1', [1])
  const user = userEvent.setup()
  await user.type(await box('村委会地址'), '街上')
  await user.tab()
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(await box('村委会地址')).toHaveProperty('value', '街上')
  await user.click(screen.getByRole('button', { name: '关闭' }))
  await user.click(await screen.findByRole('button', { name: '继续填写' }))
  expect(closed()).toBe(0)
  await user.click(screen.getByRole('button', { name: '关闭' }))
  await user.click(await screen.findByRole('button', { name: '放弃' }))
  await waitFor(() => expect(closed()).toBe(1))
})

test('a new record asks before its typed text is closed away; an untouched one closes at once', async () => {
  const untouched = openVillage(null)
  const user = userEvent.setup()
  await box('行政村*')
  await user.click(screen.getByRole('button', { name: '关闭' }))
  expect(untouched.closed()).toBe(1)
  await user.type(await box('行政村*'), '新村')
  await user.click(screen.getByRole('button', { name: '关闭' }))
  expect(await screen.findByText('填写的内容还没有保存，关闭后就没有了。')).toBeTruthy()
  expect(untouched.closed()).toBe(1)
})

test('of an earlier day a record shows what it was then, with its parts, and cannot be changed', async () => {
  const household = ledgerOf(shippedRegistry, 'household')
  const members = [sampleRow('m1', { name: '张三' }), sampleRow('m2', { name: '李梅' })]
  const bridge = scriptBridge({
    ...openFileScript,
    'ledger.record': () => ({
      row: sampleRow('h1', { code: '439999001' }),
      title: '张三',
      children: [{ ledger: 'member', rows: members }],
      problems: [],
    }),
  })
  renderRoom(<RecordDrawer ledger={household} id="h1" asOf="2025-12-31" onClose={() => undefined} />)
  await screen.findByText(/截至 2025-12-31 的内容，只能查看。.*2 人：张三、李梅。/)
  expect(bridge.inputsOf('ledger.record')).toEqual([{ ledger: 'household', id: 'h1', asOf: '2025-12-31' }])
  expect(await box('户编号')).toHaveProperty('readOnly', true)
  expect(screen.queryByText('移入回收站')).toBeNull()
  expect(screen.getByText('打开现在的户')).toBeTruthy()
})
