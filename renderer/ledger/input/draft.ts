import type { Row } from '#shared/ipc/outputs.ts'
import type { CodeList, FieldDefinition, FieldValue } from '#shared/ledger/define.ts'
import { coerceText } from '#shared/ledger/derive/coerceValue.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { failure, type Problem } from '#shared/values/problem.ts'

/** What stands in an input while it is edited: the text, and for links the record that was picked. */
export type Draft = Readonly<{ text: string; link: string | null }>

export type Reading = Readonly<{ value: FieldValue; problems: readonly Problem[] }>

export const emptyDraft: Draft = { text: '', link: null }

/** The stored value of a field as text to edit: money and quantities without thousands signs. */
export function draftOf(field: FieldDefinition, row: Pick<Row, 'values' | 'links'>): Draft {
  const value = row.values[field.id] ?? null
  if (field.type === 'link') return { text: row.links[field.id] ?? '', link: typeof value === 'string' && value !== '' ? value : null }
  return { text: editText(field, value), link: null }
}

export function editText(field: FieldDefinition, value: FieldValue): string {
  const text = formatValue(field, value)
  return field.type === 'money' || field.type === 'quantity' ? text.replace(/,/g, '') : text
}

/** The value that a draft means, with what is to be said about it. Blank is null. */
export function readDraft(
  field: FieldDefinition,
  draft: Draft,
  context: Readonly<{ codes?: CodeList | undefined; today: string }>,
): Reading {
  if (field.type !== 'link')
    return coerceText(field, draft.text, { today: context.today, ...(context.codes ? { codes: context.codes } : {}) })
  if (draft.text.trim() === '') return { value: null, problems: [] }
  if (draft.link !== null) return { value: draft.link, problems: [] }
  return {
    value: null,
    problems: [failure('link.unknown', `没有找到“${draft.text.trim()}”，请从列表中选择${field.label}`)],
  }
}

/** The first 错误 in words; null when the value may be stored. */
export function mistake(problems: readonly Problem[]): string | null {
  return problems.find((problem) => problem.severity === '错误')?.message ?? null
}

/** The day on this PC's clock, ISO. */
export function todayIso(now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
