import type { Engine } from '#data/engine/engine.ts'
import { populationRule } from '#data/store/populationEffects.ts'
import type { ChangeSource, SourceRank } from '#shared/history/changeSet.ts'
import type { Choice, FieldMode, PlanChoices } from '#shared/importing/choices.ts'
import { choosePlan, type ChosenPlan } from '#shared/importing/chosenPlan.ts'
import type { ImportPlan, KnownRecords } from '#shared/importing/planTypes.ts'
import { guessRank } from '#shared/importing/sourceRank.ts'
import { withEffects } from '#shared/importing/withEffects.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { heldByHigher, type Holder } from './heldBy.ts'

export type RankWhy = 'guess' | 'memory' | 'person'

/** What the person chose in the review of one workbook; outlives new plans, since rows and records keep their names. */
export type Review = {
  rank: SourceRank
  rankWhy: RankWhy
  modes: Record<string, FieldMode>
  readonly rows: Map<string, Choice>
  readonly cells: Map<string, Choice>
}

/** The plan that would be executed, and what it was made from. */
export type ReviewedPlan = ChosenPlan &
  Readonly<{
    /** As the workbook has it, without choices and effects. */
    base: ImportPlan
    /** Cells whose present value came from a source that goes before this one. */
    held: ReadonlyMap<string, Holder>
    review: Review
  }>

type PlanWish = Executed & Readonly<{ engine: Engine; file: string; review: Review | undefined }>

/** The plan of a workbook under review; a review that is handed in goes on. */
export async function reviewPlan(base: ImportPlan, wish: PlanWish): Promise<ReviewedPlan> {
  const review = wish.review ?? { modes: {}, rows: new Map(), cells: new Map(), ...rankOf(wish.engine, wish.file, base) }
  const held = await heldByHigher(wish.engine, base, review.rank)
  return reviewedPlan({ base, held, review }, wish)
}

/** The same after another choice: nothing is read again. */
export function reviewedPlan(made: Pick<ReviewedPlan, 'base' | 'held' | 'review'>, executed: Executed): ReviewedPlan {
  return { ...executedPlan(made.base, choicesOf(made.review, made.held), executed), ...made }
}

export function choicesOf({ modes, rows, cells }: Review, held: ReadonlyMap<string, Holder>): PlanChoices {
  return { modes, rows, cells, guarded: held }
}

type Executed = Readonly<{ registry: Registry; today: string; known: () => KnownRecords }>

/** What committing does: the plan of the workbook as the person chose it, with what it does to other records. */
function executedPlan(base: ImportPlan, choices: PlanChoices, { registry, today, known }: Executed): ChosenPlan {
  const chosen = choosePlan(registry, base, choices)
  const rule = populationRule(today)
  const hasCauses = chosen.records.some((record) => record.ledger === rule.ledger && record.recordId === null)
  return hasCauses ? { ...chosen, ...withEffects(chosen, known(), rule) } : chosen
}

const setsLookedAt = 200

/** As it was said at the last import of one of the layouts, else by name and headings. */
function rankOf(engine: Engine, file: string, plan: ImportPlan): Pick<Review, 'rank' | 'rankWhy'> {
  const taken = plan.tables.filter((table) => table.refused === null)
  const layouts = new Set(taken.map((table) => table.match.fingerprint))
  const rows = engine.values(
    `SELECT source FROM change_set WHERE kind = 'import' AND source LIKE '%"rank":%' ORDER BY seq DESC LIMIT ${setsLookedAt}`,
  )
  for (const [text] of rows) {
    const source = JSON.parse(text as string) as ChangeSource
    if (source.rank && source.layouts?.some((layout) => layouts.has(layout))) return { rank: source.rank, rankWhy: 'memory' }
  }
  return {
    rank: guessRank(
      file,
      taken.flatMap((table) => table.match.columns),
    ),
    rankWhy: 'guess',
  }
}
