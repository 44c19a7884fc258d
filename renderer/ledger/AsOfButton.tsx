import { Button, Popover, Stack, Text } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { DateInput } from '#renderer/ui/index.ts'
import { todayIso } from './input/draft.ts'

type Props = Readonly<{ asOf: string | undefined; onAsOf: (day: string | undefined) => void }>

/** Shows the list as it was at the end of a day. */
export function AsOfButton({ asOf, onAsOf }: Props) {
  const [opened, setOpened] = useState(false)
  const today = todayIso()
  const take = (day: string | undefined) => {
    setOpened(false)
    onAsOf(day)
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      trapFocus
      withinPortal
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant={asOf === undefined ? 'default' : 'light'}
          leftSection={<IconCalendar size={16} aria-hidden />}
          title="看某一天的台账"
          onClick={() => setOpened(!opened)}
        >
          截至{asOf === undefined ? '' : ` ${asOf}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" w={220}>
          <DateInput
            label="看哪一天的台账"
            data-autofocus
            value={asOf ?? today}
            onChange={(day) => take(day === null || day >= today ? undefined : day)}
          />
          {endsBefore(today).map(([label, day]) => (
            <Button key={label} size="xs" variant="default" justify="space-between" rightSection={day} onClick={() => take(day)}>
              {label}
            </Button>
          ))}
          {asOf !== undefined && (
            <Button size="xs" onClick={() => take(undefined)}>
              回到今天
            </Button>
          )}
          <Text fz="xs" c="dimmed">
            按各项变动的生效日期还原，那一天之后的变动不算在内。
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The days for which reports are asked, latest first. */
export function endsBefore(today: string): readonly (readonly [string, string])[] {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  return [
    ['上月末', lastDayBefore(year, month)],
    ['上季度末', lastDayBefore(year, month - ((month - 1) % 3))],
    ['上年末', `${year - 1}-12-31`],
  ]
}

/** The day before the first of a month. */
function lastDayBefore(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10)
}
