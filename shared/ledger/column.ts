import type { FieldDefinition } from './define.ts'

/** SQL column of a field: snake_case of its id; fields made by the office already carry their `x_` id. */
export function columnOf(field: Pick<FieldDefinition, 'id' | 'custom'>): string {
  if (field.custom) return field.id
  return field.id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
