import { Badge } from '@mantine/core'
import type { LookState } from '#shared/ipc/outputs.ts'

const stateWords: Readonly<Record<LookState, readonly [word: string, color: string]>> = {
  same: ['相同', 'gray'],
  changed: ['改过', 'blue'],
  removed: ['已删除', 'red'],
  missing: ['现在没有', 'orange'],
}

/** How a record of the backup stands in the open file. */
export function StateBadge({ state }: Readonly<{ state: LookState }>) {
  const [word, color] = stateWords[state]
  return (
    <Badge variant="light" color={color}>
      {word}
    </Badge>
  )
}
