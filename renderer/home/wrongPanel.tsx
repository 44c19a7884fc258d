import { Button, Skeleton, Text, UnstyledButton } from '@mantine/core'
import type { Overview } from '#shared/ipc/parts/figures.ts'
import { useCall, useNavigate } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, countText } from '#renderer/ui/index.ts'
import classes from './workbench.module.css'

const kinds = [
  { field: 'errors', label: '错误' },
  { field: 'doubts', label: '疑点' },
  { field: 'reminders', label: '提醒' },
] as const

/** What the rules found. On a new day the whole file is checked first: the rest of the page does not wait for it. */
export function WrongPanel({ wrong }: Readonly<{ wrong: Overview['wrong'] | undefined }>) {
  const { open } = useNavigate()
  const checked = useCall('checks.summary', {}, { enabled: wrong === null, keepPrevious: true })
  const counts = wrong ?? checked.data
  if (checked.error) return <FailureNote error={checked.error} onRetry={() => void checked.refetch()} />
  return (
    <Panel title="疑点清单">
      <div className={classes.wrong}>
        {kinds.map(({ field, label }) => (
          <UnstyledButton
            key={field}
            className={classes.wrongKind}
            onClick={() => open({ screen: 'checks', severity: label })}
            title="打开疑点清单"
          >
            {counts ? (
              <span className={`${classes.wrongCount} numbers`} data-kind={counts[field] > 0 ? field : 'none'}>
                {countText(counts[field])}
              </span>
            ) : (
              <Skeleton height={26} width={48} radius={4} />
            )}
            <span className={classes.figureLabel}>{label}</span>
          </UnstyledButton>
        ))}
      </div>
      <OpenMerges />
      <WaitingRows />
      {wrong === null && !counts && (
        <Text fz="xs" c="dimmed" role="status">
          正在检查整个台账…
        </Text>
      )}
    </Panel>
  )
}

/** Rows that imports rejected and nobody has mended. */
function WaitingRows() {
  const { open } = useNavigate()
  const count = (useCall('parked.list', {}, { keepPrevious: true }).data ?? []).reduce((sum, one) => sum + one.waiting, 0)
  if (count === 0) return null
  return (
    <Button mt="xs" size="compact-sm" variant="subtle" onClick={() => open({ screen: 'parked' })}>
      待处理行 {countText(count)} 行
    </Button>
  )
}

/** What copies disagree about waits for a person; nothing else on this page would remind of it. */
function OpenMerges() {
  const { open } = useNavigate()
  const count = (useCall('merge.open', {}, { keepPrevious: true }).data ?? []).reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return null
  return (
    <Button mt="xs" size="compact-sm" variant="subtle" onClick={() => open({ screen: 'merge' })}>
      合并后待取定 {countText(count)} 处
    </Button>
  )
}
