import { Pagination, Text } from '@mantine/core'
import { useState } from 'react'
import type { MergeConflict, MergingOutputs } from '#shared/ipc/parts/merging.ts'
import { newId, useAct, useCall } from '#renderer/bridge/index.ts'
import { usePurpose } from '#renderer/operators/index.ts'
import { FailureNote, KeyHint, Panel, countText } from '#renderer/ui/index.ts'
import { AllButtons } from './allButtons.tsx'
import { ConflictFilter, type Chosen } from './conflictFilter.tsx'
import { ConflictGroup, groupsOf } from './conflictGroup.tsx'
import { decidedText, type Decision } from './decision.ts'
import { OtherDialog } from './otherDialog.tsx'
import { useConflictFocus } from './useConflictFocus.ts'

const pageSize = 20

/** Everything that two people wrote differently, household by household. What stands in the file meanwhile is the same on every PC. */
export function ConflictPanel({ fields }: Readonly<{ fields: MergingOutputs['merge.open'] }>) {
  const [chosen, setChosen] = useState<Chosen>({})
  const [page, setPage] = useState(1)
  const [reveal, setReveal] = useState(false)
  const askPurpose = usePurpose()
  const [other, setOther] = useState<MergeConflict | null>(null)
  const list = useCall('merge.conflicts', { ...chosen, offset: (page - 1) * pageSize, limit: pageSize, reveal }, { keepPrevious: true })
  const decide = useAct('merge.decide', { doneText: decidedText, undoable: true })
  const conflicts = list.data?.conflicts ?? []
  const total = list.data?.total ?? 0
  const focus = useConflictFocus(conflicts)
  const decideFor = ({ ledger, record, field: id }: MergeConflict, decision: Decision) => {
    focus.keep()
    decide.mutate({ id: newId(), decisions: [{ ledger, record, field: id, ...decision }] })
  }
  // The last of a page is decided: the page before it is the last one now.
  if (list.data && conflicts.length === 0 && total > 0 && page > 1) setPage(1)
  return (
    <Panel title={`待取定（${countText(total)} 处）`} actions={<AllButtons total={total} filter={chosen} />}>
      <ConflictFilter
        fields={fields}
        chosen={chosen}
        onChoose={(next) => {
          setChosen(next)
          setPage(1)
        }}
        onReveal={!reveal && conflicts.some(({ masked }) => masked) ? () => void askPurpose().then(setReveal) : null}
      />
      <Text fz="sm" c="dimmed" mb="xs">
        光标在一行上时：
        <KeyHint keys="1" /> <KeyHint keys="2" /> 取第几个值，
        <KeyHint keys="0" /> 另填，
        <KeyHint keys="↑" /> <KeyHint keys="↓" /> 换行。取定一处，光标自动到下一处。
      </Text>
      {list.error && <FailureNote error={list.error} onRetry={() => void list.refetch()} />}
      <div role="grid" aria-label="待取定的内容" ref={focus.grid} onKeyDown={focus.move}>
        {groupsOf(conflicts).map((group) => (
          <ConflictGroup key={group.key} group={group} busy={decide.isPending} onDecide={decideFor} onOther={setOther} />
        ))}
      </div>
      {total > pageSize && <Pagination mt="sm" total={Math.ceil(total / pageSize)} value={page} onChange={setPage} />}
      {other && (
        <OtherDialog
          conflict={other}
          onClose={() => setOther(null)}
          onValue={(value) => {
            decideFor(other, { value })
            setOther(null)
          }}
        />
      )}
    </Panel>
  )
}
