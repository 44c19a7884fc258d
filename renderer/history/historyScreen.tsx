import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { HistorySet } from '#shared/ipc/outputs.ts'
import { useCall, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Page, countText, timeText } from '#renderer/ui/index.ts'
import { ChangeList } from './changeList.tsx'
import classes from './history.module.css'
import { kindWords } from './kinds.ts'
import { useUndoSet } from './undoSet.tsx'

type RecordFilter = Readonly<{ ledger: string; id: string; title?: string }>

/** Change sets per page. */
const pageSize = 50

/** Who changed what and when, newest first; of everything, or of one record. */
export function HistoryScreen({ record }: Readonly<{ record?: RecordFilter }>) {
  const navigate = useNavigate()
  const title = record ? `${record.title ?? '这条记录'}的历史` : '历史'
  const actions = record && (
    <>
      <Button variant="default" onClick={navigate.back}>
        返回
      </Button>
      <Button variant="default" onClick={() => navigate.open({ screen: 'history' })}>
        看全部历史
      </Button>
    </>
  )
  return (
    <Page title={title} note="每一次保存、导入和撤销都在这里；录入和导入的任何一步都可以撤销" actions={actions}>
      <Sets key={record?.id ?? 'all'} {...(record ? { record } : {})} />
    </Page>
  )
}

/** The list, one part per page; the last part offers the next. */
function Sets({ record }: Readonly<{ record?: RecordFilter }>) {
  const [starts, setStarts] = useState<readonly (string | null)[]>([null])
  return (
    <div className={classes.sets}>
      {starts.map((after, index) => (
        <SetPart
          key={after ?? 'first'}
          after={after}
          {...(record ? { record } : {})}
          {...(index === starts.length - 1 ? { onMore: (last: string) => setStarts([...starts, last]) } : {})}
        />
      ))}
    </div>
  )
}

type PartProps = Readonly<{ record?: RecordFilter; after: string | null; onMore?: (last: string) => void }>

function SetPart({ record, after, onMore }: PartProps) {
  const list = useCall('history.list', {
    limit: pageSize,
    ...(record ? { record: { ledger: record.ledger, id: record.id } } : {}),
    ...(after === null ? {} : { after }),
  })
  if (list.error) return <FailureNote error={list.error} onRetry={() => void list.refetch()} />
  const sets = list.data ?? []
  const last = sets.at(-1)
  return (
    <>
      {list.data?.length === 0 && after === null && <EmptyState title="还没有任何修改" text="录入或导入之后，每一步都会列在这里。" />}
      {sets.length > 0 && (
        <ol className={classes.part} aria-label={after === null ? '修改记录' : '更早的修改记录'}>
          {sets.map((set) => (
            <SetLine key={set.id} set={set} />
          ))}
        </ol>
      )}
      {onMore && last && sets.length === pageSize && (
        <Button variant="subtle" fullWidth onClick={() => onMore(last.id)}>
          显示更早的
        </Button>
      )}
    </>
  )
}

function SetLine({ set }: Readonly<{ set: HistorySet }>) {
  const [opened, setOpened] = useState(false)
  return (
    <li className={classes.set} data-undone={set.undone}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <Stack gap={2} className={classes.words}>
          <Group gap="xs">
            <Text fw={600}>{set.label}</Text>
            <Badge variant="light" color="gray">
              {kindWords[set.kind]}
            </Badge>
            {set.undone && (
              <Badge variant="light" color="orange">
                已撤销
              </Badge>
            )}
          </Group>
          <Text fz="sm" c="dimmed">
            {timeText(set.at)} · {set.person || '未填写姓名'} · {set.device} · {countText(set.changes)} 条记录
          </Text>
        </Stack>
        <SetActions set={set} opened={opened} onToggle={() => setOpened(!opened)} />
      </Group>
      {!opened && <FirstLines set={set} />}
      {opened && <ChangeList setId={set.id} />}
    </li>
  )
}

function FirstLines({ set }: Readonly<{ set: HistorySet }>) {
  const rest = set.changes - set.lines.length
  return (
    <>
      {set.lines.map((line, index) => (
        <Text key={index} fz="sm" truncate title={line}>
          {line}
        </Text>
      ))}
      {set.lines.length > 0 && rest > 0 && (
        <Text fz="sm" c="dimmed">
          ……另有 {countText(rest)} 条
        </Text>
      )}
    </>
  )
}

function SetActions({ set, opened, onToggle }: Readonly<{ set: HistorySet; opened: boolean; onToggle: () => void }>) {
  const undoSet = useUndoSet()
  const readOnly = useReadOnly()
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="default"
        size="xs"
        onClick={onToggle}
        aria-expanded={opened}
        aria-label={`${opened ? '收起' : '明细'}：${set.label}`}
      >
        {opened ? '收起' : '明细'}
      </Button>
      {canUndo(set) && !readOnly && (
        <Button
          variant="default"
          size="xs"
          onClick={() => void undoSet.ask(set)}
          loading={undoSet.busy}
          aria-label={`撤销此步：${set.label}`}
        >
          撤销此步
        </Button>
      )}
    </Group>
  )
}

/** Upgrades are no steps of the work; settings are changed back where they were made. */
function canUndo(set: HistorySet): boolean {
  return !set.undone && set.kind !== 'migrate' && set.kind !== 'custom'
}
