import type { ReportTemplate } from '../define.ts'
import { annual } from './annual.ts'
import { assetManagement } from './assetManagement.ts'
import { consolidation } from './consolidation.ts'
import { monthly } from './monthly.ts'
import { projectFunds } from './projectFunds.ts'
import { quarterly } from './quarterly.ts'

/** Shipped reports, in the order of the screen. */
export const shippedReports: readonly ReportTemplate[] = [monthly, quarterly, annual, consolidation, projectFunds, assetManagement]
