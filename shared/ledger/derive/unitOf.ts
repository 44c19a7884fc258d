import type { FieldDefinition } from '../define.ts'

/** The unit that stands beside a figure of the field: its own, 元 for money without one, else none. */
export function unitOf(field: Pick<FieldDefinition, 'type' | 'unit'>): string | null {
  return field.unit ?? (field.type === 'money' ? '元' : null)
}
