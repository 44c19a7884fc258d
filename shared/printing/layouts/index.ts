/** The layouts that can be chosen. `ledger` is the ledger that is printed; `*` stands for any. */
export const layouts = [
  { id: 'householdRoster', label: '农户花名册（一户多人）', ledger: 'household' },
  { id: 'ledgerList', label: '台账清单', ledger: '*' },
] as const satisfies readonly Layout[]

export type Layout = Readonly<{ id: string; label: string; ledger: string }>

export type LayoutId = (typeof layouts)[number]['id']

/** Layouts for this ledger, its own first. */
export function layoutsFor(ledger: string): readonly Layout[] {
  return layouts.filter((layout) => layout.ledger === ledger || layout.ledger === '*')
}
