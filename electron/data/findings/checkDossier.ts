import { maskIdCard, maskPhone } from '#shared/values/mask.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, ledgerOf } from '#shared/ledger/registry.ts'
import { recordProblems, type FieldProblem } from '#shared/ledger/derive/rowProblems.ts'
import type { Dossier, RuleHit, Rule, RuleRecord } from '#shared/rules/define.ts'
import { importDoubtRule, isDormant, recordRules, ruleOfProblem } from '#shared/rules/recordRules.ts'
import type { CheckRun } from './checkRun.ts'
import type { LoadedDossier } from './dossiers.ts'
import type { NewFinding, Owner } from './findingTable.ts'
import { standingDoubts, type ImportDoubt } from './importDoubts.ts'
import type { Kind } from './kinds.ts'
import { ownLinks } from './rootPaths.ts'

/** All that is wrong in one dossier: its records by themselves, then rule after rule. */
export function findingsOfDossier(run: CheckRun, kind: Kind, dossier: LoadedDossier): readonly NewFinding[] {
  const found: NewFinding[] = []
  for (const [id, records] of dossier.records) {
    const ledger = kind.homes.get(id)
    if (!ledger) continue
    for (const record of records) found.push(...findingsOfRecord(run, ledger, record))
  }
  for (const rule of kind.rules) {
    for (const hit of rule.check(dossier, run.context)) found.push(findingOf(rule, hit))
  }
  return withoutRepeats(found.filter((finding) => isHere(run, finding)))
}

/** What stayed in the township is not missing in a village's file. */
function isHere({ named, reading }: CheckRun, { ledger, record, field }: NewFinding): boolean {
  if (named.has(record)) return false
  return field === null || findField(ledgerOf(reading.registry, ledger), field)?.retired !== true
}

/** Household and village under which findings of this dossier are looked for. */
export function ownerOf(kind: Kind, { root }: Dossier): Owner {
  const id = kind.root.id
  const village = id === 'village' ? root.id : root.values.village
  return {
    kind: id,
    root: root.id,
    household: id === 'household' ? root.id : null,
    village: typeof village === 'string' && village !== '' ? village : null,
  }
}

/** Problems of the values of one record. What was taken over from a linked record is told there only. */
export function findingsOfRecord(run: CheckRun, ledger: LedgerDefinition, record: RuleRecord): readonly NewFinding[] {
  if (isDormant(ledger.id, record.values)) return []
  const problems = recordProblems(run.reading.registry, ledger.id, record.values, run.reading.today)
  if (problems.length === 0 && run.doubts.size === 0) return none
  const found = problems
    .filter((problem) => !isTakenOver(run, ledger, record, problem.field))
    .map((problem) => findingOfProblem(ledger, record, problem))
  const doubts = run.doubts.get(record.id)
  return doubts ? [...found, ...standingDoubts(doubts, ledger.id, record).map((doubt) => findingOfDoubt(ledger, record, doubt))] : found
}

const none: readonly NewFinding[] = []

function findingOfDoubt(ledger: LedgerDefinition, record: RuleRecord, { field, message }: ImportDoubt): NewFinding {
  const told = `导入时：${withoutNumbers(message)}`
  return { rule: importDoubtRule, severity: '疑点', ledger: ledger.id, record: record.id, field, message: told, mend: null }
}

function isTakenOver(run: CheckRun, ledger: LedgerDefinition, record: RuleRecord, field: string): boolean {
  return ownLinks(ledger).some((link) => {
    const theirs = link.fills?.[field]
    const id = record.values[link.id]
    if (theirs === undefined || typeof id !== 'string' || id === '') return false
    return run.load(link.target!, id)?.values[theirs] === record.values[field]
  })
}

function findingOfProblem(ledger: LedgerDefinition, record: RuleRecord, problem: FieldProblem): NewFinding {
  const rule = ruleOfProblem(problem)
  const label = ledger.fields.find((field) => field.id === problem.field)?.label ?? ''
  const message = problem.message.startsWith(label) ? problem.message : `${label}：${problem.message}`
  const severity = recordRules.find((known) => known.id === rule)?.severity ?? problem.severity
  return { rule, severity, ledger: ledger.id, record: record.id, field: problem.field, message: withoutNumbers(message), mend: null }
}

function findingOf(rule: Rule, hit: RuleHit): NewFinding {
  return {
    rule: rule.id,
    severity: hit.severity ?? rule.severity,
    ledger: hit.ledger,
    record: hit.record,
    field: hit.field,
    message: withoutNumbers(hit.message),
    mend: hit.mend ?? null,
  }
}

/** Lists of findings are printed and passed on: whole ID and phone numbers have no place in them. */
function withoutNumbers(message: string): string {
  return message
    .replace(/(?<!\d)\d{17}[\dX]/g, (number) => maskIdCard(number))
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, (number) => maskPhone(number))
}

function withoutRepeats(findings: readonly NewFinding[]): readonly NewFinding[] {
  if (findings.length < 2) return findings
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const key = `${finding.rule}\n${finding.record}\n${finding.field ?? ''}\n${finding.message}`
    return !seen.has(key) && seen.add(key) !== undefined
  })
}
