import type { CoreContext } from '#data/core/context.ts'
import { fileInfo } from '#data/core/fileInfo.ts'
import { collectAsItGrows, roomToWrite } from '#data/core/restMemory.ts'
import { secure } from '#data/core/secure.ts'
import { isBasis, type ImportSession } from '#data/exchange/importSession.ts'
import { layoutChanges, storedLayouts } from '#data/exchange/layoutMemory.ts'
import { storedWords, wordChanges } from '#data/exchange/learnedWords.ts'
import { parkingOf } from '#data/exchange/parkedRows.ts'
import { keepImportDoubts } from '#data/findings/importDoubts.ts'
import type { ChangeSource, DraftChange } from '#shared/history/changeSet.ts'
import { importOutcome } from '#shared/importing/outcome.ts'
import { planToDraft } from '#shared/importing/planToDraft.ts'
import type { ImportPlan } from '#shared/importing/planTypes.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { ImportResult } from '#shared/ipc/outputs.ts'
import { refreshRegistry } from './edit.ts'

/**
 * A proved backup, then the plan as one change set: all of it or nothing. What the person taught on the way (layouts,
 * words) and the rejected rows, which wait to be mended, are in the same set: one undo takes all of it back.
 */
export async function commitPlan(
  context: CoreContext,
  current: ImportSession,
  setId: string,
  signal: AbortSignal,
): Promise<ImportResult | Fault> {
  const { registry, engine } = context.writing()
  // New records have no head to compare: whatever was written since could have made the same ones.
  if (!isBasis(current.plan.basis, engine)) return { fault: 'import.stale' }
  const { newId } = context.options
  const keepRoom = collectAsItGrows(roomToWrite)
  keepRoom(true)
  const plan = inPlace(current)
  const { file } = current
  const parking = parkingOf({ engine, session: current, today: context.reading().today, newId })
  const work = [...planToDraft(registry, plan, newId), ...parking.changes]
  const memory = memoryChanges(context, current)
  const told = { file, dryRun: false, parked: parking.parked, settled: parking.settled }
  if (work.length === 0) return (await remember(context, current, memory)) ?? importOutcome(current.plan, { ...told, changeSet: null })
  const secured = context.file().unsecured > 0 || context.file().lastBackup === null ? await secure(context, '导入前') : null
  if (secured && isFault(secured)) return secured
  const changes = [...work, ...memory]
  context.file().database.reserve(changes.length * bytesOfChange)
  const label = current.parked ? `补录《${file}》的待处理行` : `导入《${file}》`
  const tell = tellProgress(context, changes.length)
  const onProgress = (share: number): void => {
    tell(share)
    keepRoom()
  }
  const set = { id: setId, kind: 'import', label, source: sourceOf(current), changes } as const
  const done = await context.commit(set, { onProgress, isCancelled: () => signal.aborted })
  if (isFault(done)) return done.fault === 'record.changed' ? { fault: 'import.stale' } : done
  refreshRegistry(context, done)
  keepImportDoubts(engine, plan, done.changes)
  context.persist()
  context.options.emit('file', fileInfo(context))
  current.committed = importOutcome(current.plan, { ...told, changeSet: done.set?.id ?? null })
  return current.committed
}

/**
 * What a record of many columns takes, with its place in the history: an import of tens of thousands would outgrow the room at the
 * end of the file, and then take three copies of it. Only reserved: what is not written takes no memory.
 */
const bytesOfChange = 2_500

function memoryChanges({ file, options: { newId } }: CoreContext, current: ImportSession): readonly DraftChange[] {
  const { engine } = file()
  // Waiting rows were matched as their sheet was: there is nothing to learn from them.
  const layouts = current.parked ? [] : layoutChanges(current, storedLayouts(engine), newId)
  return [...layouts, ...wordChanges(storedWords(engine), current.words, newId)]
}

/** An import that changes no record teaches all the same; there is nothing to undo but the settings. */
async function remember(context: CoreContext, { file }: ImportSession, changes: readonly DraftChange[]): Promise<Fault | null> {
  if (changes.length === 0) return null
  const label = `记住《${file}》的表格格式和识别词`
  const done = await context.commit({ id: context.options.newId(), kind: 'custom', label, changes })
  if (isFault(done)) return done
  refreshRegistry(context, done)
  return null
}

/** The plan with waiting rows named by their place in the file that they came from. */
function inPlace({ plan, parked }: ImportSession): ImportPlan {
  if (!parked) return plan
  const place = (sheet: string, row: number): string => parked.get(sheet)?.get(row)?.place ?? `${sheet}!${row}`
  const parts = (origin: string): readonly [string, number] => {
    const at = origin.lastIndexOf('!')
    return [origin.slice(0, at), Number(origin.slice(at + 1))]
  }
  return {
    ...plan,
    records: plan.records.map((record) => ({ ...record, origin: place(...parts(record.origin)) })),
    tables: plan.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        problems: row.problems.map((problem) => {
          const [sheet, number] = parts(place(problem.sheet, problem.row))
          return { ...problem, sheet, row: number }
        }),
      })),
    })),
  }
}

/** Where the set came from, for the history: the sheet too when it was only one. */
function sourceOf({ file, sha256, plan, parked }: ImportSession): ChangeSource {
  const taken = plan.tables.filter((table) => table.include && !table.refused)
  const sheets = [...new Set(taken.map((table) => table.table.sheet))]
  const layouts = [...new Set(taken.map((table) => table.match.fingerprint))]
  const sheet = sheets.length === 1 ? { sheet: sheets[0]! } : {}
  return parked ? { file, ...sheet } : { file, sha256, ...sheet, layouts, rank: plan.review.rank }
}

function tellProgress(context: CoreContext, total: number): (share: number) => void {
  return (share) => {
    const done = Math.round(share * total)
    context.options.emit('progress', { task: 'import', done, total, text: '正在写入台账' })
  }
}
