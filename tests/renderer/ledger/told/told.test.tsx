// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { FieldControl, ToldHost } from '#renderer/ledger/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const household = ledgerOf(shippedRegistry, 'household')

function show() {
  scriptBridge(openFileScript)
  const finish = vi.fn()
  renderRoom(
    <>
      <FieldControl
        registry={shippedRegistry}
        ledger={household}
        field={fieldOf(household, 'arableLand')}
        draft={{ text: '3', link: null }}
        problem={null}
        masked={false}
        locked={false}
        onDraft={() => undefined}
        onFinish={finish}
      />
      <ToldHost />
    </>,
  )
  return finish
}

test('Shift+F1 in a field tells what it means, Esc takes that away and leaves the field as it is', async () => {
  const finish = show()
  const user = userEvent.setup()
  await user.click(await screen.findByLabelText(/耕地面积/))
  await user.keyboard('{Shift>}{F1}{/Shift}')
  const card = await screen.findByRole('tooltip')
  expect(card.textContent).toContain('承包的耕地')
  expect(card.textContent).toContain('依据：')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('tooltip')).toBeNull()
  expect(finish).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(screen.getByLabelText(/耕地面积/))
})

test('pointing at the name shows it, and it stays while it is pointed at', async () => {
  show()
  const name = await screen.findByText('耕地面积')
  fireEvent.pointerEnter(name, { pointerType: 'mouse' })
  const card = await screen.findByRole('tooltip')
  fireEvent.pointerLeave(name)
  fireEvent.pointerEnter(card)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(screen.queryByRole('tooltip')).not.toBeNull()
  fireEvent.pointerLeave(card)
  await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull())
})

test('those who listen hear it with the field', async () => {
  show()
  const ids = (await screen.findByLabelText(/耕地面积/)).getAttribute('aria-describedby')?.split(' ') ?? []
  expect(ids.map((id) => document.getElementById(id)?.textContent ?? '').join('')).toContain('承包的耕地')
})
