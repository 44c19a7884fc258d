import { Button, Group, ScrollArea, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { LookHit, LookedAt } from '#shared/ipc/outputs.ts'
import { attempt, call, useCall } from '#renderer/bridge/index.ts'
import { withPassword } from '#renderer/sealing/index.ts'
import { EmptyState, FailureNote, Page, ProgressPanel, scrollable, timeText } from '#renderer/ui/index.ts'
import { LookRecordPanel } from './lookRecord.tsx'
import classes from './backups.module.css'
import { StateBadge } from './stateBadge.tsx'
import type { RestoreSource } from './restoreWizard.tsx'

/** A backup open for looking: find a record in it, see what was otherwise, take single things back. */
export function LookScreen({ source, onClose }: Readonly<{ source: RestoreSource; onClose: () => void }>) {
  const [told, setTold] = useState<LookedAt | null>(null)
  useEffect(() => {
    void attempt(() => openForLooking(source)).then((found) => (found ? setTold(found) : onClose()))
    return () => void call('backup.lookClose', {}).catch(() => undefined)
    // Once for each backup.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [source.token])
  const note = told ? `备份到 ${timeText(told.at)} 为止；这里只看不改，取回的内容作为一次普通修改写入现在的台账，可以撤销` : ''
  return (
    <Page title="从备份取回" note={note} actions={<Button onClick={onClose}>返回备份列表</Button>}>
      {told ? <LookBody /> : <ProgressPanel title={`正在打开“${source.name}”`} />}
    </Page>
  )
}

function openForLooking({ token, name }: RestoreSource): Promise<LookedAt | null> {
  return withPassword({ name }, ({ password }) => call('backup.look', { token, ...(password === undefined ? {} : { password }) }))
}

function LookBody() {
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 200)
  const [chosen, setChosen] = useState<LookHit | null>(null)
  const found = useCall('backup.lookFind', { text, limit: 100 }, { keepPrevious: true, staleTime: 0 })
  return (
    <div className={classes.look}>
      <section className={classes.hits} aria-label="备份里的记录">
        <TextInput
          label="在备份里查找"
          placeholder="姓名、拼音首字母、证件尾号"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
          autoFocus
        />
        <Text fz="xs" c="dimmed" my={6}>
          {text.trim() === '' ? '下面是备份之后改过的记录，最近改的在前。' : '下面是备份里找到的记录。'}
        </Text>
        {found.error && <FailureNote error={found.error} onRetry={() => void found.refetch()} />}
        <ScrollArea className={classes.list} viewportProps={scrollable('找到的记录')}>
          {found.data?.map((hit) => (
            <HitLine key={`${hit.ledger} ${hit.id}`} hit={hit} chosen={chosen?.id === hit.id} onChoose={() => setChosen(hit)} />
          ))}
          {found.data?.length === 0 && <Text c="dimmed">{text.trim() === '' ? '备份之后没有改过什么。' : '没有找到。'}</Text>}
        </ScrollArea>
      </section>
      <section className={classes.record} aria-label="备份与现在">
        {chosen ? (
          <LookRecordPanel key={`${chosen.ledger} ${chosen.id}`} record={chosen} onTaken={() => void found.refetch()} />
        ) : (
          <EmptyState title="请在左边选一条记录" text="会逐项列出备份里的值和现在的值，选要取回的项目。" />
        )}
      </section>
    </div>
  )
}

function HitLine({ hit, chosen, onChoose }: Readonly<{ hit: LookHit; chosen: boolean; onChoose: () => void }>) {
  return (
    <UnstyledButton className={classes.hit} data-chosen={chosen || undefined} aria-pressed={chosen} onClick={onChoose}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text fw={600} truncate title={hit.title}>
          {hit.title}
        </Text>
        <StateBadge state={hit.state} />
      </Group>
      <Text fz="xs" c="dimmed" truncate title={hit.hint}>
        {[hit.ledgerLabel, hit.hint].filter((word) => word !== '').join(' · ')}
      </Text>
      {hit.since && (
        <Text fz="xs" c="dimmed" truncate title={hit.since.label}>
          {timeText(hit.since.at)} {hit.since.person}：{hit.since.label}
        </Text>
      )}
    </UnstyledButton>
  )
}
