import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ComparedHit } from '#shared/ipc/parts/matching.ts'
import type { Row } from '#shared/ipc/outputs.ts'
import { newId, useAct, useCall, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { scrollable } from '#renderer/ui/index.ts'
import { decisions, type HitState } from './words.ts'
import classes from './matching.module.css'

type Props = Readonly<{ row: Row; decide: (state: HitState) => void }>

/** One hit: register and list side by side, why they are taken for one, what is done next, what came of it. */
export function HitDetail({ row, decide }: Props) {
  const readOnly = useReadOnly()
  const { open } = useNavigate()
  const compared = useCall('matching.compare', { hits: [row.id] }, { keepPrevious: true }).data?.[0]
  const say = (field: string) => String(row.values[field] ?? '')
  return (
    <section className={classes.detail} {...scrollable(`线索 ${say('name')}`)}>
      <Stack gap={8}>
        <Group justify="space-between" gap="sm">
          <Text fw={600}>
            {say('kind')}：{say('name')}（{row.links['village']}）
          </Text>
          <Group gap={6}>
            {decisions.map(({ key, state }) => (
              <Button
                key={key}
                size="xs"
                variant={say('state') === state ? 'filled' : 'default'}
                disabled={readOnly}
                aria-pressed={say('state') === state}
                onClick={() => decide(state)}
              >
                {state}（{key}）
              </Button>
            ))}
            <Button size="xs" variant="subtle" onClick={() => open({ screen: 'household', id: say('household') })}>
              打开本户
            </Button>
          </Group>
        </Group>
        {compared && compared.id === row.id && <Sides hit={compared} />}
        <Text fz="sm">
          <b>名单内容</b> {say('theirRow') || '（无）'} <span className={classes.small}>{say('origin')}</span>
        </Text>
        <Text fz="sm">
          <b>{say('level')}</b> {say('confidence')}%：{say('reasons')}
        </Text>
        {compared?.next && (
          <Text fz="sm">
            <b>下一步</b> {compared.next}
          </Text>
        )}
        <Outcome key={row.head} row={row} helper={compared?.helper ?? ''} />
      </Stack>
    </section>
  )
}

function Sides({ hit }: Readonly<{ hit: ComparedHit }>) {
  return (
    <table className={classes.compare}>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">台账</th>
          <th scope="col">名单</th>
          <th scope="col">比较</th>
        </tr>
      </thead>
      <tbody>
        {hit.lines.map(({ label, ours, theirs, same }) => (
          <tr key={label} data-differs={same === false || undefined}>
            <th scope="row">{label}</th>
            <td>{ours || '—'}</td>
            <td>{theirs || '—'}</td>
            <td>{same === null ? '' : same ? '相同' : '不同'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outcome({ row, helper }: Readonly<{ row: Row; helper: string }>) {
  const readOnly = useReadOnly()
  const [result, setResult] = useState(String(row.values['result'] ?? ''))
  const [assignee, setAssignee] = useState(String(row.values['assignee'] ?? ''))
  const save = useAct('edit.commit', { doneText: '已保存' })
  const isSame = result === String(row.values['result'] ?? '') && assignee === String(row.values['assignee'] ?? '')
  const submit = () => {
    const values = { result: result.trim() || null, assignee: assignee.trim() || null }
    save.mutate({ id: newId(), changes: [{ ledger: 'matchHit', recordId: row.id, op: 'change', values, seenHead: row.head }] })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label="核实情况"
          size="xs"
          w={420}
          value={result}
          onChange={(event) => setResult(event.currentTarget.value)}
          disabled={readOnly}
          maxLength={500}
        />
        <TextInput
          label={helper ? `核实人（帮扶责任人 ${helper}）` : '核实人'}
          size="xs"
          w={200}
          value={assignee}
          onChange={(event) => setAssignee(event.currentTarget.value)}
          disabled={readOnly}
          maxLength={60}
        />
        <Button type="submit" size="xs" variant="default" disabled={readOnly || isSame} loading={save.isPending}>
          保存
        </Button>
      </Group>
    </form>
  )
}
