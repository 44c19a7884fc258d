import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { MergeConflict } from '#shared/ipc/parts/merging.ts'
import { attempt, call, newId, useAct } from '#renderer/bridge/index.ts'
import { countText, useConfirm } from '#renderer/ui/index.ts'
import type { Chosen } from './conflictFilter.tsx'
import { decidedText } from './decision.ts'

/** What one step may hold, and one asking answer. */
const mostAtOnce = 5_000
const window = 500

export type Side = 'mine' | 'theirs'

/** The same side for all that are listed: what this PC wrote, or what came. */
export function AllButtons({ total, filter }: Readonly<{ total: number; filter: Chosen }>) {
  const confirm = useConfirm()
  const [loading, setLoading] = useState<Side | null>(null)
  const decide = useAct('merge.decide', { doneText: decidedText, undoable: true })
  const all = async (side: Side) => {
    setLoading(side)
    await attempt(async () => {
      const decisions = decisionsFor(await listed(filter), side)
      const whose = side === 'mine' ? '本机写的' : '合并来的'
      const yes = await confirm({
        title: `全部取${whose}`,
        text: `列出的 ${countText(decisions.length)} 处都取${whose}值。另一边的值留在历史里，以后随时可以再改。`,
        verb: `全部取${whose}`,
      })
      if (yes && decisions.length > 0) await decide.mutateAsync({ id: newId(), decisions }).catch(() => undefined)
    })
    setLoading(null)
  }
  if (total < 2) return null
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" loading={loading === 'mine'} onClick={() => void all('mine')}>
        全部取本机写的
      </Button>
      <Button size="xs" variant="default" loading={loading === 'theirs'} onClick={() => void all('theirs')}>
        全部取合并来的
      </Button>
    </Group>
  )
}

async function listed(filter: Chosen): Promise<readonly MergeConflict[]> {
  const found: MergeConflict[] = []
  for (;;) {
    const page = await call('merge.conflicts', { ...filter, offset: found.length, limit: window })
    found.push(...page.conflicts)
    if (page.conflicts.length === 0 || found.length >= Math.min(page.total, mostAtOnce)) return found.slice(0, mostAtOnce)
  }
}

/** Where a side did not write the field, nothing is decided. */
export function decisionsFor(conflicts: readonly MergeConflict[], side: Side) {
  return conflicts.flatMap(({ sides, ledger, record, field }) => {
    const taken = side === 'mine' ? sides.find(({ via }) => via === null) : [...sides].reverse().find(({ via }) => via !== null)
    return taken ? [{ ledger, record, field, take: taken.setId }] : []
  })
}
