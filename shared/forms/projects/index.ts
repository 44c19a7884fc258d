import type { FormDefinition } from '../define.ts'

export const projectsForms: readonly FormDefinition[] = []
