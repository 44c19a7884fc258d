import { Badge, Button, Group, Modal, Stack, Table, Text, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PolicyItem } from '#shared/policy/define.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyValueOf, writtenPolicyValue } from '#shared/policy/written.ts'
import { holdingOn, overridesOf, policyTimeline, type DatedPolicyValue } from '#shared/policy/records.ts'
import { newId, useAct, useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { todayIso } from '#renderer/ledger/index.ts'
import { DateInput } from '#renderer/ui/index.ts'
import type { OwnPolicy } from './policyRows.ts'
import classes from './policy.module.css'

type Props = Readonly<{ item: PolicyItem; own: readonly OwnPolicy[]; onClose: () => void }>

/** One item: what held and will hold, and a new value with the day from which on it holds. */
export function PolicyDialog({ item, own, onClose }: Props) {
  const readOnly = useReadOnly()
  return (
    <Modal opened onClose={onClose} title={item.label} size="lg">
      <Stack>
        <Text c="dimmed">{item.help}</Text>
        <Timeline item={item} own={own} readOnly={readOnly} />
        <UsedBy item={item} />
        {!readOnly && <ValueForm item={item} own={own} />}
      </Stack>
    </Modal>
  )
}

function Timeline({ item, own, readOnly }: Readonly<{ item: PolicyItem; own: readonly OwnPolicy[]; readOnly: boolean }>) {
  const timeline = policyTimeline(item, overridesOf(policyItems, own))
  const holding = holdingOn(timeline, todayIso())
  return (
    <Table aria-label="历年的值">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={110}>起始日期</Table.Th>
          <Table.Th>数值{item.unit && `（${item.unit}）`}</Table.Th>
          <Table.Th>依据</Table.Th>
          <Table.Th w={84}>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {timeline.map((entry, index) => (
          <Entry
            key={index}
            item={item}
            entry={entry}
            record={entry.own ? own.find((record) => record.from === entry.from) : undefined}
            isNow={entry === holding}
            readOnly={readOnly}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type EntryProps = Readonly<{ item: PolicyItem; entry: DatedPolicyValue; record: OwnPolicy | undefined; isNow: boolean; readOnly: boolean }>

function Entry({ item, entry, record, isNow, readOnly }: EntryProps) {
  const written = writtenPolicyValue(item, entry.value)
  const withdraw = useAct('edit.commit', { doneText: `已撤回“${item.label}”的本单位值`, undoable: true })
  const take = () =>
    withdraw.mutate({
      id: newId(),
      label: `撤回政策参数“${item.label}”`,
      changes: [{ ledger: 'policyValue', recordId: record!.id, op: 'remove', values: {}, seenHead: record!.head }],
    })
  return (
    <Table.Tr>
      <Table.Td className="numbers">{entry.from || '一直'}</Table.Td>
      <Table.Td className={classes.written}>
        {written}{' '}
        {isNow && (
          <Badge variant="light" color="green">
            现在用
          </Badge>
        )}
      </Table.Td>
      <Table.Td className={classes.written}>{entry.own ? record?.note || '本单位' : '默认'}</Table.Td>
      <Table.Td>
        {record && !readOnly && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={take}
            loading={withdraw.isPending}
            aria-label={`撤回 ${entry.from} ${written}`}
          >
            撤回
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function UsedBy({ item }: Readonly<{ item: PolicyItem }>) {
  const rules = useCall('checks.catalogue', {}, { staleTime: Infinity }).data?.filter(({ params }) =>
    params.some(({ id }) => id === item.id),
  )
  if (!rules || rules.length === 0) return null
  return <Text fz="sm">用在检查规则：{rules.map(({ id, title }) => `${id} ${title}`).join('；')}</Text>
}

type Typed = Readonly<{ from: string | null; value: string; note: string }>

function ValueForm({ item, own }: Readonly<{ item: PolicyItem; own: readonly OwnPolicy[] }>) {
  const fresh: Typed = { from: `${todayIso().slice(0, 4)}-01-01`, value: '', note: '' }
  const [typed, setTyped] = useState<Typed>(fresh)
  const [problem, setProblem] = useState<string | null>(null)
  const save = useAct('edit.commit', { doneText: `已保存“${item.label}”`, done: () => setTyped(fresh) })
  const submit = () => {
    const wrong = problemOf(item, typed)
    setProblem(wrong)
    if (wrong === null) save.mutate({ id: newId(), label: `修改政策参数“${item.label}”`, changes: [changeOf(item, typed, own)] })
  }
  return (
    <form
      aria-label="新的值"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Group align="start" grow preventGrowOverflow={false}>
        <DateInput label="起始日期" w={150} value={typed.from} onChange={(from) => setTyped((now) => ({ ...now, from }))} />
        <TextInput
          label={`新的值${item.unit ? `（${item.unit}）` : ''}`}
          value={typed.value}
          error={problem}
          onChange={(event) => setTyped({ ...typed, value: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        label="依据"
        placeholder="如 省农业农村厅〔2026〕12 号"
        autosize
        minRows={1}
        mt="xs"
        value={typed.note}
        onChange={(event) => setTyped({ ...typed, note: event.currentTarget.value })}
      />
      <Button type="submit" mt="md" loading={save.isPending} disabled={typed.value.trim() === '' || typed.from === null}>
        保存新的值
      </Button>
    </form>
  )
}

const shapes = { money: '请写金额，如 8800 或 8800.50', percent: '请写百分数，如 60', integer: '请写整数', text: '请填写' } as const

function problemOf(item: PolicyItem, { value }: Typed): string | null {
  return policyValueOf(item, value) === null ? shapes[item.kind] : null
}

/** Of a day that has an own value already, that one is changed. */
function changeOf(item: PolicyItem, { from, value, note }: Typed, own: readonly OwnPolicy[]) {
  const values = { item: item.id, from, value: value.trim(), note: note.trim() || null }
  const held = own.find((record) => record.from === from)
  if (!held) return { ledger: 'policyValue', recordId: newId(), op: 'add' as const, values }
  return { ledger: 'policyValue', recordId: held.id, op: 'change' as const, values, seenHead: held.head }
}
