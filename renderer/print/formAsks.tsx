import { NumberInput, Select, Stack, TextInput, Textarea } from '@mantine/core'
import type { Ask } from '#shared/forms/define.ts'
import { DateInput } from '#renderer/ui/index.ts'

type AsksProps = Readonly<{
  asks: readonly Ask[]
  answers: Readonly<Record<string, string>>
  onChange: (answers: Readonly<Record<string, string>>) => void
}>

/** What is asked before printing, each with the input that suits it. */
export function FormAsks({ asks, answers, onChange }: AsksProps) {
  if (asks.length === 0) return null
  return (
    <Stack gap="sm">
      {asks.map((ask) => (
        <AskInput key={ask.id} ask={ask} value={answers[ask.id] ?? ''} onChange={(value) => onChange({ ...answers, [ask.id]: value })} />
      ))}
    </Stack>
  )
}

type InputProps = Readonly<{ ask: Ask; value: string; onChange: (value: string) => void }>

function AskInput({ ask, value, onChange }: InputProps) {
  const common = { label: ask.label, withAsterisk: ask.required ?? false }
  switch (ask.type) {
    case 'date':
      return <DateInput {...common} value={value === '' ? null : value} onChange={(day) => onChange(day ?? '')} />
    case 'choice':
      return (
        <Select
          {...common}
          clearable={!ask.required}
          data={[...(ask.options ?? [])]}
          value={value || null}
          onChange={(next) => onChange(next ?? '')}
        />
      )
    case 'integer':
    case 'year':
      return (
        <NumberInput
          {...common}
          allowDecimal={false}
          min={ask.min ?? (ask.type === 'year' ? 2000 : 0)}
          {...(ask.type === 'year' ? { max: 2100 } : {})}
          value={value === '' ? '' : Number(value)}
          onChange={(next) => onChange(String(next))}
        />
      )
    case 'longtext':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4000}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'text':
      return <TextInput {...common} maxLength={400} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  }
}
