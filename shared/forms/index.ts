import { archiveForms } from './archive/index.ts'
import { assetsForms } from './assets/index.ts'
import { benefitsForms } from './benefits/index.ts'
import type { FormDefinition } from './define.ts'
import { householdsForms } from './households/index.ts'
import { monitoringForms } from './monitoring/index.ts'
import { noticesForms } from './notices/index.ts'
import { projectsForms } from './projects/index.ts'

/** Every form that the program ships, as the office thinks of its papers. */
export const forms: readonly FormDefinition[] = [
  ...householdsForms,
  ...monitoringForms,
  ...noticesForms,
  ...benefitsForms,
  ...projectsForms,
  ...assetsForms,
  ...archiveForms,
]
