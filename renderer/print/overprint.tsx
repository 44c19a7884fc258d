import { Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core'
import { useSettings, useShellAct } from '#renderer/bridge/index.ts'
import type { FormWish } from './formWish.ts'

/** 套打: only the values, on paper with the lines and labels already on it; the shift that this PC's printer needs is kept. */
export function Overprint({ wish, onChange }: Readonly<{ wish: FormWish; onChange: (wish: FormWish) => void }>) {
  const saved = useSettings()?.printOffset ?? { rightMm: 0, downMm: 0 }
  const keep = useShellAct('settings.set')
  const { overprint } = wish
  const toggle = (on: boolean) => {
    const { overprint: _overprint, ...rest } = wish
    onChange(on ? { ...rest, overprint: saved } : rest)
  }
  const shift = (next: Partial<typeof saved>) => {
    const printOffset = { ...(overprint ?? saved), ...next }
    keep.mutate({ printOffset })
    onChange({ ...wish, overprint: printOffset })
  }
  return (
    <Stack gap={6}>
      <Checkbox
        label="套打：纸上已印好格子，只打内容"
        checked={overprint !== undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {overprint && (
        <>
          <Group gap="xs" grow>
            <NumberInput
              label="右移（毫米）"
              min={-50}
              max={50}
              step={0.5}
              value={overprint.rightMm}
              onChange={(mm) => shift({ rightMm: Number(mm) || 0 })}
            />
            <NumberInput
              label="下移（毫米）"
              min={-50}
              max={50}
              step={0.5}
              value={overprint.downMm}
              onChange={(mm) => shift({ downMm: Number(mm) || 0 })}
            />
          </Group>
          <Text fz="xs" c="dimmed">
            先用白纸试打一张，与印好的纸对着光比一比，再调。本机会记住。
          </Text>
        </>
      )}
    </Stack>
  )
}
