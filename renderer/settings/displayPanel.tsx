import { Group, Radio, Stack, Switch } from '@mantine/core'
import { useSettings, useShellAct } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import { DrawingPanel } from './drawingPanel.tsx'
import { KeptPanel } from './keptPanel.tsx'

const themes = [
  { value: 'system', label: '跟随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
] as const

/** 100 % is the size that most office screens need; the two below it are for very small ones. */
const zooms = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** How the window looks to this user of this PC. Every choice holds at once. */
export function DisplayPanel() {
  return (
    <Stack>
      <ZoomChoice />
      <ThemeChoice />
      <KeptPanel />
      <DrawingPanel />
    </Stack>
  )
}

function ZoomChoice() {
  const { zoom } = useSettings()
  const keep = useShellAct('settings.set')
  return (
    <Panel title="文字大小">
      <Radio.Group
        label="整个窗口的文字和表格"
        description="也可以用 Ctrl+加号、Ctrl+减号调整，Ctrl+0 还原"
        value={String(zoom)}
        onChange={(value) => keep.mutate({ zoom: Number(value) })}
      >
        <Group mt="xs">
          {zooms.map((step) => (
            <Radio key={step} value={String(step)} label={`${Math.round(step * 100)}%`} />
          ))}
        </Group>
      </Radio.Group>
    </Panel>
  )
}

function ThemeChoice() {
  const { theme = 'system', highContrast = false } = useSettings()
  const keep = useShellAct('settings.set')
  const choose = (value: string) => {
    const chosen = themes.find((one) => one.value === value)
    if (chosen) keep.mutate({ theme: chosen.value })
  }
  return (
    <Panel title="颜色">
      <Stack>
        <Radio.Group label="底色" description="打印出来的纸总是白的" value={theme} onChange={choose}>
          <Group mt="xs">
            {themes.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Group>
        </Radio.Group>
        <Switch
          label="高对比度"
          description="文字最黑或最白，线条加重。Windows 里开了高对比度时，不用再开这一项"
          checked={highContrast}
          onChange={(event) => keep.mutate({ highContrast: event.currentTarget.checked })}
        />
      </Stack>
    </Panel>
  )
}
