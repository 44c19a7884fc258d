import { Button, Group, Select, Stack, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { findLedger } from '#shared/ledger/registry.ts'
import { newId, useAct, useLeaveGuard, useRegistry } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import { customTypes } from './customTypes.ts'
import type { CustomType } from './customTypes.ts'

type Draft = Readonly<{ label: string; type: CustomType; options: string; unit: string }>
const blank: Draft = { label: '', type: 'text', options: '', unit: '' }

/** Adds one field to a ledger. */
export function CustomFieldForm({ ledger, order }: Readonly<{ ledger: string; order: number }>) {
  const [draft, setDraft] = useState(blank)
  const taken = findLedger(useRegistry(), ledger)?.fields.some((field) => field.label === draft.label.trim()) ?? false
  const add = useAct('edit.commit', { doneText: `已增加项目“${draft.label.trim()}”`, done: () => setDraft(blank) })
  useLeaveGuard(draft.label !== '')
  const complete = draft.label.trim() !== '' && !taken && (draft.type !== 'choice' || optionsOf(draft).length > 1)
  const submit = () =>
    add.mutate({
      id: newId(),
      label: `增加自设项目“${draft.label.trim()}”`,
      changes: [additionOf(draft, ledger, order)],
    })
  return (
    <Panel title="增加一项">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (complete) submit()
        }}
      >
        <FormFields draft={draft} setDraft={setDraft} error={taken ? '这个台账已有同名的项目' : null} />
        <Button type="submit" mt="md" disabled={!complete} loading={add.isPending}>
          增加
        </Button>
      </form>
    </Panel>
  )
}

function additionOf(draft: Draft, ledger: string, order: number) {
  const recordId = newId()
  const values = {
    ledger,
    fieldId: fieldIdOf(recordId),
    label: draft.label.trim(),
    type: draft.type,
    section: 'custom',
    order,
    retired: 0,
    ...(draft.type === 'choice' ? { options: optionsOf(draft).join('\n') } : {}),
    ...(draft.unit.trim() ? { unit: draft.unit.trim() } : {}),
  }
  return { ledger: 'customField', recordId, op: 'add' as const, values }
}

type FieldsProps = Readonly<{ draft: Draft; setDraft: (draft: Draft) => void; error: string | null }>

function FormFields({ draft, setDraft, error }: FieldsProps) {
  return (
    <Stack gap="sm">
      <Group align="flex-start">
        <TextInput
          label="名称"
          description="也是表格的列名"
          value={draft.label}
          maxLength={40}
          error={error}
          onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })}
        />
        <Select
          label="类型"
          description="以后不能更改"
          allowDeselect={false}
          data={customTypes}
          value={draft.type}
          onChange={(type) => setDraft({ ...draft, type: (type ?? 'text') as CustomType })}
        />
        {draft.type === 'integer' && <UnitInput unit={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} />}
      </Group>
      {draft.type === 'choice' && (
        <Textarea
          label="选项"
          description="每行一个，至少两个"
          autosize
          minRows={3}
          value={draft.options}
          onChange={(event) => setDraft({ ...draft, options: event.currentTarget.value })}
        />
      )}
    </Stack>
  )
}

function UnitInput({ unit, onChange }: Readonly<{ unit: string; onChange: (unit: string) => void }>) {
  return (
    <TextInput
      label="单位"
      description="如 亩、头、天"
      value={unit}
      maxLength={10}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Column name of the field: from the random tail of its record id, so that two offices never make the same. */
function fieldIdOf(recordId: string): string {
  return `x_${recordId.replaceAll('-', '').slice(-12)}`
}

function optionsOf(draft: Draft): readonly string[] {
  return [
    ...new Set(
      draft.options
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
}
