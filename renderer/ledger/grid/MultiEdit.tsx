import { Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { codesOf, isOwn } from '#shared/ledger/registry.ts'
import { unitOf } from '#shared/ledger/derive/unitOf.ts'
import { FaultError, call, faultText, newId, showUndo } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import { SinceFields, sinceOf } from '../dated/SinceFields.tsx'
import type { Since } from '../dated/since.ts'
import { DialogFoot } from '../record/DialogFoot.tsx'
import { EditBox } from '../input/EditBox.tsx'
import { emptyDraft, mistake, readDraft, todayIso } from '../input/draft.ts'
import { sentCell } from './editCell.ts'
import type { GridModel } from './model.ts'

/** Records that one change set may hold. */
const mostRecords = 20_000

type Props = Readonly<{ model: GridModel; ids: readonly string[]; onClose: () => void }>

/** One value for one field of many records, as one change that one 撤销 takes back. */
export function MultiEdit({ model, ids, onClose }: Props) {
  const { ledger } = model
  const { fields, field, codes, draft, setDraft, problem, busy, choose, save, since, setSince } = useMultiEdit({ model, ids, onClose })
  const tooMany = ids.length > mostRecords
  return (
    <Modal opened onClose={onClose} title={`批量修改 ${countText(ids.length)} ${ledger.unit}`}>
      <Stack gap="sm">
        <Select
          label="修改哪一项"
          searchable
          data-autofocus
          data={fields.map((candidate) => ({ value: candidate.id, label: candidate.label }))}
          value={field?.id ?? null}
          onChange={choose}
        />
        {field && (
          <div>
            <Text component="label" htmlFor="multi-value" fz="sm" fw={500}>
              改为{unitOf(field) && `（${unitOf(field)}）`}
            </Text>
            <EditBox
              id="multi-value"
              field={field}
              codes={codes}
              draft={draft}
              label={`${field.label}改为`}
              invalid={problem !== null}
              onDraft={setDraft}
              onFinish={(next) => setDraft(next)}
            />
          </div>
        )}
        {field?.dated && <SinceFields field={field} since={since} onSince={setSince} />}
        <Text fz="sm" c="dimmed">
          {tooMany
            ? `一次最多 ${countText(mostRecords)} ${ledger.unit}，请先筛选。`
            : `留空则清除这一项。将写入 ${countText(ids.length)} ${ledger.unit}，作为一次修改，可以整体撤销。`}
        </Text>
        <DialogFoot
          refusal={problem}
          busy={busy}
          disabled={!field || tooMany}
          verb={`修改 ${countText(ids.length)} ${ledger.unit}`}
          onSave={() => void save()}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  )
}

function useMultiEdit({ model, ids, onClose }: Props) {
  const { ledger, registry } = model
  const fields = ledger.fields.filter((field) => isOwn(field) && !field.retired && field.sensitive === undefined)
  const [fieldId, setFieldId] = useState<string | null>(null)
  const [draft, setDraft] = useState(emptyDraft)
  const [since, setSince] = useState<Since>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = fields.find((candidate) => candidate.id === fieldId)
  const codes = field && codesOf(registry, field)
  const save = async () => {
    if (!field) return
    const reading = readDraft(field, draft, { codes, today: todayIso() })
    const wrong = mistake(reading.problems)
    if (wrong !== null) return setProblem(wrong)
    const dated = sinceOf(since)
    if (!dated) return setProblem('生效日期不能晚于今天')
    setBusy(true)
    const label = `${ledger.label}：${ids.length} ${ledger.unit}的${field.label}改为“${sentCell(field, '', draft, reading.value).label || '空'}”`
    const changes = ids.map((recordId) => ({
      ledger: ledger.id,
      recordId,
      op: 'change' as const,
      values: { [field.id]: reading.value },
      ...(field.dated ? dated : {}),
    }))
    try {
      const { changeSet } = await call('edit.commit', { id: newId(), label: label.slice(0, 200), changes })
      showUndo(`已修改 ${countText(ids.length)} ${ledger.unit}`, changeSet)
      onClose()
    } catch (error) {
      setProblem(error instanceof FaultError ? faultText(error.fault) : String(error))
    }
    setBusy(false)
  }
  const choose = (next: string | null) => {
    setFieldId(next)
    setDraft(emptyDraft)
    setSince({})
    setProblem(null)
  }
  return { fields, field, codes, draft, setDraft, problem, busy, choose, save, since, setSince }
}
