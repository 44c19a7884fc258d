import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { FormDefinition } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { FormInfo, LabelGrid } from '#shared/ipc/parts/printing.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { rangeWords } from '#shared/printing/forms/rangeWords.ts'
import type { CardGrid } from '#shared/printing/forms/resolved.ts'
import { ownChoices, readOwnSettings, withOwnSettings } from '#shared/printing/forms/ownForm.ts'

/** The form as shipped, or as the office's own copy has it. Fault: print.layout. */
export function findForm(context: ReadContext, id: string, own: string | undefined): FormDefinition | Fault {
  const found =
    own === undefined
      ? forms.find((form) => form.id === id)
      : ownForms(context).find((copy) => copy.own === own && copy.form.id === id)?.form
  return found ?? { fault: 'print.layout', layout: id }
}

/** Every form whose ledger the open file has, each followed by the office's own copies of it. */
export function formList(context: ReadContext): readonly FormInfo[] {
  const copies = ownForms(context)
  return forms.flatMap((form) => {
    const ledger = findLedger(context.registry, form.ledger)
    if (!ledger || ledger.away) return []
    const own = copies.filter((copy) => copy.form.id === form.id)
    return [infoOf(form, ledger, null), ...own.map((copy) => infoOf(copy.form, ledger, copy.own))]
  })
}

type OwnForm = Readonly<{ own: string; form: FormDefinition }>

/** Copies that can be read; one of a form that the program no longer has is left out. */
function ownForms(context: ReadContext): readonly OwnForm[] {
  const ledger = needLedger(context.registry, 'ownForm')
  const ids = queryIds(context, ledger, {})
  if (isFault(ids)) return []
  return readRecords(context, ledger, ids).flatMap(({ id, values }) => {
    const base = forms.find((form) => form.id === values.form)
    const settings = readOwnSettings(String(values.settings ?? ''))
    return base && settings ? [{ own: id, form: withOwnSettings(base, String(values.name ?? ''), settings) }] : []
  })
}

function infoOf(form: FormDefinition, ledger: LedgerDefinition, own: string | null): FormInfo {
  const { id, code, label, group, purpose, each, paper, orientation, editions, asks = [], blank = false, cards } = form
  const sheet = { each, paper, orientation, blank, grid: cards ? gridOf(cards) : null }
  const source = { ledger: ledger.id, ledgerLabel: ledger.label, range: rangeWords(form, ledger) }
  return { form: id, own, code, label, group, purpose, ...source, ...sheet, editions, asks, choices: ownChoices(form) }
}

/** Without the border, which belongs to the form. */
function gridOf({ columns, rows, widthMm, heightMm, gapMm }: CardGrid): LabelGrid {
  return { columns, rows, widthMm, heightMm, gapMm }
}
