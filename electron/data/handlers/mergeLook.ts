import { statSync } from 'node:fs'
import type { CoreContext } from '#data/core/context.ts'
import type { KeptPreview } from '#data/core/desk.ts'
import { newestSeq } from '#data/exchange/packages/packageLog.ts'
import { listConflicts } from '#data/store/conflicts.ts'
import { previewOf, type MergePreview } from '#data/store/mergePreview.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MergeConflict, MergeFile, MergingOutputs } from '#shared/ipc/parts/merging.ts'
import { pathOf } from './file.ts'
import { stepThrough, withCopy, type Chosen } from './mergeCopies.ts'
import { mergeFileOf } from './mergeReport.ts'

type LookWish = Readonly<{ passwords: Readonly<Record<string, string>>; reveal: boolean }>

/** Each copy is merged and taken back again: what is told is what would happen with it. What was seen is kept for `merge.changes`. */
export async function lookAt(
  context: CoreContext,
  tokens: readonly string[],
  { passwords, reveal }: LookWish,
): Promise<MergingOutputs['merge.look'] | Fault> {
  const files: MergeFile[] = []
  let conflicts: readonly MergeConflict[] = []
  for (const token of tokens) {
    const seen = await lookAtOne(context, { token, password: passwords[token] }, reveal)
    if (isFault(seen)) return seen
    files.push(seen.file)
    conflicts = [...conflicts, ...seen.open]
  }
  return { files, conflicts }
}

const conflictsTold = 10_000

type Seen = Readonly<{ file: MergeFile; open: readonly MergeConflict[]; preview: MergePreview }>

async function lookAtOne(context: CoreContext, chosen: Chosen, reveal: boolean): Promise<Seen | Fault> {
  const stamp = stampOf(context, chosen.token)
  const seen = await withCopy(context, chosen, async (copy): Promise<Seen | Fault> => {
    let open: readonly MergeConflict[] = []
    let preview = nothing(context)
    const merged = await stepThrough(context, copy, {
      id: context.options.newId(),
      look: (registry, records) => {
        const reading = { ...context.reading(), registry }
        open = listConflicts(reading, {}, { offset: 0, limit: conflictsTold, reveal }).conflicts
        preview = previewOf(reading, records)
      },
    })
    return isFault(merged) ? merged : { file: mergeFileOf(context.reading(), copy, merged), open, preview }
  })
  if (!isFault(seen)) keep(context.desk.previews, chosen.token, { stamp, preview: seen.preview })
  return seen
}

/** What merging the copy would change: kept from a look, looked at anew where this file or the other one has moved since. */
export async function previewFor(context: CoreContext, chosen: Chosen): Promise<MergePreview | Fault> {
  const known = context.desk.previews.get(chosen.token)
  if (known?.stamp === stampOf(context, chosen.token)) return known.preview
  const seen = await lookAtOne(context, chosen, false)
  return isFault(seen) ? seen : seen.preview
}

const nothing = (context: CoreContext): MergePreview => ({
  registry: context.file().registry,
  records: [],
  titles: new Map(),
  sets: new Map(),
})

function stampOf(context: CoreContext, token: string): string {
  const { path, engine } = context.file()
  const other = pathOf(context, token)
  const stat = statSync(other, { throwIfNoEntry: false })
  const person = context.desk.villagePersons.get(other)
  return [path, newestSeq(engine), stat?.mtimeMs, stat?.size, person].join('|')
}

/** Fields of all that are kept; about 150 bytes each. */
const mostFields = 400_000

/** The newest one stays, whatever its size: it is about to be read. */
function keep(previews: Map<string, KeptPreview>, token: string, kept: KeptPreview): void {
  previews.delete(token)
  let fields = sizeOf(kept)
  for (const [old, one] of [...previews].reverse()) {
    fields += sizeOf(one)
    if (fields > mostFields) previews.delete(old)
  }
  previews.set(token, kept)
}

const sizeOf = ({ preview }: KeptPreview): number => preview.records.reduce((sum, { fields }) => sum + fields.length + 3, 0)
