import { Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { CodeList, FieldDefinition, FieldValue } from '#shared/ledger/define.ts'
import { codesOf, fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { FaultError, call, faultText, newId, showUndo, useRegistry } from '#renderer/bridge/index.ts'
import { fromIdCard } from '../entry/fromIdCard.ts'
import { emptyDraft, mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { useSaveKey } from '../input/useSaveKey.ts'
import { DialogFoot } from './DialogFoot.tsx'
import { FieldControl } from './FieldControl.tsx'
import { problemsByField } from './problems.ts'
import { populationChanges } from './populationChanges.ts'
import { reasonsFor, type Change } from './reasons.ts'
import { useGuardedClose } from './useGuardedClose.ts'

type Props = Readonly<{
  change: Change
  household: Row
  /** The person that leaves; null when one is added. */
  member: Row | null
  onClose: () => void
}>

type Item = Readonly<{ key: string; field: FieldDefinition; codes: CodeList | undefined; required: boolean }>

const titles: Readonly<Record<Change, string>> = { add: '新增人口', reduce: '减少人口', move: '转到其他户' }

/** Somebody comes, goes or moves: reason and date are asked, the person's row and the 人口变动 record are written together. */
export function PopulationDialog({ change, household, member, onClose }: Props) {
  const { registry, items, drafts, setDraft, problems, refusal, busy, save, dirty } = usePopulation({
    change,
    household,
    member,
    onClose,
  })
  const pressSave = useSaveKey(save)
  const close = useGuardedClose(dirty, onClose)
  return (
    <Modal opened onClose={close} title={member ? `${titles[change]}：${text(member.values['name'])}` : titles[change]} size="md">
      <Stack gap="xs" onKeyDown={pressSave}>
        {items.map((item, index) => (
          <FieldControl
            key={item.key}
            registry={
              item.codes && item.field.codes ? { ...registry, codes: { ...registry.codes, [item.field.codes]: item.codes } } : registry
            }
            field={{ ...item.field, required: item.required }}
            draft={drafts[item.key] ?? emptyDraft}
            problem={problems[item.key] ?? null}
            masked={false}
            locked={false}
            autoFocus={index === 0}
            onDraft={(draft) => setDraft(item.key, draft)}
            onFinish={(draft, how) => (how === 'escape' ? undefined : setDraft(item.key, draft))}
          />
        ))}
        <DialogFoot refusal={refusal} busy={busy} verb={`登记${titles[change]}`} onSave={() => void save()} onClose={close} />
      </Stack>
    </Modal>
  )
}

function usePopulation({ change, household, member, onClose }: Props) {
  const registry = useRegistry()
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>(begun)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const items = itemsOf(registry, change)
  const save = async () => {
    const { values, wrong } = readItems(items, drafts)
    setProblems(wrong)
    setRefusal(null)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    const words = { headBefore: text(household.values['headName']), headAfter: drafts['household']?.text ?? '' }
    const planned = populationChanges({
      change,
      household,
      member,
      values,
      words,
      told: toldBy(registry, values),
      newId,
    })
    try {
      const { changeSet } = await call('edit.commit', {
        id: newId(),
        label: `${titles[change]}：${planned.name}`,
        changes: [...planned.changes],
      })
      showUndo(`已登记${titles[change]}：${planned.name}`, changeSet)
      onClose()
    } catch (error) {
      if (!(error instanceof FaultError)) throw error
      setProblems(problemsByField(error.fault, planned.memberId))
      setRefusal(faultText(error.fault))
    } finally {
      setBusy(false)
    }
  }
  const setDraft = (key: string, draft: Draft) => setDrafts((now) => ({ ...now, [key]: draft }))
  const dirty = Object.entries(drafts).some(([key, { text: typed }]) => typed.trim() !== '' && key !== 'date')
  return { registry, items, drafts, setDraft, problems, refusal, busy, save, dirty }
}

function begun(): Readonly<Record<string, Draft>> {
  return { date: { text: todayIso(), link: null } }
}

/** The fields of the dialog, each from its ledger's definition. */
function itemsOf(registry: Registry, change: Change): readonly Item[] {
  const member = ledgerOf(registry, 'member')
  const record = ledgerOf(registry, 'populationChange')
  const item = (key: string, field: FieldDefinition, required = false, codes = codesOf(registry, field)): Item => ({
    key,
    field,
    codes,
    required,
  })
  const own = ['name', 'relation', 'idCard'].map((id) => item(id, fieldOf(member, id), id !== 'idCard'))
  const target = item('household', { ...fieldOf(member, 'household'), label: '转入哪一户' }, true)
  const relation = item('relation', { ...fieldOf(member, 'relation'), label: '与新户主关系' }, true)
  const about = [
    item('reason', fieldOf(record, 'reason'), true, reasonsFor(registry, change)),
    item('date', fieldOf(record, 'date'), true),
    item('evidence', fieldOf(record, 'evidence')),
    item('note', { ...fieldOf(record, 'note'), type: 'text' }),
  ]
  if (change === 'add') return [...own, ...about]
  return change === 'move' ? [target, relation, ...about] : about
}

function readItems(items: readonly Item[], drafts: Readonly<Record<string, Draft>>) {
  const values: Record<string, FieldValue> = {}
  const wrong: Record<string, string> = {}
  for (const { key, field, codes, required } of items) {
    const reading = readDraft(field, drafts[key] ?? emptyDraft, { codes, today: todayIso() })
    const message = mistake(reading.problems)
    if (message !== null) wrong[key] = message
    else if (reading.value === null && required) wrong[key] = `请填写${field.label}`
    else values[key] = reading.value
  }
  return { values, wrong }
}

function toldBy(registry: Registry, values: Readonly<Record<string, FieldValue>>): Readonly<Record<string, FieldValue>> {
  const member = ledgerOf(registry, 'member')
  return fromIdCard(member, fieldOf(member, 'idCard'), values['idCard'] ?? null)
}

function text(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
