import { announce } from '#data/core/announce.ts'
import { localTime } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { fileInfo } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { breathe } from '#data/core/queue.ts'
import { secure } from '#data/core/secure.ts'
import { openOtherCopy, type OtherCopy } from '#data/exchange/otherCopy.ts'
import { extendSchema } from '#data/schema/build.ts'
import { registryInWords } from '#data/schema/registryInWords.ts'
import { countConflicts, listConflicts, openFields, valuesOfSides } from '#data/store/conflicts.ts'
import { mergeSteps, type Merged } from '#data/store/merge.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { removedField } from '#shared/history/state.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MergeConflict, MergeFile, MergingOutputs } from '#shared/ipc/parts/merging.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { commitEdit } from './edit.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { mergeFileOf } from './mergeReport.ts'
import { isWorkbook, openVillageCopy } from './villageBook.ts'

export const mergingHandlers = {
  'merge.look': (context, { tokens, passwords, reveal }) =>
    lookAt(context, tokens, { passwords: passwords ?? {}, reveal: reveal ?? false }),

  'merge.run': async (context, { tokens, passwords, ids }) => {
    if (ids.length !== tokens.length) return { fault: 'input.invalid', detail: '每个文件要有一个编号' }
    context.writing()
    const secured = await secure(context, '合并前')
    if (isFault(secured)) return secured
    const files: MergingOutputs['merge.run']['files'][number][] = []
    for (const [index, token] of tokens.entries()) {
      const done = await withCopy(context, { token, password: passwords?.[token] }, (copy) => runOne(context, copy, ids[index]!))
      if (isFault(done)) return done
      files.push(done)
    }
    return { files, open: countConflicts(context.reading()) }
  },

  'merge.cancel': (context) => {
    context.desk.merging?.abort()
    return {}
  },

  'merge.conflicts': (context, { offset, limit, reveal, ...filter }) => {
    const answer = listConflicts(context.reading(), filter, { offset, limit, reveal: reveal ?? false })
    const count = answer.conflicts.length
    if (reveal && count > 0)
      noteAccess(context, { action: '查看', ledger: '', scope: '合并后待定的内容', count, masked: false, detail: '' })
    return answer
  },

  'merge.open': (context) => openFields(context.reading()),

  'merge.decide': async (context, { id, decisions }) => {
    const reading = context.reading()
    const valued = decisions.map((decision) => ({ ...decision, value: valueOf(reading, decision) }))
    if (valued.some(({ value }) => value === undefined)) return { fault: 'merge.decided' }
    const changes = decisionChanges(valued as readonly Decision[])
    // Not of a kind that Ctrl+Z takes back: once decided, a field is not open again, it can only be given another value.
    const done = await commitEdit(context, { id, kind: 'merge', label: `合并后取定 ${decisions.length} 处`, changes })
    if (isFault(done)) return done
    return { changeSet: done.changeSet, decided: decisions.length, open: countConflicts(context.reading()) }
  },
} satisfies Partial<Handlers>

type Decision = Readonly<{ ledger: string; record: string; field: string; value: FieldValue }>

type Wanted = Readonly<{ record: string; field: string; take?: string | undefined; value?: FieldValue | undefined }>

/** Undefined where that side is no longer asked about. */
function valueOf(reading: ReadContext, { record, field, take, value }: Wanted): FieldValue | undefined {
  return take === undefined ? value : valuesOfSides(reading, record, field).get(take)
}

/** One change a record: keeping or removing it, and the values that were decided for. */
function decisionChanges(decisions: readonly Decision[]): readonly DraftChange[] {
  const byRecord = new Map<string, readonly Decision[]>()
  for (const decision of decisions) byRecord.set(decision.record, [...(byRecord.get(decision.record) ?? []), decision])
  return [...byRecord].map(([recordId, own]) => {
    const presence = own.find(({ field }) => field === removedField)
    const op = !presence ? 'change' : presence.value === 1 ? 'remove' : 'restore'
    const values = Object.fromEntries(own.filter(({ field }) => field !== removedField).map(({ field, value }) => [field, value]))
    return { ledger: own[0]!.ledger, recordId, op, values, affirms: true }
  })
}

/** Each copy is merged and taken back again: what is told is what would happen with it. */
async function lookAt(
  context: CoreContext,
  tokens: readonly string[],
  { passwords, reveal }: Readonly<{ passwords: Readonly<Record<string, string>>; reveal: boolean }>,
): Promise<MergingOutputs['merge.look'] | Fault> {
  const { engine } = context.file()
  const files: MergeFile[] = []
  let conflicts: readonly MergeConflict[] = []
  for (const token of tokens) {
    const seen = await withCopy(context, { token, password: passwords[token] }, async (copy) => {
      let open: readonly MergeConflict[] = []
      const look = (registry: Merged['registry']): void => {
        open = listConflicts({ ...context.reading(), registry, engine }, {}, { offset: 0, limit: conflictsTold, reveal }).conflicts
      }
      const merged = await stepThrough(context, copy, { id: context.options.newId(), look })
      return isFault(merged) ? merged : { file: mergeFileOf(context.reading(), copy, merged), open }
    })
    if (isFault(seen)) return seen
    files.push(seen.file)
    conflicts = [...conflicts, ...seen.open]
  }
  return { files, conflicts }
}

const conflictsTold = 10_000

async function runOne(context: CoreContext, copy: OtherCopy, id: string): Promise<MergingOutputs['merge.run']['files'][number] | Fault> {
  const merged = await stepThrough(context, copy, { id })
  if (isFault(merged)) return merged
  const file = context.file()
  file.registry = merged.registry
  const fault = context.persist()
  if (fault) return fault
  if (merged.set) {
    announce(context, { set: merged.set, changes: merged.records.flatMap(({ changes }) => changes.slice(-1)) })
    context.options.emit('registry', file.registry)
    context.options.emit('file', fileInfo(context))
  }
  return { ...mergeFileOf(context.reading(), copy, merged), changeSet: merged.set?.id ?? null }
}

function named(merged: Merged | Fault, file: string): Merged | Fault {
  return isFault(merged) ? { file, ...merged } : merged
}

function mergeLabel({ name, package: from }: OtherCopy): string {
  return from ? `合并${from.from}第 ${from.number} 号包` : `合并《${name}》`
}

type StepWish = Readonly<{ id: string; look?: (registry: Merged['registry']) => void }>

async function stepThrough(context: CoreContext, copy: OtherCopy, { id, look }: StepWish): Promise<Merged | Fault> {
  const controller = new AbortController()
  context.desk.merging = controller
  const steps = mergeSteps(context.writing(), {
    id,
    label: mergeLabel(copy),
    source: copy.source,
    there: copy.engine,
    extend: (engine) => {
      const registry = registryInWords(engine, context.options.registry, context.reading().today)
      extendSchema(engine, registry)
      return registry
    },
    ...(look ? { look } : {}),
    note: () => copy.received?.({ ...context.options.who(), at: localTime(context.options.now()) }),
  })
  try {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return named(step.value, copy.name)
      context.options.emit('progress', {
        task: 'merge',
        done: Math.round(step.value * 1000),
        total: 1000,
        text: `正在合并《${copy.name}》`,
      })
      await breathe()
      if (!controller.signal.aborted) continue
      steps.return({ fault: 'merge.cancelled' })
      return { fault: 'merge.cancelled' }
    }
  } finally {
    context.desk.merging = null
  }
}

type Chosen = Readonly<{ token: string; password: string | undefined }>

async function withCopy<T>(
  context: CoreContext,
  { token, password }: Chosen,
  work: (copy: OtherCopy) => Promise<T | Fault>,
): Promise<T | Fault> {
  const { path, engine, database } = context.file()
  const other = pathOf(context, token)
  const here = { path, engine, schemaVersion: context.options.registry.schemaVersion, seal: database.codec().seal }
  const copy = await (isWorkbook(other) ? openVillageCopy(context, other) : openOtherCopy(here, other, password))
  if (isFault(copy)) return copy
  try {
    return await work(copy)
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    throw error
  } finally {
    copy.close()
  }
}
