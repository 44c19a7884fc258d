import type { FormDefinition } from '../define.ts'
import { acceptanceForms } from './acceptance.ts'
import { projectApplication, projectApproval } from './application.ts'
import { projectBoard } from './board.ts'
import { commencementOrder, projectProgressSheet } from './building.ts'
import { projectGoals } from './goals.ts'
import { paymentApproval, paymentRequest } from './payments.ts'
import { fundProgress, paymentDetails, paymentProgress, projectProgressList } from './tables.ts'

/** In the order of a project's life. */
export const projectsForms: readonly FormDefinition[] = [
  projectApplication,
  projectApproval,
  projectGoals,
  projectBoard,
  commencementOrder,
  projectProgressSheet,
  projectProgressList,
  ...acceptanceForms,
  paymentRequest,
  paymentApproval,
  paymentDetails,
  paymentProgress,
  fundProgress,
]
