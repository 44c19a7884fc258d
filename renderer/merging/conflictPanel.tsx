import { Button, Group, Pagination, Select, Text } from '@mantine/core'
import { useState } from 'react'
import type { MergeConflict, MergingOutputs } from '#shared/ipc/parts/merging.ts'
import { newId, useAct, useCall } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, countText, useConfirm } from '#renderer/ui/index.ts'
import { ConflictRow } from './conflictRow.tsx'
import { OtherDialog } from './otherDialog.tsx'

const pageSize = 20
/** What one step may hold. */
const mostAtOnce = 5_000

type Decision = Readonly<{ take: string }> | Readonly<{ value: string | number | null }>

/** Everything that two people wrote differently. What stands in the file meanwhile is the same on every PC. */
export function ConflictPanel({ fields }: Readonly<{ fields: MergingOutputs['merge.open'] }>) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [page, setPage] = useState(1)
  const [reveal, setReveal] = useState(false)
  const [other, setOther] = useState<MergeConflict | null>(null)
  const field = fields.find((one) => keyOf(one) === chosen)
  const filter = field ? { ledger: field.ledger, field: field.field } : {}
  const list = useCall('merge.conflicts', { ...filter, offset: (page - 1) * pageSize, limit: pageSize, reveal }, { keepPrevious: true })
  const decide = useAct('merge.decide', { doneText: ({ decided }) => `已取定 ${countText(decided)} 处，另一边的值留在历史里` })
  const decideFor = ({ ledger, record, field: id }: MergeConflict, decision: Decision) =>
    decide.mutate({ id: newId(), decisions: [{ ledger, record, field: id, ...decision }] })
  const conflicts = list.data?.conflicts ?? []
  const total = list.data?.total ?? 0
  return (
    <Panel title={`待取定（${countText(total)} 处）`} actions={<AllButtons total={total} filter={filter} />}>
      <FilterBar
        fields={fields}
        chosen={chosen}
        onChoose={(value) => {
          setChosen(value)
          setPage(1)
        }}
        onReveal={conflicts.some(({ masked }) => masked) ? () => setReveal(true) : null}
      />
      {list.error && <FailureNote error={list.error} onRetry={() => void list.refetch()} />}
      <div role="grid" aria-label="待取定的内容">
        {conflicts.map((conflict) => (
          <ConflictRow
            key={`${conflict.record} ${conflict.field}`}
            conflict={conflict}
            busy={decide.isPending}
            onTake={(setId) => decideFor(conflict, { take: setId })}
            onOther={() => setOther(conflict)}
          />
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

type FilterProps = Readonly<{
  fields: MergingOutputs['merge.open']
  chosen: string | null
  onChoose: (key: string | null) => void
  onReveal: (() => void) | null
}>

function FilterBar({ fields, chosen, onChoose, onReveal }: FilterProps) {
  return (
    <Group mb="sm" gap="md" align="flex-end">
      <Select
        label="只看"
        placeholder="全部"
        clearable
        w={280}
        data={fields.map((one) => ({ value: keyOf(one), label: `${one.ledgerLabel} · ${one.fieldLabel}（${one.count}）` }))}
        value={chosen}
        onChange={onChoose}
      />
      {onReveal && (
        <Button variant="default" onClick={onReveal} title="显示完整号码会记入查看记录">
          显示完整号码
        </Button>
      )}
      <Text fz="sm" c="dimmed">
        光标在一行上时按 1、2 取第几个值，按 0 另填。
      </Text>
    </Group>
  )
}

const keyOf = ({ ledger, field }: Readonly<{ ledger: string; field: string }>): string => `${ledger}.${field}`

type AllProps = Readonly<{ total: number; filter: Readonly<{ ledger?: string; field?: string }> }>

/** The same side for all that are listed: what this PC wrote, or what came. */
function AllButtons({ total, filter }: AllProps) {
  const confirm = useConfirm()
  const [loading, setLoading] = useState(false)
  const found = useCall('merge.conflicts', { ...filter, offset: 0, limit: 500 }, { enabled: total > 1 })
  const decide = useAct('merge.decide', { doneText: ({ decided }) => `已取定 ${countText(decided)} 处，另一边的值留在历史里` })
  const all = async (side: 'mine' | 'theirs') => {
    const conflicts = (found.data?.conflicts ?? []).slice(0, mostAtOnce)
    const decisions = conflicts.flatMap((conflict) => {
      const taken =
        side === 'mine' ? conflict.sides.find(({ via }) => via === null) : [...conflict.sides].reverse().find(({ via }) => via !== null)
      return taken ? [{ ledger: conflict.ledger, record: conflict.record, field: conflict.field, take: taken.setId }] : []
    })
    const whose = side === 'mine' ? '本机写的' : '合并来的'
    const yes = await confirm({
      title: `全部取${whose}`,
      text: `列出的 ${countText(decisions.length)} 处都取${whose}值。另一边的值留在历史里，以后随时可以再改。`,
      verb: `全部取${whose}`,
    })
    if (!yes || decisions.length === 0) return
    setLoading(true)
    await decide.mutateAsync({ id: newId(), decisions }).catch(() => undefined)
    setLoading(false)
  }
  if (total < 2) return null
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" loading={loading} onClick={() => void all('mine')}>
        全部取本机写的
      </Button>
      <Button size="xs" variant="default" loading={loading} onClick={() => void all('theirs')}>
        全部取合并来的
      </Button>
    </Group>
  )
}
