import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ComparedField, ComparedRecord, ComparedRecords, DuplicateRow, DuplicateWhat } from '#shared/ipc/parts/matching.ts'
import { newId, useAct, useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { countText, useConfirm } from '#renderer/ui/index.ts'
import classes from './matching.module.css'

type Props = Readonly<{ what: DuplicateWhat; row: DuplicateRow; onDismiss: () => void; isDismissing: boolean }>

/** Two records field by field: what is taken from which, and which of them remains. */
export function MergePanel({ what, row, onDismiss, isDismissing }: Props) {
  const compared = useCall('duplicates.compare', { what, first: row.first.id, second: row.second.id }).data
  if (!compared) return <Text fz="sm">正在读取…</Text>
  const key = `${compared.first.head} ${compared.second.head}`
  return <Merge key={key} what={what} compared={compared} onDismiss={onDismiss} isDismissing={isDismissing} />
}

type Side = 'first' | 'second'
type MergeProps = Readonly<{ what: DuplicateWhat; compared: ComparedRecords; onDismiss: () => void; isDismissing: boolean }>

function Merge({ what, compared, onDismiss, isDismissing }: MergeProps) {
  const readOnly = useReadOnly()
  const confirm = useConfirm()
  const [keep, setKeep] = useState<Side>(compared.keep)
  const [picked, setPicked] = useState<Readonly<Record<string, Side>>>({})
  const [all, setAll] = useState(false)
  const merge = useAct('duplicates.merge', { doneText: ({ moved }) => `已合并，改写 ${countText(moved)} 条记录`, undoable: true })
  const sideOf = (field: ComparedField): Side => picked[field.id] ?? field.better
  const lose: Side = keep === 'first' ? 'second' : 'first'
  const shown = inOrder(compared.fields.filter(({ same }) => all || !same))
  const submit = async () => {
    const losing = compared[lose]
    const text = `${losing.title} 将进入回收站，属于它的记录都改到 ${compared[keep].title} 名下。可以一次撤销。`
    if (!(await confirm({ title: '合并这两条记录？', text, verb: '合并', cancelVerb: '再看看' }))) return
    const take = compared.fields.filter((field) => !field.same && sideOf(field) === lose).map(({ id }) => id)
    const heads = { keep: compared[keep].head, lose: losing.head }
    merge.mutate({ what, id: newId(), keep: compared[keep].id, lose: losing.id, take, heads })
  }
  return (
    <Stack gap={8}>
      <Group justify="space-between" gap="sm">
        <Checkbox size="xs" label="相同的项目也显示" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        <Group gap={6}>
          <Button size="xs" variant="default" onClick={onDismiss} disabled={readOnly} loading={isDismissing}>
            不是同一{what === 'member' ? '人' : '户'}（N）
          </Button>
          <Button size="xs" onClick={() => void submit()} disabled={readOnly} loading={merge.isPending}>
            合并为一{what === 'member' ? '人' : '户'}…
          </Button>
        </Group>
      </Group>
      <table className={classes.compare}>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <KeepHead record={compared.first} isKept={keep === 'first'} onKeep={() => setKeep('first')} />
            <KeepHead record={compared.second} isKept={keep === 'second'} onKeep={() => setKeep('second')} />
          </tr>
        </thead>
        <tbody>
          {shown.map((field) => (
            <FieldRow key={field.id} field={field} side={sideOf(field)} onPick={(side) => setPicked({ ...picked, [field.id]: side })} />
          ))}
        </tbody>
      </table>
      {compared.clashes.length > 0 && <Text fz="sm">两边都有的：{compared.clashes.join('，')}。合并后各有两条，请合并后核对。</Text>}
      {what === 'household' && (
        <Text fz="sm" c="dimmed">
          两户都有的人（证件号码相同，或姓名和出生日期相同）合成一人，其余的人并入保留的户；保留的户已有户主的，另一户的户主改为“其他”关系，请核对。
        </Text>
      )}
    </Stack>
  )
}

/** What contradicts itself first, then what only one side says, then what agrees. */
function inOrder(fields: readonly ComparedField[]): readonly ComparedField[] {
  const rank = ({ first, second, same }: ComparedField): number => (same ? 2 : first === '' || second === '' ? 1 : 0)
  return [...fields].sort((a, b) => rank(a) - rank(b))
}

function KeepHead({ record, isKept, onKeep }: Readonly<{ record: ComparedRecord; isKept: boolean; onKeep: () => void }>) {
  const things = record.belongings.map(({ label, count }) => `${label} ${countText(count)}`).join('，')
  return (
    <th scope="col" aria-label={`保留 ${record.title}`}>
      <label className={classes.pick}>
        <input type="radio" name="keep" checked={isKept} onChange={onKeep} />
        <span>
          保留 {record.title}
          <span className={classes.small}>
            {record.enteredOn && `${record.enteredOn} 录入；`}
            {things || '没有别的记录属于它'}
          </span>
        </span>
      </label>
    </th>
  )
}

function FieldRow({ field, side, onPick }: Readonly<{ field: ComparedField; side: Side; onPick: (side: Side) => void }>) {
  if (field.same)
    return (
      <tr>
        <th scope="row">{field.label}</th>
        <td colSpan={2}>{field.first}</td>
      </tr>
    )
  return (
    <tr>
      <th scope="row">{field.label}</th>
      {(['first', 'second'] as const).map((one) => (
        <td key={one} data-taken={side === one || undefined} aria-label={field[one] || '（空）'}>
          <label className={classes.pick}>
            <input type="radio" name={`field ${field.id}`} checked={side === one} onChange={() => onPick(one)} />
            <span>{field[one] || '（空）'}</span>
          </label>
        </td>
      ))}
    </tr>
  )
}
