import type { CoreContext } from '#data/core/context.ts'
import { hasFindingTable, lastSeq, readStamp } from '#data/findings/findingTable.ts'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import type { Finding, Seen } from './seen.ts'

/** What a call that was answered tells about what the person did. */
type Watcher<M extends Method> = (seen: Seen, input: Input<M>, answer: Output<M>, context: CoreContext) => void

/** Letters only, two at least: pinyin, not a number, not Chinese. */
const letters = /^[a-z]{2,}$/i
const rosters: ReadonlySet<string> = new Set(['household', 'member'])
const cards: ReadonlySet<string> = new Set(['policyCard', 'policyCardSmall', 'benefitCard'])

const watchers: { readonly [M in Method]?: Watcher<M> } = {
  'search.find': (seen, { text }, hits) => {
    seen.found = byLetters(text) ? hits.map(({ household }) => household ?? '') : []
  },

  'ledger.query': (seen, { ledger, search, filter }, { ids }) => {
    if (ledger === 'household' && search !== undefined) seen.found = byLetters(search) ? ids : []
    if (filter !== undefined) opened(seen, ledger, (drill) => drill.filter !== undefined && filter.includes(drill.filter))
  },

  // A list of given records asks for their sums, not for the records.
  'ledger.totals': (seen, { ledger, ids }) => {
    if (ids !== undefined) opened(seen, ledger, (drill) => drill.ids !== undefined && drill.ids === ids.join(','))
  },

  'ledger.record': (seen, { ledger, id }) => {
    if (ledger === 'household' && seen.found.includes(id)) seen.facts.add('openedFound')
  },

  'home.overview': (seen, _, answer) => showDrills(seen, answer),
  'figures.measures': (seen, _, answer) => showDrills(seen, answer),
  'figures.table': (seen, _, answer) => showDrills(seen, answer),
  'figures.bridge': (seen, _, answer) => showDrills(seen, answer),

  'export.run': (seen, { selection }, { rows }) => {
    if (rosters.has(selection.ledger) && rows > 0) seen.facts.add('exportedRoster')
  },

  'print.form': (seen, { form, selection }, { job, segments, rows }) => {
    if (cards.has(form) && selection !== undefined && rows > 0) seen.cards.set(job, segments)
  },

  'print.segment': (seen, { job, index }) => {
    if (seen.cards.get(job) === index + 1) seen.facts.add('drewCard')
  },

  'backup.make': (seen, _, { name }) => void seen.backups.add(name),

  'backup.look': (seen, _, { name }) => {
    if (seen.backups.has(name)) seen.facts.add('lookedIntoBackup')
  },

  'checks.list': (seen, _, { findings }, context) => {
    if (isMended(seen, context)) seen.facts.add('mendedFinding')
    for (const finding of findings) seen.findings.set(keyOf(finding), finding)
  },

  'edit.commit': (seen, { changes }) => {
    const edited = new Set(changes.filter(({ op }) => op === 'change').map(({ recordId }) => recordId))
    for (const finding of seen.findings.values()) if (edited.has(finding.record)) seen.mending.add(finding)
  },

  'history.undo': (seen) => seen.mending.clear(),
}

/** Methods after which the guide looks whether a task was done: those that it watches, and those that leave a trace in the file. */
const traces: ReadonlySet<Method> = new Set(['edit.commit', 'history.undo', 'import.commit', 'package.make'])

export function isWatched(method: Method): boolean {
  return Object.hasOwn(watchers, method) || leavesTrace(method)
}

/** Whether the log of the file may tell more after it than before. */
export function leavesTrace(method: Method): boolean {
  return traces.has(method)
}

/** Takes note of a call that was answered without a fault. */
export function noteDeed<M extends Method>(
  seen: Seen,
  call: Readonly<{ method: M; input: Input<M>; answer: Output<M> }>,
  context: CoreContext,
): void {
  watchers[call.method]?.(seen, call.input, call.answer, context)
}

function byLetters(text: string): boolean {
  return letters.test(text.replace(/\s/g, ''))
}

/** Drills are found wherever an answer holds them, so that a new table of figures needs no line here. */
function showDrills(seen: Seen, answer: unknown): void {
  if (Array.isArray(answer)) for (const part of answer) showDrills(seen, part)
  else if (typeof answer === 'object' && answer !== null)
    for (const [name, part] of Object.entries(answer)) {
      if (name === 'drill') keepDrill(seen, part)
      else showDrills(seen, part)
    }
}

function keepDrill(seen: Seen, drill: unknown): void {
  if (typeof drill !== 'object' || drill === null) return
  const { ledger, filter, ids } = drill as Readonly<{ ledger?: string; filter?: string; ids?: readonly string[] }>
  if (ledger === undefined || (!filter && !ids)) return
  const kept = { ledger, ...(filter ? { filter } : {}), ...(ids ? { ids: ids.join(',') } : {}) }
  seen.drills.set(JSON.stringify(kept), kept)
}

function opened(seen: Seen, ledger: string, isIt: (drill: Readonly<{ filter?: string; ids?: string }>) => boolean): void {
  for (const drill of seen.drills.values()) if (drill.ledger === ledger && isIt(drill)) seen.facts.add('openedFigure')
}

function keyOf({ rule, record, field }: Finding): string {
  return `${rule} ${record} ${field ?? ''}`
}

/** A finding that the list has shown, whose record was edited since, and that the rules no longer find. */
function isMended(seen: Seen, context: CoreContext): boolean {
  const { engine } = context.file()
  // Not while the whole file is being checked: then nothing stands in the table.
  const stamp = hasFindingTable(engine) ? readStamp(engine) : null
  if (!stamp || stamp.seq !== lastSeq(engine)) return false
  return [...seen.mending].some(
    ({ rule, record, field }) =>
      engine.values('SELECT 1 FROM finding WHERE rule = ? AND record_id = ? AND field IS ? LIMIT 1', [rule, record, field]).length === 0,
  )
}
