import type { FormDefinition } from '../define.ts'

export const assetsForms: readonly FormDefinition[] = []
