import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MergeChange, MergeConflict, MergeCounts, MergeFile, MergeSide } from '#shared/ipc/parts/merging.ts'
import type { PackageStanding } from '#shared/ipc/parts/packages.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import { packagePassword } from './packageCommands.ts'
import type { Session } from './session.ts'

/** `merge FILE OTHER…`: what it did, or would do, with every conflict that is left; see README for the resolve file. */
export async function mergeCopies(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [file, ...others] = line.words
  const resolve = textOption(line, 'resolve')
  const wanted = resolve === undefined ? [] : readDecisions(resolve)
  if (isFault(wanted)) return wanted
  const password = packagePassword(line)
  if (isFault(password)) return password
  const info = await session.open(file!)
  if (isFault(info)) return info
  const tokens = others.map(session.token)
  const secrets =
    password.password === undefined ? {} : { passwords: Object.fromEntries(tokens.map((token) => [token, password.password!])) }
  if (line.options['dry-run'] === true) {
    const seen = await session.call('merge.look', { tokens, ...secrets, reveal: true })
    if (isFault(seen)) return seen
    const changes = line.json ? await allChanges(session, seen.files, { tokens, ...password }) : []
    if (isFault(changes)) return changes
    return told(seen.files, seen.conflicts, { changes })
  }
  const merged = await session.call('merge.run', { tokens, ...secrets, ids: tokens.map(() => session.newId()) })
  if (isFault(merged)) return merged
  const fault = wanted.length > 0 ? await decide(session, wanted) : null
  if (fault) return fault
  const open = await allConflicts(session)
  return isFault(open) ? open : told(merged.files, open)
}

/** Decisions by record and field: whose value, or another one. */
const decisionFile = z.array(
  z.object({
    record: z.string(),
    field: z.string(),
    take: z.enum(['mine', 'theirs']).optional(),
    value: z.union([z.string(), z.number(), z.null()]).optional(),
  }),
)
type Wanted = z.output<typeof decisionFile>[number]

function readDecisions(path: string): readonly Wanted[] | Fault {
  try {
    return decisionFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : ''
    return { fault: 'input.invalid', detail: `--resolve 的文件读不懂，要写成 [{"record":…,"field":…,"take":"mine"}]：${why}` }
  }
}

async function decide(session: Session, wanted: readonly Wanted[]): Promise<Fault | null> {
  const open = await allConflicts(session)
  if (isFault(open)) return open
  const decisions = open.flatMap((conflict) => {
    const one = wanted.find(({ record, field }) => record === conflict.record && field === conflict.field)
    if (!one) return []
    const { ledger, record, field } = conflict
    const decided = one.take === undefined ? { value: one.value } : { take: sidesOf(conflict)[one.take].setId }
    return [{ ledger, record, field, ...decided }]
  })
  if (decisions.length === 0) return null
  const done = await session.call('merge.decide', { id: session.newId(), decisions })
  return isFault(done) ? done : null
}

async function allConflicts(session: Session): Promise<readonly MergeConflict[] | Fault> {
  const all: MergeConflict[] = []
  for (;;) {
    const page = await session.call('merge.conflicts', { offset: all.length, limit: 500, reveal: true })
    if (isFault(page)) return page
    all.push(...page.conflicts)
    if (page.conflicts.length === 0 || all.length >= page.total) return all
  }
}

type FileChange = MergeChange & Readonly<{ file: string }>

type Others = Readonly<{ tokens: readonly string[]; password?: string }>

/** What each file alone would change, record by record. Numbers stay masked: showing them is noted, and a dry run writes nothing. */
async function allChanges(
  session: Session,
  files: readonly MergeFile[],
  { tokens, ...secret }: Others,
): Promise<readonly FileChange[] | Fault> {
  const all: FileChange[] = []
  for (const [index, token] of tokens.entries()) {
    for (let offset = 0, total = 1; offset < total; offset += 500) {
      const part = await session.call('merge.changes', { token, ...secret, offset, limit: 500 })
      if (isFault(part)) return part
      total = part.total
      for (const change of part.changes) all.push({ file: files[index]!.name, ...change })
    }
  }
  return all
}

/** Mine: done in this file; theirs: the newest of those that came from elsewhere. */
function sidesOf({ sides }: MergeConflict): Readonly<{ mine: MergeSide; theirs: MergeSide }> {
  const mine = sides.find(({ via }) => via === null) ?? sides[0]!
  return { mine, theirs: [...sides].reverse().find((side) => side !== mine) ?? mine }
}

const standings: Readonly<Record<PackageStanding, string>> = {
  fits: '',
  repeated: '，已经收过，没有变化',
  own: '，是本机打出去的，没有变化',
}

function packageText({
  file,
  from,
  number,
  standing,
}: Readonly<{ file: string; from: string; number: number; standing: PackageStanding }>): string {
  return `《${file}》是${from}的第 ${number} 号包${standings[standing]}`
}

function told(
  files: readonly MergeFile[],
  conflicts: readonly MergeConflict[],
  more: Readonly<{ changes?: readonly FileChange[] }> = {},
): CommandResult {
  const sum = (key: keyof MergeCounts): number => files.reduce((total, file) => total + file.total[key], 0)
  const counts = { added: sum('added'), updated: sum('updated'), removed: sum('removed'), same: sum('same') }
  const touched = files.flatMap(({ records }) => records).reduce((all, one) => all + one.added + one.updated + one.removed + one.same, 0)
  const accounted = counts.added + counts.updated + counts.removed + counts.same
  const sets = { known: files.reduce((n, { sets: s }) => n + s.known, 0), taken: files.reduce((n, { sets: s }) => n + s.taken, 0) }
  const shown = conflicts.map((conflict) => {
    const { mine, theirs } = sidesOf(conflict)
    const { ledger, record, label, field, base } = conflict
    const by = ({ person, device, at }: MergeSide): string => `${person}（${device}，${at}）`
    return { ledger, record, label, field, mine: mine.text, theirs: theirs.text, base, mineBy: by(mine), theirsBy: by(theirs) }
  })
  const text = `新增 ${counts.added}，修改 ${counts.updated}，删除 ${counts.removed}，不变 ${counts.same}；待定 ${shown.length} 处`
  const packages = files.flatMap(({ name, package: from }) => (from ? [{ file: name, ...from }] : []))
  return {
    json: { ...counts, conflicts: shown, balance: { touched, accounted, sets }, packages, ...more },
    text: [text, ...packages.map(packageText)].join('\n'),
  }
}
