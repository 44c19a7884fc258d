import { Button, Group, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { Panel } from '#renderer/ui/index.ts'
import type { PracticeSize } from './opening.ts'

const sizes = {
  small: { label: '小：60 户，3 个村', households: 60, villages: 3 },
  middle: { label: '中：1,500 户，12 个村', households: 1_500, villages: 12 },
  large: { label: '大：12,000 户，30 个村（整个乡镇，要等一会儿）', households: 12_000, villages: 30 },
} as const

type SizeName = keyof typeof sizes

/** How big the practice file shall be. */
export function PracticeForm({ onCreate, onCancel }: Readonly<{ onCreate: (size: PracticeSize) => void; onCancel: () => void }>) {
  const [size, setSize] = useState<SizeName>('small')
  const { households, villages } = sizes[size]
  return (
    <Panel>
      <Radio.Group label="练习库有多大" value={size} onChange={(value) => setSize(value as SizeName)}>
        <Stack gap="xs" mt="xs">
          {Object.entries(sizes).map(([name, { label }]) => (
            <Radio key={name} value={name} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <Group mt="sm" gap="xs">
        <Button onClick={() => onCreate({ households, villages })}>生成并打开</Button>
        <Button variant="default" onClick={onCancel}>
          取消
        </Button>
      </Group>
    </Panel>
  )
}
