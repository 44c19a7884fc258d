import { withPopulationEffects } from '#data/store/populationEffects.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { VillageNote } from '#shared/ipc/parts/villageBook.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { bookNote } from './bookNotes.ts'
import type { NewRecord } from './newRows.ts'

/**
 * New rows of 人口与户变动 that typed in the program would also take the person or household off the register, or put it
 * back. They do not here: what a workbook brings must be the same set on every PC, and the effect hangs on how the person
 * stands there. So it is told what is left to do.
 */
export function populationNotes(context: ReadContext, edits: readonly DraftChange[], added: readonly NewRecord[]): readonly VillageNote[] {
  return added
    .filter(({ draft }) => draft.ledger === 'populationChange')
    .flatMap(({ draft, sheet, row, label }) => {
      const left = leftToDo(context, [...edits, ...added.filter((one) => one.draft.ledger !== draft.ledger).map((one) => one.draft)], draft)
      if (left === null) return []
      const message = `登记已收下，但人员、农户还没有跟着改：合并后请打开这一户，把${left}`
      return [bookNote('doubt', { sheet, row, label }, message)]
    })
}

/** 人员状态改为“自然减少”; null when nothing is left. */
function leftToDo(context: ReadContext, others: readonly DraftChange[], cause: DraftChange): string | null {
  const words = withPopulationEffects(context, [...others, cause]).flatMap(({ ledger, recordId, values }) => {
    const said = [...others, cause].find((change) => change.recordId === recordId)?.values ?? {}
    return Object.entries(values)
      .filter(([field]) => !(field in said))
      .map(([id, value]) => {
        const field = fieldOf(ledgerOf(context.registry, ledger), id)
        return `${field.label}改为“${formatValue(field, value)}”`
      })
  })
  return words.length === 0 ? null : words.join('，')
}
