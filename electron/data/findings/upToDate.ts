import type { CoreContext, OpenFile } from '#data/core/context.ts'
import { giveWay } from '#data/core/pace.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { Rule } from '#shared/rules/define.ts'
import { recordRules } from '#shared/rules/recordRules.ts'
import { catchUp } from './catchUp.ts'
import { startRun, type CheckRun } from './checkRun.ts'
import { clearFindings, ensureFindingTable, hasFindingTable, lastSeq, readStamp, writeStamp, type Stamp } from './findingTable.ts'
import type { Reading } from './recordReader.ts'
import { checkWholeFile } from './wholeFile.ts'

/**
 * Answers `read` from findings that are up to date with the last commit, the day, the policy and the rules. What commits
 * touched since is checked again first (a few milliseconds); on another day or with other rules the whole file, in steps
 * between which other calls are answered. So a commit never waits for rules, and no list is ever stale.
 *
 * Must not be called inside `context.locked`.
 */
export async function withFindings<T>(context: CoreContext, rules: readonly Rule[], read: (reading: Reading) => T): Promise<T> {
  for (;;) {
    const answer = await context.locked(() => {
      const reading = context.reading()
      return isBroughtUpToDate(context, reading, rules) ? { value: read(reading) } : null
    })
    if (answer) return answer.value
    await checkAgain(context, rules)
  }
}

/**
 * As `withFindings`, but at once, and inside `context.locked`: null when the whole file would have to be checked first.
 */
export function findingsAtOnce<T>(context: CoreContext, rules: readonly Rule[], read: (reading: Reading) => T): T | null {
  const reading = context.reading()
  return isBroughtUpToDate(context, reading, rules) ? read(reading) : null
}

const running = new WeakMap<OpenFile, Promise<void>>()

/** Checks the whole file. Asked for while it runs already, both wait for the same run. Faults are thrown. */
export function checkAgain(context: CoreContext, rules: readonly Rule[]): Promise<void> {
  const file = context.file()
  const known = running.get(file)
  if (known) return known
  const run = wholeFile(context, rules, file).finally(() => running.delete(file))
  running.set(file, run)
  return run
}

function isBroughtUpToDate(context: CoreContext, reading: Reading, rules: readonly Rule[]): boolean {
  const { engine } = reading
  const stamp = hasFindingTable(engine) ? readStamp(engine) : null
  if (!stamp || stamp.day !== reading.today || stamp.rules !== versionOf(context, rules)) return false
  const seq = lastSeq(engine)
  if (seq === stamp.seq) return true
  const run = startRun(reading, rules)
  if (seq < stamp.seq || stamp.kept !== keptOf(run, rules) || !catchUp(run, stamp.seq)) return false
  writeStamp(engine, { ...stamp, seq })
  return true
}

async function wholeFile(context: CoreContext, rules: readonly Rule[], file: OpenFile): Promise<void> {
  await giveWay(context)
  const { steps, stamp } = await inTurn(context, file, () => begin(context, rules))
  let told = -1
  for (;;) {
    await giveWay(context)
    const step = await inTurn(context, file, () => steps.next())
    if (step.done) break
    const percent = Math.round(step.value * 100)
    if (percent === told) continue
    told = percent
    context.options.emit('progress', { task: 'check', done: percent, total: 100, text: `正在检查 ${percent}%` })
  }
  await inTurn(context, file, () => {
    writeStamp(file.engine, stamp)
    // Whatever the disk refuses stays in memory and is told with the next commit; the findings are right either way.
    if (file.readOnlyWhy === null) context.persist()
  })
}

function begin(context: CoreContext, rules: readonly Rule[]): Readonly<{ steps: Generator<number, void>; stamp: Stamp }> {
  const reading = context.reading()
  const { engine, today } = reading
  ensureFindingTable(engine)
  engine.transaction(() => {
    clearFindings(engine)
    writeStamp(engine, null)
  })
  const run = startRun(reading, rules)
  const stamp = { rules: versionOf(context, rules), day: today, seq: lastSeq(engine), kept: keptOf(run, rules) }
  return { steps: checkWholeFile(run), stamp }
}

/** The first entry of a list turns "not on the list" from nothing into something, for every household. */
function keptOf({ kept }: CheckRun, rules: readonly Rule[]): string {
  const asked = new Set(rules.flatMap((rule) => rule.keeps ?? []))
  return [...asked]
    .filter((ledger) => kept.has(ledger))
    .sort()
    .join(',')
}

/** One step in its turn among the other calls; the file may have been closed in between. */
function inTurn<T>(context: CoreContext, file: OpenFile, work: () => T): Promise<T> {
  return context.locked(() => {
    if (context.fileOrNull() !== file) throw new FaultError({ fault: 'file.notOpen' })
    return work()
  })
}

/** Findings of another program version, schema or set of rules are made anew. */
function versionOf(context: CoreContext, rules: readonly Rule[]): string {
  const told = [...rules.map((rule) => [rule.id, rule.severity, rule.definition, rule.root, rule.reads, rule.shares]), recordRules.length]
  let hash = 0x811c9dc5
  for (const char of JSON.stringify(told)) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  return `${context.options.appVersion}.${context.options.registry.schemaVersion}.${hash.toString(16)}`
}
