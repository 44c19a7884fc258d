import { deadlines } from './deadlines.ts'
import type { PolicyItem } from './define.ts'
import { limits } from './limits.ts'
import { lines } from './lines.ts'
import { terms } from './terms.ts'

/** Everything that policy changes from year to year, with the shipped defaults. */
export const policyItems: readonly PolicyItem[] = [...lines, ...deadlines, ...limits, ...terms]
