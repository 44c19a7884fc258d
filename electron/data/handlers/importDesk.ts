import type { CoreContext } from '#data/core/context.ts'
import { makePlan, type ImportSession } from '#data/exchange/importSession.ts'
import { overviewOf } from '#data/exchange/importView.ts'
import type { TableChoice, TablePlan } from '#shared/importing/planTypes.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { ImportOverview } from '#shared/ipc/outputs.ts'

/** Runs a step of an import so that import.cancel can stop it. */
export async function abortable<T>({ desk }: CoreContext, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  desk.importing = controller
  try {
    return await work(controller.signal)
  } finally {
    if (desk.importing === controller) desk.importing = null
  }
}

/** The workbook in hand; throws FaultError `import.unknown` when it is another one. */
export function sessionOf(context: CoreContext, id: string): ImportSession {
  const session = context.desk.workbook
  if (session?.id !== id) throw new FaultError({ fault: 'import.unknown' })
  return session
}

export function tableOf(current: ImportSession, index: number): TablePlan {
  const table = current.plan.tables.find((candidate) => candidate.index === index)
  if (!table) throw new FaultError({ fault: 'import.unknown' })
  return table
}

/** Adds to what the person decided for a table. Planning again is the caller's part. */
export function choose(current: ImportSession, table: number, choice: TableChoice): void {
  current.choices = { ...current.choices, [table]: { ...current.choices[table], ...choice } }
}

/** Plans the session with all that was decided. */
export function replan(context: CoreContext, current: ImportSession): Promise<ImportOverview | Fault> {
  return abortable(context, async (signal) => {
    const plan = await makePlan(context, current, signal)
    if (isFault(plan)) return plan
    current.plan = plan
    return overviewOf(current, context.file().registry)
  })
}
