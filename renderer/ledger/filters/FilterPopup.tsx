import { Button, Checkbox, Group, Popover, ScrollArea, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Ref } from 'react'
import type { FieldDefinition, FieldValue } from '#shared/ledger/define.ts'
import { unitOf } from '#shared/ledger/derive/unitOf.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { conditionKindOf, rangeProblem, type Condition } from './condition.ts'

type Props = Readonly<{
  ledger: string
  field: FieldDefinition
  anchor: HTMLElement
  condition: Condition | undefined
  /** The filter of all other columns: counts are of what they leave. */
  others: string | undefined
  asOf?: string | undefined
  onApply: (condition: Condition | null) => void
  onClose: () => void
}>

type Tab = 'text' | 'choices' | 'range' | 'blank'

/** What a heading's funnel opens: the ways to filter that suit the field. Enter applies, Esc closes. */
export function FilterPopup({ ledger, field, anchor, condition, others, asOf, onApply, onClose }: Props) {
  const natural = conditionKindOf(field)
  const [tab, setTab] = useState<Tab>(condition?.kind ?? natural)
  const [draft, setDraft] = useState<Condition | null>(condition ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const take = (next: Condition | null) => {
    setProblem(null)
    setDraft(next)
  }
  const submit = () => {
    const wrong = rangeProblem(field, draft)
    if (wrong === null) onApply(draft)
    else setProblem(wrong)
  }
  const change = (next: Tab) => {
    setTab(next)
    setProblem(null)
    setDraft(condition?.kind === next ? condition : next === 'blank' ? { kind: 'blank', isBlank: true } : null)
  }
  return (
    <Popover opened onDismiss={onClose} position="bottom-start" trapFocus shadow="md" withinPortal closeOnClickOutside>
      <Popover.Target>
        <Anchor element={anchor} />
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={`筛选${field.label}`}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="xs" w={290}>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label="筛选方式"
              data={tabsOf(field, natural)}
              value={tab}
              onChange={(next) => change(next as Tab)}
            />
            <Part tab={tab} ledger={ledger} field={field} others={others} asOf={asOf} draft={draft} onDraft={take} />
            {problem !== null && (
              <Text role="alert" fz="sm" c="red">
                {problem}
              </Text>
            )}
            <PopupFoot canClear={condition !== undefined} onClear={() => onApply(null)} />
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function PopupFoot({ canClear, onClear }: Readonly<{ canClear: boolean; onClear: () => void }>) {
  return (
    <Group justify="space-between">
      <Button variant="default" size="xs" onClick={onClear} disabled={!canClear}>
        清除筛选
      </Button>
      <Button type="submit" size="xs">
        应用
      </Button>
    </Group>
  )
}

function Part({
  tab,
  ledger,
  field,
  others,
  asOf,
  draft,
  onDraft,
}: PartProps & Readonly<{ tab: Tab; ledger: string; field: FieldDefinition; others: string | undefined; asOf: string | undefined }>) {
  if (tab === 'text') return <TextPart draft={draft} onDraft={onDraft} />
  if (tab === 'range') return <RangePart field={field} draft={draft} onDraft={onDraft} />
  if (tab === 'blank') return <BlankPart draft={draft} onDraft={onDraft} />
  return <ChoicesPart ledger={ledger} field={field} others={others} asOf={asOf} draft={draft} onDraft={onDraft} />
}

/** Popover wants a child that takes a ref; the heading stands elsewhere, so its place is copied. */
function Anchor({ element, ref }: Readonly<{ element: HTMLElement; ref?: Ref<HTMLSpanElement> }>) {
  const rect = element.getBoundingClientRect()
  return (
    <span
      ref={ref}
      style={{
        position: 'fixed',
        left: rect.left,
        top: rect.top,
        width: rect.width,
        height: rect.height,
        pointerEvents: 'none',
      }}
    />
  )
}

function tabsOf(field: FieldDefinition, natural: Tab): { value: Tab; label: string }[] {
  const all: readonly (readonly [Tab, string])[] = [
    ['text', '文字'],
    ['range', field.type === 'date' ? '时间段' : '范围'],
    ['choices', '按值'],
    ['blank', '空白'],
  ]
  const listable = field.sensitive === undefined && field.type !== 'longtext' && field.type !== 'money'
  return all
    .filter(([tab]) => tab === natural || tab === 'blank' || (tab === 'choices' && listable))
    .map(([value, label]) => ({ value, label }))
}

type PartProps = Readonly<{ draft: Condition | null; onDraft: (condition: Condition | null) => void }>

function TextPart({ draft, onDraft }: PartProps) {
  const now = draft?.kind === 'text' ? draft : { kind: 'text' as const, how: 'contains' as const, text: '' }
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="比较方式"
        data={[
          { value: 'contains', label: '包含' },
          { value: 'startsWith', label: '开头是' },
          { value: 'equals', label: '等于' },
        ]}
        value={now.how}
        onChange={(how) => onDraft({ ...now, how: how as typeof now.how })}
      />
      <TextInput
        aria-label="文字"
        data-autofocus
        value={now.text}
        onChange={(event) => onDraft({ ...now, text: event.currentTarget.value })}
      />
    </>
  )
}

function RangePart({ field, draft, onDraft }: PartProps & Readonly<{ field: FieldDefinition }>) {
  const now = draft?.kind === 'range' ? draft : { kind: 'range' as const, from: '', to: '' }
  const unit = unitOf(field)
  const hint = field.type === 'date' ? '如 2020.1.5、2020-01 或 2020' : unit ? `单位：${unit}` : undefined
  return (
    <>
      <Group grow gap="xs" wrap="nowrap">
        <TextInput label="从" data-autofocus value={now.from} onChange={(event) => onDraft({ ...now, from: event.currentTarget.value })} />
        <TextInput label="到" value={now.to} onChange={(event) => onDraft({ ...now, to: event.currentTarget.value })} />
      </Group>
      {hint && (
        <Text fz="xs" c="dimmed">
          {hint}，两端都包括在内
        </Text>
      )}
    </>
  )
}

function BlankPart({ draft, onDraft }: PartProps) {
  const isBlank = draft?.kind === 'blank' ? draft.isBlank : true
  return (
    <SegmentedControl
      aria-label="空白"
      data={[
        { value: 'blank', label: '没有填的' },
        { value: 'filled', label: '已经填的' },
      ]}
      value={isBlank ? 'blank' : 'filled'}
      onChange={(next) => onDraft({ kind: 'blank', isBlank: next === 'blank' })}
    />
  )
}

function ChoicesPart({
  ledger,
  field,
  others,
  asOf,
  draft,
  onDraft,
}: PartProps & Readonly<{ ledger: string; field: FieldDefinition; others: string | undefined; asOf: string | undefined }>) {
  const [typed, setTyped] = useState('')
  const answer = useCall('ledger.distinct', { ledger, field: field.id, ...(others ? { filter: others } : {}), ...(asOf ? { asOf } : {}) })
  const values = draft?.kind === 'choices' ? draft.values : []
  const shown = (answer.data ?? []).filter((entry) => entry.label.includes(typed.trim()))
  const toggle = (value: FieldValue) => {
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
    onDraft(next.length === 0 ? null : { kind: 'choices', values: next })
  }
  const allShown = shown.length > 0 && shown.every((entry) => values.includes(entry.value))
  return (
    <>
      <TextInput
        aria-label="在列表中查找"
        placeholder="在列表中查找"
        data-autofocus
        size="xs"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Checkbox
        size="xs"
        label={`全选（${shown.length} 项）`}
        checked={allShown}
        indeterminate={!allShown && shown.some((entry) => values.includes(entry.value))}
        onChange={() => onDraft(allShown ? null : { kind: 'choices', values: shown.map((entry) => entry.value) })}
      />
      <ScrollArea.Autosize mah={230} type="auto" viewportProps={{ tabIndex: -1 }}>
        <Stack gap={2}>
          {shown.map((entry) => (
            <Checkbox
              key={String(entry.value)}
              size="xs"
              styles={{ body: { minHeight: 24, alignItems: 'center' } }}
              label={`${entry.label}（${entry.count}）`}
              checked={values.includes(entry.value)}
              onChange={() => toggle(entry.value)}
            />
          ))}
          {answer.data && shown.length === 0 && (
            <Text fz="sm" c="dimmed">
              没有这样的值
            </Text>
          )}
          {answer.error && (
            <Text fz="sm" c="red">
              {answer.error.message}
            </Text>
          )}
        </Stack>
      </ScrollArea.Autosize>
    </>
  )
}
