import { isSettled, joinPasses, knownAfter } from './joinPasses.ts'
import { planPass, type Pass, type Refusal, type Refused } from './planPass.ts'
import type { ImportPlan, PlanInput, PlanProgress } from './planTypes.ts'

/** The whole plan at once. See `planSteps`. */
export function buildPlan(input: PlanInput, tick?: (progress: PlanProgress) => void): ImportPlan {
  const steps = planSteps(input)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    tick?.(step.value)
  }
}

/**
 * What an import would do, nothing written. Yields about every 500 rows, so that the caller can breathe, report and
 * stop (by not calling again).
 *
 * A row may need what a later row or sheet brings (a household whose village only the second sheet names). So the
 * workbook is looked through again, against the file as it would then stand, until nothing more is to be done: what
 * importing the workbook a second time would do belongs to the first. Rows that never come to rest, since they
 * contradict others, are rejected.
 */
export function* planSteps(input: PlanInput): Generator<PlanProgress, ImportPlan> {
  const steps = allLooks(input.cache ? input : { ...input, cache: { scan: null, rows: null } })
  let done = 0
  let step = steps.next()
  while (!step.done) {
    // Rows that are looked at again are counted already: the bar does not go back.
    done = Math.max(done, step.value.done)
    yield { done, total: step.value.total }
    step = steps.next()
  }
  return step.value
}

type Steps<Result> = Generator<PlanProgress, Result>
/** Bounds on work for files that contradict themselves over and over; real files need one look, seldom three. */
const mostLooks = 12
const mostRefusals = 12
const mostPartials = 12
const mostRounds = 4

function* allLooks(input: PlanInput): Steps<ImportPlan> {
  let result = yield* untilSettled(input)
  // Rejecting rows changes what the others find: the next import, which begins without that knowledge, is tried out.
  for (let round = 1; round < mostRounds && result.hasRefused; round += 1) {
    const next = yield* untilSettled({ ...input, known: knownAfter(input, result.pass.plan, '^') })
    if (isSettled(next.pass.plan)) break
    result = { pass: joinPasses(input.registry, result.pass, next.pass, '^'), hasRefused: true }
  }
  return result.pass.plan
}

/** Looks until nothing is left to do; rows that stand in the way of that are rejected, and all begins anew. */
function* untilSettled(input: PlanInput): Steps<Readonly<{ pass: Pass; hasRefused: boolean }>> {
  const refused = new Map<number, Map<number, Refusal>>([...(input.refused ?? [])].map(([table, rows]) => [table, new Map(rows)]))
  const refuse = (table: number, row: number, refusal: Refusal): void => {
    const rows = refused.get(table) ?? new Map<number, Refusal>()
    refused.set(table, rows)
    if (!rows.has(row)) rows.set(row, refusal)
  }
  let partials = 0
  for (let round = 1; ;) {
    const { pass, restless, partial } = yield* lookAgain(input, refused)
    if (partial.length > 0) {
      partials += 1
      for (const { table, row, why, problems } of partial) refuse(table, row, { why, problems })
      if (partials > mostPartials) refuseAll(pass, partial, refuse)
      continue
    }
    if (restless.length === 0 || round >= mostRefusals) return { pass, hasRefused: refused.size > 0 }
    for (const { table, row } of restless) refuse(table, row, null)
    round += 1
  }
}

/** A table that goes on and on rejecting halves of rows is not taken at all. */
function refuseAll(pass: Pass, partial: Pass['partial'], refuse: (table: number, row: number, refusal: Refusal) => void): void {
  const tables = new Set(partial.map(({ table }) => table))
  for (const { index, rows } of pass.plan.tables) if (tables.has(index)) for (const { row } of rows) refuse(index, row, null)
}

type RowPlace = Readonly<{ table: number; row: number }>
type Look = Readonly<{ pass: Pass; restless: readonly RowPlace[]; partial: Pass['partial'] }>

function* lookAgain(input: PlanInput, refused: Refused): Steps<Look> {
  let pass = yield* planPass(input, refused)
  if (pass.partial.length > 0 || isPlain(pass.plan)) return { pass, restless: [], partial: pass.partial }
  const looks = new Map<string, RowPlace & { times: number }>()
  countActs(looks, pass.plan)
  for (let look = 1; ; look += 1) {
    const again = yield* planPass({ ...input, known: knownAfter(input, pass.plan, '~') }, refused)
    if (again.partial.length > 0) return { pass, restless: [], partial: again.partial }
    if (isSettled(again.plan)) return { pass, restless: [], partial: [] }
    const acting = countActs(looks, again.plan)
    // Twice is allowed: what a row brought may be put right once what another row brought is known.
    const restless = look < mostLooks ? [...looks.values()].filter(({ times }) => times > 2) : acting
    if (restless.length > 0) return { pass, restless, partial: [] }
    pass = joinPasses(input.registry, pass, again, '~')
  }
}

/**
 * Doubts and errors by which rows and records speak of one another; the others concern one cell alone. A village that is new says
 * nothing of other rows: those below find it as soon as the first one has named it.
 */
const betweenRows = /^(?:row|household|member|record|link(?!\.added)|required)/

/** No row said anything of another: a second look would find what the first found. */
function isPlain(plan: ImportPlan): boolean {
  return plan.tables.every((table) => table.problems.every((problem) => !betweenRows.test(problem.code)))
}

/** Counts, for every row, the looks in which it did something; returns the rows that did something in this one. */
function countActs(looks: Map<string, RowPlace & { times: number }>, plan: ImportPlan): readonly RowPlace[] {
  const acting: RowPlace[] = []
  for (const { index, rows } of plan.tables) {
    for (const { row, decision } of rows) {
      if (decision !== 'add' && decision !== 'change') continue
      const key = `${index} ${row}`
      const held = looks.get(key)
      if (held) held.times += 1
      else looks.set(key, { table: index, row, times: 1 })
      acting.push({ table: index, row })
    }
  }
  return acting
}
