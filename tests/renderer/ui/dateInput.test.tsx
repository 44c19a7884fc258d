// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { DateInput } from '#renderer/ui/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

function setUp(props: Readonly<{ value?: string; precision?: 'day' | 'month' }> = {}) {
  scriptBridge({})
  const onChange = vi.fn()
  renderRoom(
    <DateInput label="日期" value={props.value ?? null} onChange={onChange} {...(props.precision ? { precision: props.precision } : {})} />,
  )
  return { onChange, input: screen.getByLabelText('日期') }
}

describe('date input', () => {
  it.each([
    ['2020.1.5', '2020-01-05'],
    ['20200105', '2020-01-05'],
    ['2020年1月5日', '2020-01-05'],
  ])('reads %s', async (typed, iso) => {
    const { onChange, input } = setUp()
    await userEvent.type(input, `${typed}{Enter}`)
    expect(onChange.mock.calls).toEqual([[iso]])
  })

  it('keeps an impossible date as typed and says why', async () => {
    const { onChange, input } = setUp()
    await userEvent.type(input, '2021.2.30{Tab}')
    expect(onChange).not.toHaveBeenCalled()
    expect(screen.getByText(/不是有效的日期/)).toBeTruthy()
    expect((input as HTMLInputElement).value).toBe('2021.2.30')
  })

  it('wants the day unless a month is enough', async () => {
    const day = setUp()
    await userEvent.type(day.input, '2020.1{Enter}')
    expect(day.onChange).not.toHaveBeenCalled()
  })

  it('takes a month where a month is enough', async () => {
    const month = setUp({ precision: 'month' })
    await userEvent.type(month.input, '2020.1{Enter}')
    expect(month.onChange.mock.calls).toEqual([['2020-01']])
  })

  it('is emptied by deleting the text', async () => {
    const { onChange, input } = setUp({ value: '2020-01-05' })
    await userEvent.clear(input)
    await userEvent.tab()
    expect(onChange.mock.calls).toEqual([[null]])
  })
})
