import type { ReadContext } from '#data/store/read.ts'
import type { FormDefinition } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import { findLedger } from '#shared/ledger/registry.ts'

/** The form as shipped, or as the office's own copy has it. Fault: print.layout. */
export function findForm(_context: ReadContext, id: string, own: string | undefined): FormDefinition | Fault {
  const shipped = forms.find((form) => form.id === id)
  return shipped && own === undefined ? shipped : { fault: 'print.layout', layout: id }
}

/** Every form whose ledger the open file has. */
export function formList({ registry }: ReadContext): readonly FormInfo[] {
  return forms.flatMap((form) => {
    const ledger = findLedger(registry, form.ledger)
    return ledger && !ledger.away ? [infoOf(form, ledger.label)] : []
  })
}

function infoOf(form: FormDefinition, ledgerLabel: string): FormInfo {
  const { id, code, label, group, purpose, ledger, each, paper, orientation, editions, asks = [], blank = false, cards } = form
  return {
    form: id,
    own: null,
    code,
    label,
    group,
    purpose,
    ledger,
    ledgerLabel,
    each,
    paper,
    orientation,
    editions,
    asks,
    blank,
    cards: cards !== undefined,
  }
}
