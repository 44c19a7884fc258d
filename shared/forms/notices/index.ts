import type { FormDefinition } from '../define.ts'

export const noticesForms: readonly FormDefinition[] = []
