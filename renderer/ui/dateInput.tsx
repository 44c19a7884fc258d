import { ActionIcon, Popover, TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import { parseDate } from '#shared/values/date.ts'

type DateInputProps = Omit<TextInputProps, 'value' | 'onChange' | 'rightSection' | 'ref'> &
  Readonly<{
    /** ISO day; also month or year with `precision` month. Null: empty. */
    value: string | null
    onChange: (value: string | null) => void
    precision?: 'day' | 'month'
    ref?: Ref<HTMLInputElement>
  }>

/**
 * A date that is typed as the office writes it (2020.1.5, 20200105, 2020年1月5日) or picked with Alt+↓.
 * The typed text is read when the field is left or Enter is pressed; unreadable text stays, with the reason below.
 */
export function DateInput({ value, onChange, precision = 'day', error, onBlur, onKeyDown, ...rest }: DateInputProps) {
  const { typed, setTyped, refusal, read, take } = useTyped({ value, onChange, precision })
  const [opened, setOpened] = useState(false)
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') read()
    if (event.key === 'ArrowDown' && event.altKey) setOpened(true)
    onKeyDown?.(event)
  }
  const pick = (day: string | null) => {
    setOpened(false)
    take(day)
  }
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus position="bottom-start" shadow="md" withinPortal withRoles={false}>
      <Popover.Target>
        <TextInput
          {...rest}
          value={typed ?? value ?? ''}
          error={refusal ?? error}
          placeholder={rest.placeholder ?? (precision === 'month' ? '如 2020.1' : '如 2020.1.5')}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={(event) => {
            read()
            onBlur?.(event)
          }}
          onKeyDown={press}
          rightSection={<CalendarButton onClick={() => setOpened(!opened)} {...(rest.disabled ? { disabled: true } : {})} />}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="日历">
        <DatePicker
          value={dayOf(value)}
          onChange={pick}
          defaultDate={dayOf(value) ?? undefined}
          monthLabelFormat="YYYY年M月"
          yearLabelFormat="YYYY年"
          monthsListFormat="M月"
          ariaLabels={calendarWords}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

const calendarWords = {
  previousMonth: '上个月',
  nextMonth: '下个月',
  previousYear: '上一年',
  nextYear: '下一年',
  previousDecade: '前十年',
  nextDecade: '后十年',
} as const

/** The text while it is being typed, and why it could not be read. */
function useTyped({ value, onChange, precision }: Required<Pick<DateInputProps, 'value' | 'onChange' | 'precision'>>) {
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const read = () => {
    if (typed === null) return
    const found = readTyped(typed, precision)
    setRefusal(found.refusal)
    if (found.refusal !== null) return
    setTyped(null)
    if (found.value !== value) onChange(found.value)
  }
  const take = (day: string | null) => {
    setTyped(null)
    setRefusal(null)
    onChange(day)
  }
  return { typed, setTyped, refusal, read, take }
}

function CalendarButton({ onClick, disabled = false }: Readonly<{ onClick: () => void; disabled?: boolean }>) {
  return (
    <ActionIcon variant="subtle" color="gray" tabIndex={-1} aria-label="打开日历" onClick={onClick} disabled={disabled}>
      <IconCalendar size={16} aria-hidden />
    </ActionIcon>
  )
}

function readTyped(text: string, precision: 'day' | 'month'): Readonly<{ value: string | null; refusal: string | null }> {
  if (text.trim() === '') return { value: null, refusal: null }
  const { value, problems } = parseDate(text)
  const problem = problems.find((entry) => entry.severity === '错误')
  if (problem || value === null) return { value: null, refusal: problem?.message ?? '看不懂这个日期，请写成 2020-01-05' }
  if (precision === 'day' && value.length < 10) return { value: null, refusal: '请写到日，例如 2020.1.5' }
  return { value, refusal: null }
}

function dayOf(value: string | null): string | null {
  if (!value) return null
  return `${value}-01-01`.slice(0, 10)
}
