import type { FormDefinition } from '../define.ts'

export const monitoringForms: readonly FormDefinition[] = []
