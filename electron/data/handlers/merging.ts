import { announce } from '#data/core/announce.ts'
import type { CoreContext } from '#data/core/context.ts'
import { fileInfo } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { secure } from '#data/core/secure.ts'
import type { OtherCopy } from '#data/exchange/otherCopy.ts'
import { countConflicts, listConflicts, openFields, valuesOfSides } from '#data/store/conflicts.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { removedField } from '#shared/history/state.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MergingOutputs } from '#shared/ipc/parts/merging.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { commitEdit } from './edit.ts'
import type { Handlers } from './handler.ts'
import { changesIn } from './mergeChanges.ts'
import { stepThrough, withCopy } from './mergeCopies.ts'
import { lookAt, previewFor } from './mergeLook.ts'
import { mergeFileOf } from './mergeReport.ts'

export const mergingHandlers = {
  'merge.look': (context, { tokens, passwords, reveal }) =>
    lookAt(context, tokens, { passwords: passwords ?? {}, reveal: reveal ?? false }),

  'merge.changes': async (context, { token, password, offset, limit, reveal, ...filter }) => {
    const preview = await previewFor(context, { token, password })
    if (isFault(preview)) return preview
    const answer = changesIn(context.reading(), preview, filter, { offset, limit, reveal: reveal ?? false })
    const count = answer.changes.length
    if (reveal && count > 0) noteAccess(context, { action: '查看', ledger: '', scope: '合并前预览', count, masked: false, detail: '' })
    return answer
  },

  'merge.run': async (context, { tokens, passwords, ids }) => {
    if (ids.length !== tokens.length) return { fault: 'input.invalid', detail: '每个文件要有一个编号' }
    context.writing()
    const secured = await secure(context, '合并前')
    if (isFault(secured)) return secured
    context.desk.previews.clear()
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
