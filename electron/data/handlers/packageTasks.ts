import type { CoreContext } from '#data/core/context.ts'
import { duesOfVillages } from '#data/figures/dues.ts'
import { standing } from '#data/figures/standing.ts'
import { countByRule } from '#data/findings/findingSummary.ts'
import { withFindings } from '#data/findings/upToDate.ts'
import type { ProposedTask } from '#shared/ipc/parts/packages.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { shippedRules } from '#shared/rules/index.ts'

/** Takes the queue itself: the first look of a day checks the whole file. */
export async function proposeTasks(context: CoreContext, villages: readonly string[]): Promise<readonly ProposedTask[]> {
  const findings = await withFindings(context, shippedRules, (reading) => countByRule(reading, villages))
  const dues = await context.locked(() =>
    standing(context, {}, (reading, moment) => duesOfVillages(reading, shippedBook.dues, moment, villages)),
  )
  return [
    ...dues.map(({ label, count, first }): ProposedTask => ({ text: `${label}：${count} 条，请按期办理`, due: first, kind: 'due', count })),
    ...findings.map(({ title, count }): ProposedTask => ({ text: `核对疑点“${title}”：${count} 条`, due: null, kind: 'finding', count })),
  ]
}
