import type { Input } from '#shared/ipc/contract.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { childrenOf, findLedger } from '#shared/ledger/registry.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { rosterColumns } from '#shared/printing/layouts/roster.ts'
import type { PickerGroup } from '#renderer/ui/index.ts'

export type PrintWish = Input<'print.prepare'>

/** Layouts whose columns come from the ledger and from its child records; their field ids are `ledger.field`. */
function isRoster(layout: string): boolean {
  return layout.endsWith('Roster')
}

export type PrintStart = Pick<PrintWish, 'layout' | 'selection'> & Readonly<{ fields?: readonly string[] }>

/** How a print is proposed: A4 across, masked, the columns of the grid or those marked for printing. */
export function startWish(registry: Registry, { layout, selection, fields }: PrintStart): PrintWish {
  const ledger = findLedger(registry, selection.ledger)
  const proposed = !isRoster(layout) && fields ? fields : usualFields(registry, layout, ledger)
  return {
    layout,
    selection,
    fields: [...proposed],
    paper: 'A4',
    orientation: 'landscape',
    mask: true,
    pageBreakByVillage: true,
  }
}

/** Columns that the layout can print. */
export function printGroups(registry: Registry, { layout, selection }: PrintWish): readonly PickerGroup[] {
  const ledger = findLedger(registry, selection.ledger)
  if (!ledger) return []
  if (!isRoster(layout)) return groupsOf(ledger, '')
  return [ledger, ...childrenOf(registry, ledger.id).filter((child) => child.id === 'member')].flatMap((part) =>
    groupsOf(part, `${part.id}.`),
  )
}

/** Whether masking says anything for these columns. */
export function printsNumbers(registry: Registry, wish: PrintWish): boolean {
  return (wish.fields ?? []).some((id) => {
    const [owner, field] = id.includes('.') ? id.split('.') : [wish.selection.ledger, id]
    const found = findLedger(registry, owner ?? '')?.fields.find((candidate) => candidate.id === field)
    return found?.sensitive !== undefined
  })
}

function usualFields(registry: Registry, layout: string, ledger: LedgerDefinition | undefined): readonly string[] {
  if (!ledger) return []
  const member = findLedger(registry, 'member')
  if (!isRoster(layout) || !member) return markedForPrint(ledger)
  return rosterColumns(ledger, member)
    .filter((column) => column.from !== 'sequence')
    .map((column) => column.column.id)
}

function markedForPrint(ledger: LedgerDefinition): readonly string[] {
  const offered = ledger.fields.filter((field) => !field.retired)
  const marked = offered.filter((field) => field.inPrint)
  return (marked.length > 0 ? marked : offered.slice(0, 12)).map((field) => field.id)
}

function groupsOf(ledger: LedgerDefinition, prefix: string): readonly PickerGroup[] {
  return ledger.sections
    .map((section) => ({
      label: prefix ? `${ledger.label} · ${section.label}` : section.label,
      items: ledger.fields
        .filter((field) => field.section === section.id && !field.retired)
        .map((field) => ({ id: `${prefix}${field.id}`, label: field.label })),
    }))
    .filter((group) => group.items.length > 0)
}
