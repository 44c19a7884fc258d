import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { newId, useAct } from '#renderer/bridge/index.ts'
import { DateInput, countText } from '#renderer/ui/index.ts'

type Props = Readonly<{
  findings: readonly FindingRow[]
  /** ISO day of the check: an excuse holds until then or later. */
  today: string
  onClose: () => void
  onDone: () => void
}>

const shownMessages = 3

/** Lets findings pass that are right as they are: the reason is kept and exported with them. */
export function ExcuseDialog({ findings, today, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const excuse = useAct('checks.excuse', {
    doneText: ({ excused }) => `已说明 ${countText(excused)} 条，不再列为待处理`,
    undoable: true,
    done: onDone,
  })
  const reasonMissing = asked && reason.trim() === '' ? '请写明核实的情况' : null
  const untilWrong = until !== null && until < today ? '有效期不能早于今天' : null
  const save = () => {
    setAsked(true)
    if (reason.trim() === '' || untilWrong !== null) return
    const told = findings.map(({ rule, ledger, record, field }) => ({ rule, ledger, record, field }))
    excuse.mutate({ id: newId(), findings: told, reason: reason.trim(), ...(until ? { until } : {}) })
  }
  return (
    <Modal opened onClose={onClose} title={`说明放行 ${countText(findings.length)} 条`} size="lg">
      <Stack gap="sm">
        <Messages findings={findings} />
        <Textarea
          label="核实情况"
          description="写明经谁核实、为什么属实，导出和复查时会看到"
          withAsterisk
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={reason}
          error={reasonMissing}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group align="flex-end" gap="xs">
          <DateInput
            label="有效期至"
            description="空着表示一直有效；到期后重新列为待处理"
            placeholder="空着表示一直有效"
            value={until}
            error={untilWrong}
            onChange={setUntil}
          />
          <Button variant="default" onClick={() => setUntil(`${today.slice(0, 4)}-12-31`)}>
            到今年年底
          </Button>
        </Group>
        <Text fz="sm" c="dimmed">
          资料再有变化、疑点的内容不同时，会重新列为待处理。
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button loading={excuse.isPending} onClick={save}>
            说明放行
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Messages({ findings }: Readonly<{ findings: readonly FindingRow[] }>) {
  return (
    <div>
      {findings.slice(0, shownMessages).map((finding, index) => (
        <Text key={index} fz="sm">
          {[finding.householdLabel, finding.title].filter(Boolean).join(' · ')}　{finding.ruleTitle}：{finding.message}
        </Text>
      ))}
      {findings.length > shownMessages && (
        <Text fz="sm" c="dimmed">
          ……另有 {countText(findings.length - shownMessages)} 条
        </Text>
      )}
    </div>
  )
}
