import type { FormDefinition } from '../define.ts'

export const householdsForms: readonly FormDefinition[] = []
