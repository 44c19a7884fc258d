import { Badge, Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { MergeChange, MergeChangeField } from '#shared/ipc/parts/merging.ts'
import { countText, timeText } from '#renderer/ui/index.ts'
import classes from './changes.module.css'
import { kindWords } from './kindWords.ts'

/** A record a row: how it changes, each field before → after, who did it when and from where. */
export function ChangeTable({ changes }: Readonly<{ changes: readonly MergeChange[] }>) {
  return (
    <Table aria-label="会变的记录" className={classes.table} stickyHeader verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.record}>记录</Table.Th>
          <Table.Th className={classes.kind}>怎么变</Table.Th>
          <Table.Th>内容</Table.Th>
          <Table.Th className={classes.by}>谁、什么时候、从哪来</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map((change) => (
          <ChangeRow key={`${change.ledger} ${change.record}`} change={change} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function ChangeRow({ change }: Readonly<{ change: MergeChange }>) {
  const { title, ledgerLabel, village, fields, person, device, at, from, reason } = change
  return (
    <Table.Tr>
      <Table.Td>
        <Text fz="sm" fw={600}>
          {title}
        </Text>
        <Text fz="xs" c="dimmed">
          {[ledgerLabel, village].filter((word) => word !== '' && word !== title).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Kinds change={change} />
      </Table.Td>
      <Table.Td>{fields.length === 0 ? <Text fz="sm">{wholeText(change)}</Text> : <Fields change={change} />}</Table.Td>
      <Table.Td>
        <Text fz="sm">{person === '' ? '' : `${person}（${device}）`}</Text>
        <Text fz="xs" c="dimmed">
          {at === '' ? '' : timeText(at)}
          {from === '' ? '' : `，来自“${from}”`}
          {reason === '' ? '' : `，原因：${reason}`}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}

function Kinds({ change: { kind, restored, fields } }: Readonly<{ change: MergeChange }>) {
  const isOpen = kind === 'open' || fields.some(({ others }) => others.length > 0)
  return (
    <>
      {kind !== 'open' && <Text fz="sm">{restored ? '恢复' : kindWords[kind]}</Text>}
      {isOpen && (
        <Badge variant="light" color="orange">
          {kindWords.open}
        </Badge>
      )}
    </>
  )
}

const wholeText = ({ kind, restored }: MergeChange): string => {
  if (kind === 'removed') return '移入回收站'
  return restored ? '从回收站取回' : '没有填写内容'
}

/** More are shown when asked for: a new household has fifty. */
const shownAtFirst = 6

function Fields({ change }: Readonly<{ change: MergeChange }>) {
  const [all, setAll] = useState(false)
  const { fields, title } = change
  const shown = all ? fields : fields.slice(0, shownAtFirst)
  return (
    <>
      <dl className={classes.fields} data-new={change.kind === 'added' && !change.restored}>
        {shown.map((field) => (
          <FieldLine key={field.field} field={field} change={change} />
        ))}
      </dl>
      {fields.length > shownAtFirst && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={all}
          aria-label={all ? `收起${title}的内容` : `${title}还有 ${countText(fields.length - shownAtFirst)} 项`}
          onClick={() => setAll(!all)}
        >
          {all ? '收起' : `还有 ${countText(fields.length - shownAtFirst)} 项`}
        </Button>
      )}
    </>
  )
}

const words = (text: string): string => (text === '' ? '（空）' : text)

function FieldLine({ field, change }: Readonly<{ field: MergeChangeField; change: MergeChange }>) {
  const { label, before, after, person, at, from, others } = field
  const isNew = change.kind === 'added' && !change.restored
  const isSame = before === after
  // Several people may have worked on one record.
  const byOther = person !== '' && (person !== change.person || at !== change.at || from !== change.from)
  return (
    <div className={classes.field}>
      <dt>{label}</dt>
      <dd>
        {!isNew && !isSame && (
          <>
            <span>{words(before)}</span>
            <span aria-label="改为"> → </span>
          </>
        )}
        <span className={classes.after}>{words(after)}</span>
        {isSame && '（暂不变）'}
        {byOther && <span className={classes.note}> {[person, timeText(at), from].filter((word) => word !== '').join('，')}</span>}
        {others.map((other) => (
          <span key={`${other.text} ${other.at}`} className={classes.other}>
            另一边：{words(other.text)}（{other.person}，{timeText(other.at)}），合并后由您取定
          </span>
        ))}
      </dd>
    </div>
  )
}
