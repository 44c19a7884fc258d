import type { FormDefinition } from '../define.ts'
import { catalogueForms } from './catalogues.ts'
import { labelForms } from './labels.ts'
import { spineForms } from './spines.ts'

export const archiveForms: readonly FormDefinition[] = [...spineForms, ...catalogueForms, ...labelForms]
