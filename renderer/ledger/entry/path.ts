import type { EntryState } from './entryState.ts'

/** Columns of the members' lines, in the order of the paper. */
export const entryColumns = ['name', 'relation', 'idCard', 'sex', 'birthDate', 'phone', 'education', 'health', 'laborSkill'] as const

/** What an ID number fills in; Enter does not stop there once it is filled. */
const told: ReadonlySet<string> = new Set(['sex', 'birthDate', 'relation'])

export type Stop = Readonly<{ line: string; field: string }>
export type Next = Stop | 'newMember' | 'household'

/**
 * Where Enter leads from a cell of the members: to the next column that still wants something, after the last column
 * to the next person, and from an empty name on to the household's own fields.
 */
export function nextStop(state: EntryState, from: Stop): Next {
  const index = state.members.findIndex((line) => line.id === from.line)
  const line = state.members[index]
  if (!line) return 'household'
  const name = line.drafts['name']?.text.trim() ?? ''
  if (from.field === 'name' && index > 0 && (name === '' || name === line.offered)) return 'household'
  const column = entryColumns.indexOf(from.field as (typeof entryColumns)[number])
  const following = entryColumns.slice(column + 1).find((field) => !told.has(field) || (line.drafts[field]?.text ?? '') === '')
  if (following) return { line: line.id, field: following }
  const below = state.members[index + 1]
  return below ? { line: below.id, field: 'name' } : 'newMember'
}
