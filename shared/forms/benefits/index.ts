import type { FormDefinition } from '../define.ts'

export const benefitsForms: readonly FormDefinition[] = []
