import { Anchor, Group, Text } from '@mantine/core'
import type { MergeConflict } from '#shared/ipc/parts/merging.ts'
import { useNavigate } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import { ConflictRow } from './conflictRow.tsx'
import type { Decision } from './decision.ts'
import classes from './merging.module.css'

export type Group = Readonly<{ key: string; title: string; household: string | null; conflicts: readonly MergeConflict[] }>

/** Conflicts come household by household; each household once, under its name. */
export function groupsOf(conflicts: readonly MergeConflict[]): readonly Group[] {
  const groups = new Map<string, MergeConflict[]>()
  for (const conflict of conflicts) {
    const key = conflict.household ?? conflict.record
    groups.set(key, [...(groups.get(key) ?? []), conflict])
  }
  return [...groups].map(([key, own]) => ({ key, title: titleOf(own), household: own[0]!.household, conflicts: own }))
}

function titleOf(own: readonly MergeConflict[]): string {
  const first = own.find(({ ledger }) => ledger === 'household') ?? own[0]!
  const name = first.ledger === 'household' ? `${first.label}户` : first.household ? `${first.label}所在的户` : first.label
  return [name, first.village].filter(Boolean).join(' · ')
}

type Props = Readonly<{
  group: Group
  busy: boolean
  onDecide: (conflict: MergeConflict, decision: Decision) => void
  onOther: (conflict: MergeConflict) => void
}>

export function ConflictGroup({ group: { title, household, conflicts }, busy, onDecide, onOther }: Props) {
  const { open } = useNavigate()
  const [first] = conflicts
  const show = () =>
    household ? open({ screen: 'household', id: household }) : open({ screen: 'ledger', ledger: first!.ledger, record: first!.record })
  return (
    <div role="rowgroup" className={classes.group}>
      <div role="row" className={classes.head}>
        <div role="rowheader" aria-label={title}>
          <Group gap="xs">
            <Anchor component="button" type="button" fw={600} fz="sm" onClick={show}>
              {title}
            </Anchor>
            <Text fz="sm" c="dimmed">
              {countText(conflicts.length)} 处
            </Text>
          </Group>
        </div>
      </div>
      {conflicts.map((conflict) => (
        <ConflictRow
          key={`${conflict.record} ${conflict.field}`}
          conflict={conflict}
          busy={busy}
          onTake={(take) => onDecide(conflict, { take })}
          onOther={() => onOther(conflict)}
        />
      ))}
    </div>
  )
}
