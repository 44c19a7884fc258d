import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { allocation } from './allocation.ts'
import { fundCarryover } from './fundCarryover.ts'
import { fundSource } from './fundSource.ts'
import { lot } from './lot.ts'
import { payment } from './payment.ts'
import { project } from './project.ts'
import { projectBeneficiary } from './projectBeneficiary.ts'
import { projectPaper } from './projectPaper.ts'
import { projectProgress } from './projectProgress.ts'
import { projectSource } from './projectSource.ts'
import { publicNotice } from './publicNotice.ts'

/** In the order of the menu. */
export const projectsLedgers: readonly LedgerDefinition[] = [
  project,
  lot,
  projectProgress,
  projectSource,
  projectPaper,
  projectBeneficiary,
  fundSource,
  allocation,
  payment,
  fundCarryover,
  publicNotice,
]
