import { call } from '#renderer/bridge/index.ts'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { fixesOf, isSameBook, type Work } from './work.ts'

/** Plans a living session once more and says all decisions again; saying one twice does no harm. */
export async function planAgain(session: string, work: Work): Promise<ImportOverview> {
  return replay(await call('import.plan', { session }), work)
}

/** Reads the workbook anew. `kept` is false when its tables are others now: then no decision is carried over. */
export async function reopen(
  source: Readonly<{ token: string; ledger: string | null }>,
  before: ImportOverview,
  work: Work,
): Promise<Readonly<{ overview: ImportOverview; kept: boolean }>> {
  const overview = await call('import.open', {
    token: source.token,
    ...(source.ledger ? { ledger: source.ledger } : {}),
  })
  if (!isSameBook(before, overview)) return { overview, kept: false }
  return { overview: await replay(overview, work), kept: true }
}

async function replay(fresh: ImportOverview, work: Work): Promise<ImportOverview> {
  const { session } = fresh
  let overview = fresh
  for (const [key, decided] of Object.entries(work)) {
    const table = Number(key)
    if (Object.keys(decided.overrides).length > 0)
      overview = await call('import.map', { session, table, overrides: { ...decided.overrides } })
    if (decided.include !== undefined) overview = await call('import.include', { session, table, include: decided.include })
    for (const part of fixesOf(decided)) overview = await call('import.fix', { session, table, ...part })
  }
  return overview
}
