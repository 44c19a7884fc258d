import { expect, test } from 'vitest'
import { cutPower, nameModels, seededRandom } from './powerCut.ts'
import type { NameModel } from './powerCut.ts'
import { isSame, journalsOf, kinds, record, recoverBySqlite, recoverOurselves } from './session.ts'
import type { Kind, Recording } from './session.ts'
import type { Files, Operation } from './simulatedDisk.ts'

/** Power cuts per name model: a short run with every test, 20,000 with `npm run crash`. */
const trials = Number(process.env['CRASH_TRIALS'] ?? 400)
const cutsPerRecording = 100

type Result = { lost: number; corrupt: number; disagreeing: number; cutAgain: number }
type Protocol = (log: readonly Operation[], journals: ReadonlySet<number>) => readonly Operation[]

type Trial = Readonly<{ model: NameModel; kind: Kind; count: number; protocol?: Protocol; withSqlite?: boolean }>

async function run({ model, kind, count, protocol = (log) => log, withSqlite = kind === 'plain' }: Trial): Promise<Result> {
  const result: Result = { lost: 0, corrupt: 0, disagreeing: 0, cutAgain: 0 }
  const random = seededRandom(model.length * 1000 + count)
  for (let done = 0; done < count; done += cutsPerRecording) {
    const recording = await record(random, kind)
    const log = protocol(recording.simulated.log, journalsOf(recording, kind))
    const judged: Judged[] = []
    for (let cut = 0; cut < Math.min(cutsPerRecording, count - done); cut++) {
      const at = Math.floor(random() * (log.length + 1))
      const files = cutPower(recording.simulated, log, { count: at, model, random })
      judged.push(judge(recording, log.slice(0, at), { files, model, kind, random, result }))
    }
    if (withSqlite) result.disagreeing += disagreements(judged)
  }
  return result
}

type Case = Readonly<{ files: Files; model: NameModel; kind: Kind; random: () => number; result: Result }>
type Judged = Readonly<{ files: Files; ours: Uint8Array; isSound: boolean }>

function judge({ states }: Recording, past: readonly Operation[], { files, model, kind, random, result }: Case): Judged {
  const acknowledged = Math.max(0, ...past.flatMap((operation) => (operation.kind === 'acknowledged' ? [operation.state] : [])))
  const begun = Math.max(0, ...past.flatMap((operation) => (operation.kind === 'begin' ? [operation.state] : [])))
  const ours = recoverOurselves(files, kind)
  const found = states.findIndex((state, index) => index >= acknowledged && index <= begun && isSame(state, ours.bytes))
  if (found < 0) result[states.some((state) => isSame(state, ours.bytes)) ? 'lost' : 'corrupt']++
  const judged = { files, ours: ours.bytes, isSound: found >= 0 }
  if (ours.simulated.log.length === 0 || random() > 0.5) return judged
  // The power fails again while we recover: the recovery after that must end at the same state.
  const count = Math.floor(random() * (ours.simulated.log.length + 1))
  const again = recoverOurselves(cutPower(ours.simulated, ours.simulated.log, { count, model, random }), kind)
  result.cutAgain++
  if (found >= 0 && !isSame(again.bytes, ours.bytes)) result.corrupt++
  return judged
}

/** Cases in which the real SQLite arrives at other bytes than we do, or finds fault with them. */
function disagreements(judged: readonly Judged[]): number {
  const theirs = recoverBySqlite(judged.map(({ files }) => files))
  return judged.filter(({ ours, isSound }, index) => {
    const { bytes, check } = theirs[index]!
    return !isSame(bytes, ours) || (isSound && check !== 'ok')
  }).length
}

/** Syncs of the journal within one commit, in order: 0 the records, 1 the armed header, 2 the cleared header. */
function withoutJournalSyncs(dropped: readonly number[]): Protocol {
  return (log, journals) => {
    let nth = 0
    return log.filter((operation) => {
      if (operation.kind === 'begin') nth = 0
      return !(operation.kind === 'sync' && journals.has(operation.inode) && dropped.includes(nth++))
    })
  }
}

const withoutDatabaseSync: Protocol = (log, journals) =>
  log.filter((operation) => operation.kind !== 'sync' || journals.has(operation.inode))

const withoutFolderSync: Protocol = (log) => log.filter(({ kind }) => kind !== 'syncFolder')

test.each(kinds.flatMap((kind) => nameModels.map((model) => [kind, model] as const)))(
  'no power cut loses an acknowledged commit or damages the file (%s, %s)',
  async (kind, model) => {
    const { cutAgain, ...bad } = await run({ model, kind, count: trials })
    expect(bad).toEqual({ lost: 0, corrupt: 0, disagreeing: 0 })
    expect(cutAgain).toBeGreaterThan(0)
  },
  3_600_000,
)

test.each(kinds.flatMap((kind) => (['ordered', 'fat'] as const).map((model) => [kind, model] as const)))(
  'nor without folder syncs, as on Windows (%s, %s)',
  async (kind, model) => {
    expect(await run({ model, kind, count: Math.ceil(trials / 4), protocol: withoutFolderSync })).toMatchObject({
      lost: 0,
      corrupt: 0,
      disagreeing: 0,
    })
  },
  3_600_000,
)

/** The trials must be able to see a weaker protocol fail, else they prove nothing. */
test.each([
  ['no sync of the records and the header', withoutJournalSyncs([0, 1]), 'ordered'],
  ['one sync for records and header together', withoutJournalSyncs([0]), 'ordered'],
  ['no sync of the database', withoutDatabaseSync, 'ordered'],
  ['cleared header not synced', withoutJournalSyncs([2]), 'ordered'],
  ['no folder sync after the journal was made', withoutFolderSync, 'posix'],
] as const)(
  'the trials catch: %s',
  async (_, protocol, model) => {
    const { lost, corrupt } = await run({ model, kind: 'plain', count: Math.max(1500, trials / 10), protocol, withSqlite: false })
    expect(lost + corrupt).toBeGreaterThan(0)
  },
  600_000,
)
