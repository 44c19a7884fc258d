import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import type { LabelGrid } from '#shared/ipc/parts/printing.ts'
import { useSettings, useShellAct } from '#renderer/bridge/index.ts'
import type { FormWish } from './formWish.ts'

type LabelsProps = Readonly<{ grid: LabelGrid; wish: FormWish; onChange: (wish: FormWish) => void }>

const sizes = [
  { key: 'columns', label: '每排几个', min: 1, max: 12, step: 1 },
  { key: 'rows', label: '每张几排', min: 1, max: 40, step: 1 },
  { key: 'widthMm', label: '宽（毫米）', min: 10, max: 300, step: 0.5 },
  { key: 'heightMm', label: '高（毫米）', min: 8, max: 400, step: 0.5 },
  { key: 'gapMm', label: '间隔（毫米）', min: 0, max: 40, step: 0.5 },
] as const

/** Sheets of labels: which label is the first one left, and the grid of the sheets that the office bought; this PC keeps the grid. */
export function Labels({ grid, wish, onChange }: LabelsProps) {
  const saved = useSettings()?.labelGrid
  const keep = useShellAct('settings.set')
  const now = wish.labels ?? { ...grid, first: 1 }
  const set = (change: Partial<typeof now>) => onChange({ ...wish, labels: { ...now, ...change } })
  const resize = (change: Partial<LabelGrid>) => {
    const { first: _first, ...old } = now
    keep.mutate({ labelGrid: { ...old, ...change } })
    set(change)
  }
  return (
    <Stack gap={6}>
      <NumberInput
        label="从第几个标签打起"
        description="用过几个的标签纸接着用：从左到右、从上到下数"
        min={1}
        max={now.columns * now.rows}
        value={now.first}
        onChange={(value) => set({ first: Number(value) || 1 })}
      />
      <Text fz="sm" fw={600} mt={4}>
        标签纸
      </Text>
      <Group gap="xs" grow preventGrowOverflow={false} wrap="wrap">
        {sizes.map(({ key, label, ...limits }) => (
          <NumberInput
            key={key}
            w={100}
            label={label}
            {...limits}
            value={now[key]}
            onChange={(value) => resize({ [key]: Math.max(limits.min, Number(value) || limits.min) })}
          />
        ))}
      </Group>
      <Group gap="xs">
        {saved && (
          <Button size="compact-sm" variant="default" onClick={() => set(saved)}>
            用本机记住的标签纸
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => set(grid)}>
          原定的标签纸
        </Button>
      </Group>
      <Text fz="xs" c="dimmed">
        二维码印在 PDF 和纸上；导出的 Excel 里只有它的编号。
      </Text>
    </Stack>
  )
}
