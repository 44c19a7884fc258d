import type { FormDefinition } from '../define.ts'

export const archiveForms: readonly FormDefinition[] = []
