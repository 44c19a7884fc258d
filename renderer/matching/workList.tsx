import { Button, Group, Select, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { printExpression, type Expression } from '#shared/query/expression.ts'
import { useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { countText, EmptyState, KeyHint } from '#renderer/ui/index.ts'
import { DispatchButton } from './dispatchButton.tsx'
import { ExportButton } from './exportButton.tsx'
import { HitList } from './hitList.tsx'
import { Pager, pageRows } from './parts.tsx'
import { WorkSide } from './workSide.tsx'
import { decisions, levels } from './words.ts'
import classes from './matching.module.css'

export type WorkChoice = Readonly<{ batch: string | null; village: string | null; state: string | null; level: string | null }>

type Props = Readonly<{ choice: WorkChoice; onChoice: (choice: WorkChoice) => void }>

/** Not by state: a decided one must not jump away under the cursor. */
const inPlace = [
  { field: 'village', down: false },
  { field: 'number', down: false },
]

/** Hits that were kept, to be looked into one after the other. */
export function WorkList({ choice, onChoice }: Props) {
  const filter = filterOf(choice)
  const { data, isPending } = useCall(
    'ledger.query',
    { ledger: 'matchHit', sort: inPlace, ...(filter ? { filter } : {}) },
    { keepPrevious: true },
  )
  const ids = data?.ids ?? []
  return (
    <div className={classes.work}>
      <WorkSide choice={choice} onChoice={onChoice} />
      <div className={classes.main}>
        <WorkBar choice={choice} onChoice={onChoice} ids={ids} filter={filter} />
        {isPending || ids.length > 0 ? (
          <Hits key={filter} ids={ids} />
        ) : (
          <EmptyState
            title="没有这样的线索"
            text={
              choice.state === '待核实' ? '都核实完了。核实过的也留着，可以看全部；来了新名单，点右上角“比对新名单…”。' : '换一个条件看看。'
            }
            actions={<Button onClick={() => onChoice({ batch: null, village: null, state: null, level: null })}>看全部线索</Button>}
          />
        )}
      </div>
    </div>
  )
}

function Hits({ ids }: Readonly<{ ids: readonly string[] }>) {
  const [wanted, setPage] = useState(0)
  const page = Math.min(wanted, Math.max(0, Math.ceil(ids.length / pageRows) - 1))
  const shown = useMemo(() => ids.slice(page * pageRows, (page + 1) * pageRows), [ids, page])
  return (
    <>
      <HitList key={page} ids={shown} />
      <Pager page={page} total={ids.length} onPage={setPage} />
    </>
  )
}

function WorkBar({ choice, onChoice, ids, filter }: Props & Readonly<{ ids: readonly string[]; filter: string }>) {
  const readOnly = useReadOnly()
  return (
    <div className={classes.bar}>
      <Select
        aria-label="核实状态"
        placeholder="全部状态"
        size="xs"
        w={130}
        clearable
        data={decisions.map(({ state }) => state)}
        value={choice.state}
        onChange={(state) => onChoice({ ...choice, state })}
      />
      <Select
        aria-label="把握"
        placeholder="全部把握"
        size="xs"
        w={120}
        clearable
        data={[...levels]}
        value={choice.level}
        onChange={(level) => onChoice({ ...choice, level })}
      />
      <Text fz="sm" role="status">
        {countText(ids.length)} 条
      </Text>
      <Group gap={6} ml="auto">
        <DispatchButton ids={ids} disabled={readOnly || ids.length === 0} />
        <ExportButton filter={filter} disabled={ids.length === 0} />
      </Group>
      <Group gap={10} w="100%">
        {decisions.slice(0, 4).map(({ key, state }) => (
          <Text key={key} fz="xs" c="dimmed" component="span">
            <KeyHint keys={key} /> {state}
          </Text>
        ))}
        <Text fz="xs" c="dimmed" component="span">
          <KeyHint keys="Enter" /> 打开本户
        </Text>
      </Group>
    </div>
  )
}

function filterOf({ batch, village, state, level }: WorkChoice): string {
  const parts: Expression[] = Object.entries({ batch, village, state, level }).flatMap(([field, value]) =>
    value === null ? [] : [{ kind: 'compare' as const, field, operator: '=' as const, value }],
  )
  return parts.length === 0 ? '' : printExpression({ kind: 'and', parts })
}

/** 批次 of the present choice brought in after a run was kept. */
export function choiceOfBatch(batch: string): WorkChoice {
  return { batch, village: null, state: null, level: null }
}
