import { call } from '#renderer/bridge/index.ts'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { takeStep, type ReviewStep } from './review.ts'
import type { Source } from './state.ts'
import { fixesOf, isSameBook, type Work } from './work.ts'

/** Every decision of the person. */
export type Decisions = Readonly<{ work: Work; choices: readonly ReviewStep[] }>

/** Plans a living session once more and says all decisions again; saying one twice does no harm. */
export async function planAgain(session: string, decisions: Decisions): Promise<ImportOverview> {
  return replay(await call('import.plan', { session }), decisions)
}

/** Reads the workbook anew. `kept` is false when its tables are others now: then no decision is carried over. */
export async function reopen(
  source: Source,
  before: ImportOverview,
  decisions: Decisions,
): Promise<Readonly<{ overview: ImportOverview; kept: boolean }>> {
  const overview = await openSource(source)
  if (!isSameBook(before, overview)) return { overview, kept: false }
  return { overview: await replay(overview, decisions), kept: true }
}

/** Reads the rows of a source and plans them. */
export function openSource(source: Source): Promise<ImportOverview> {
  if ('parked' in source) return call('parked.open', { tables: [...source.parked] })
  if ('clip' in source) {
    const { text, html, headings } = source.clip
    return call('import.paste', {
      text,
      ...(html ? { html } : {}),
      ...(headings ? { headings: [...headings] } : {}),
      ...(source.ledger ? { ledger: source.ledger } : {}),
    })
  }
  const { token, ledger, layout, password, entry } = source
  return call('import.open', {
    token,
    ...(ledger ? { ledger } : {}),
    ...(layout ? { layout } : {}),
    ...(password ? { password } : {}),
    ...(entry ? { entry } : {}),
  })
}

async function replay(fresh: ImportOverview, { work, choices }: Decisions): Promise<ImportOverview> {
  const { session } = fresh
  let overview = fresh
  for (const [key, decided] of Object.entries(work)) {
    const table = Number(key)
    if (Object.keys(decided.overrides).length > 0)
      overview = await call('import.map', { session, table, overrides: { ...decided.overrides } })
    if (decided.include !== undefined) overview = await call('import.include', { session, table, include: decided.include })
    for (const part of fixesOf(decided)) overview = await call('import.fix', { session, table, ...part })
  }
  for (const step of choices) overview = await takeStep(session, step)
  return overview
}
