import type { CoreContext } from '#data/core/context.ts'
import { metaOf } from '#data/core/fileInfo.ts'
import { compareRecords } from '#data/matching/compareRecords.ts'
import type { DuplicateSearch } from '#data/matching/matchSession.ts'
import { mergeRecords } from '#data/matching/mergeRecords.ts'
import { duplicatesFound, listDuplicates, searchDuplicates } from '#data/matching/searchDuplicates.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { DuplicateWhat } from '#shared/ipc/parts/matching.ts'
import type { Handlers } from './handler.ts'

/** 查重. The search runs in a worker; its pairs stay in hand until the next search or another file. */
export const duplicateHandlers = {
  'duplicates.find': async (context, { what }) => {
    context.file()
    context.desk.searching?.end()
    const search = await searchDuplicates(context, what, (worker) => (context.desk.searching = worker))
    context.desk.searching = null
    if (isFault(search)) return search
    context.desk.duplicates = { ...context.desk.duplicates, [what]: search }
    return context.locked(() => duplicatesFound(context, what, search))
  },

  'duplicates.list': (context, wish) => listDuplicates(context, searchOf(context, wish.what), wish),

  'duplicates.compare': (context, { what, first, second }) => compareRecords(context.reading(), what, [first, second]),

  'duplicates.dismiss': async (context, { what, id, pairs, reason }) => {
    const changes = pairs.map((pair): DraftChange => {
      const [first, second] = [...pair].sort() as [string, string]
      const values = { ledger: what, first, second, reason: reason || null }
      return { ledger: 'notDuplicate', recordId: context.options.newId(), op: 'add', values }
    })
    const label = `核实 ${pairs.length} 对记录不是重复${reason ? `：${reason}` : ''}`.slice(0, 200)
    const done = await context.commit({ id, kind: 'decision', label, changes })
    return isFault(done) ? done : { changeSet: done.set?.id ?? null, pairs: pairs.length }
  },

  'duplicates.merge': (context, wish) => mergeRecords(context, wish),
} satisfies Partial<Handlers>

function searchOf(context: CoreContext, what: DuplicateWhat): DuplicateSearch {
  const search = context.desk.duplicates[what]
  if (search?.databaseId !== metaOf(context.file().engine, 'databaseId')) throw new FaultError({ fault: 'import.unknown' })
  return search
}
