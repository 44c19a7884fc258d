import { Badge, Button, Group, Text } from '@mantine/core'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { findLedger, ledgerOf } from '#shared/ledger/registry.ts'
import { newId, useAct, useCall, useNavigate, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { hasPage } from '#renderer/ledger/index.ts'
import { FailureNote, scrollable } from '#renderer/ui/index.ts'
import type { Dialog } from './dialogs.tsx'
import { keyOf } from './filter.ts'
import { SeverityMark } from './marks.tsx'
import { MendForm, type MendProps } from './mendForm.tsx'
import { RecordFacts } from './recordFacts.tsx'
import classes from './checks.module.css'

type Props = Readonly<{
  finding: FindingRow
  /** The finding is gone from the list while its fields are still being typed in. */
  gone: boolean
  form: Pick<MendProps, 'wish' | 'onWish' | 'onHold' | 'onDone'>
  onDialog: (dialog: Dialog) => void
}>

/** One finding in full: what is wrong, the fields that mend it, and what the household says besides. */
export function FindingDetail({ finding, gone, form, onDialog }: Props) {
  const registry = useRegistry()
  const ledger = findLedger(registry, finding.ledger)
  const rows = useCall('ledger.rows', { ledger: finding.ledger, ids: [finding.record] }, { enabled: ledger !== undefined })
  const row = rows.data?.find((candidate) => candidate.id === finding.record)
  return (
    <section className={classes.detail} aria-label="这一条疑点">
      <DetailHead finding={finding} gone={gone} onDialog={onDialog} />
      <div className={classes.detailBody} {...scrollable('这一条疑点的内容')}>
        <div className={classes.mending}>
          <Text className={classes.message}>{finding.message}</Text>
          {finding.excuse && <ExcuseNote excuse={finding.excuse} onDone={form.onDone} />}
          {rows.error && <FailureNote error={rows.error} onRetry={() => void rows.refetch()} />}
          {ledger && row && <MendForm key={keyOf(finding)} ledger={ledger} row={row} finding={finding} {...form} />}
        </div>
        <Facts finding={finding} row={row} />
      </div>
    </section>
  )
}

type HeadProps = Pick<Props, 'finding' | 'gone' | 'onDialog'>

function DetailHead({ finding, gone, onDialog }: HeadProps) {
  const readOnly = useReadOnly()
  const opening = useOpenFinding()
  return (
    <div className={classes.detailHead}>
      <Group gap="xs" wrap="nowrap" className={classes.detailTitle}>
        <SeverityMark severity={finding.severity} />
        <Text fw={600} truncate title={finding.ruleTitle}>
          {finding.ruleTitle}
        </Text>
        <Button variant="subtle" size="compact-xs" onClick={() => onDialog({ kind: 'rule', rule: finding.rule })}>
          {finding.rule} 规则说明
        </Button>
        {gone && (
          <Badge color="green" variant="light">
            已不在清单中
          </Badge>
        )}
      </Group>
      <Group gap={6} wrap="nowrap">
        {!readOnly && !finding.excuse && !gone && (
          <Button size="compact-sm" variant="default" onClick={() => onDialog({ kind: 'excuse', findings: [finding] })}>
            说明放行…
          </Button>
        )}
        {finding.household !== null && (
          <Button size="compact-sm" variant="default" onClick={() => opening.household(finding)} title="打开这一户（Ctrl+Enter）">
            打开这一户
          </Button>
        )}
        {finding.ledger !== 'household' && finding.ledger !== 'member' && (
          <Button size="compact-sm" variant="default" onClick={() => opening.record(finding)}>
            打开这条记录
          </Button>
        )}
      </Group>
    </div>
  )
}

/** Why a finding was let pass, by whom, and the way back. */
function ExcuseNote({ excuse, onDone }: Readonly<{ excuse: NonNullable<FindingRow['excuse']>; onDone: MendProps['onDone'] }>) {
  const readOnly = useReadOnly()
  const withdraw = useAct('edit.commit', { doneText: '已撤回说明，这一条又列为待处理', undoable: true, done: () => onDone(true) })
  const change = { ledger: 'findingExcuse', recordId: excuse.id, op: 'remove' as const, values: {} }
  return (
    <div className={classes.excuse}>
      <Text fz="sm">
        已说明：{excuse.reason}
        <Text span c="dimmed" fz="sm">
          （{excuse.who || '未填写姓名'}，{excuse.until ? `有效期至 ${excuse.until}` : '一直有效'}）
        </Text>
      </Text>
      {!readOnly && (
        <Button
          size="compact-xs"
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ id: newId(), label: '撤回疑点说明', changes: [change] })}
        >
          撤回说明
        </Button>
      )}
    </div>
  )
}

function Facts({ finding, row }: Readonly<{ finding: FindingRow; row: Row | undefined }>) {
  const registry = useRegistry()
  const { household } = finding
  const family = useCall('ledger.record', { ledger: 'household', id: household ?? 'none' }, { enabled: household !== null })
  const ledger = findLedger(registry, finding.ledger)
  const members = family.data?.children.find((child) => child.ledger === 'member')?.rows ?? []
  return (
    <div className={classes.facts}>
      {ledger && row && finding.ledger !== 'household' && <RecordFacts ledger={ledger} row={row} />}
      {family.data && (
        <RecordFacts ledger={ledgerOf(registry, 'household')} row={family.data.row} members={members} helpers={finding.helpers} />
      )}
    </div>
  )
}

/** Where a finding is looked at in full: the household, else the record's page or the list of its ledger at the record. */
export function useOpenFinding() {
  const { open } = useNavigate()
  const registry = useRegistry()
  const record = ({ ledger, record: id }: FindingRow) =>
    hasPage(registry, ledger) ? open({ screen: 'record', ledger, id }) : open({ screen: 'ledger', ledger, record: id })
  const household = (finding: FindingRow) => {
    if (finding.household !== null) open({ screen: 'household', id: finding.household })
    else record(finding)
  }
  return { record, household }
}
