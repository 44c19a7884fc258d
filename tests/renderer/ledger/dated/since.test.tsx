// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { codesOf, fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { SinceHost } from '#renderer/ledger/dated/SinceHost.tsx'
import { RecordForm } from '#renderer/ledger/record/RecordForm.tsx'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

/** A ledger of one status and one plain field. */
const asset = ledgerOf(shippedRegistry, 'asset')
const small: LedgerDefinition = {
  ...asset,
  fields: ['state', 'name'].map((id) => ({ ...fieldOf(asset, id), section: asset.sections[0]!.id })),
}

function openForm() {
  const bridge = scriptBridge({
    ...openFileScript,
    'edit.commit': ({ id }) => ({ changeSet: id, rows: [], doubts: [] }),
  })
  const row = sampleRow('a1', { state: null, name: '厂房' })
  renderRoom(
    <>
      <RecordForm registry={shippedRegistry} ledger={small} row={row} problems={[]} readOnly={false} />
      <SinceHost />
    </>,
  )
  const sent = () => (bridge.inputsOf('edit.commit') as { changes: Record<string, unknown>[] }[]).map((input) => input.changes[0])
  return { bridge, sent }
}

const status = fieldOf(small, 'state')
const value = codesOf(shippedRegistry, status)!.items[0]!.value

/** Chooses the first status; the question then has the keyboard. */
async function choose(user: ReturnType<typeof userEvent.setup>) {
  const box = await screen.findByLabelText(status.label, { selector: 'input', exact: false })
  await user.type(box, value)
  await user.tab()
  const question = await screen.findByRole('dialog', { name: `${status.label}自何时起` })
  await waitFor(() => expect(document.activeElement).toBe(question))
  return within(question)
}

test('Enter takes today without saying more, and the keyboard goes on to the next field', async () => {
  const { sent } = openForm()
  const user = userEvent.setup()
  await choose(user)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]).toMatchObject({ values: { state: value } })
  expect(sent()[0]).not.toHaveProperty('effective')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement?.getAttribute('name')).toBe('name')
})

test('whoever types on has accepted, and nothing typed is lost', async () => {
  const { sent } = openForm()
  const user = userEvent.setup()
  await choose(user)
  await user.keyboard('新')
  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(document.activeElement?.getAttribute('name')).toBe('name')
})

test('takes a day and a reason, and refuses a day to come', async () => {
  const { sent } = openForm()
  const user = userEvent.setup()
  const question = await choose(user)
  const day = question.getByLabelText('自何时起')
  await user.clear(day)
  await user.type(day, `${new Date().getFullYear() + 1}.1.1{Enter}`)
  expect(await question.findByText('不能晚于今天')).toBeTruthy()
  await user.clear(day)
  await user.type(day, '去年春天{Enter}')
  expect(sent()).toHaveLength(0)
  await user.clear(day)
  await user.type(day, '2026.1.5')
  await user.type(question.getByLabelText('原因', { selector: 'input' }), '盘点')
  await user.click(question.getByRole('button', { name: /确定/ }))
  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]).toMatchObject({ values: { state: value }, effective: '2026-01-05', reason: '盘点' })
})

test('a correction takes effect since ever; Esc gives the change up', async () => {
  const { sent } = openForm()
  const user = userEvent.setup()
  await choose(user)
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent()).toHaveLength(0)
  const question = await choose(user)
  await user.click(question.getByLabelText('原来填错了，这是更正'))
  await user.click(question.getByRole('button', { name: /确定/ }))
  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]).toMatchObject({ effective: '' })
})
