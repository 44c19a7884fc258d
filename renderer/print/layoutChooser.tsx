import { Select } from '@mantine/core'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import { layoutsFor } from '#shared/printing/layouts/index.ts'

/** What is printed: a table layout, or a form of the ledger. */
export type Chosen = Readonly<{ kind: 'table'; layout: string }> | Readonly<{ kind: 'form'; form: string; own: string | null }>

type ChooserProps = Readonly<{ ledger: string; forms: readonly FormInfo[]; chosen: Chosen; onChoose: (chosen: Chosen) => void }>

/** Tables and forms of a ledger in one list, found by name. */
export function LayoutChooser({ ledger, forms, chosen, onChoose }: ChooserProps) {
  const tables = layoutsFor(ledger).map(({ id, label }) => ({ value: keyOf({ kind: 'table', layout: id }), label }))
  const papers = forms.filter((form) => form.ledger === ledger)
  const options = papers.map((form) => ({
    value: keyOf({ kind: 'form', form: form.form, own: form.own }),
    label: form.own === null ? form.label : `${form.label}（自设）`,
  }))
  const take = (key: string | null) => {
    const [kind, id = '', own = ''] = (key ?? '').split(' ')
    if (kind === 'table') onChoose({ kind, layout: id })
    else if (kind === 'form') onChoose({ kind, form: id, own: own === '' ? null : own })
  }
  return (
    <Select
      label="格式"
      searchable
      allowDeselect={false}
      maxDropdownHeight={420}
      nothingFoundMessage="没有找到"
      data={[{ group: '清单', items: tables }, ...(options.length > 0 ? [{ group: '表、卡、册', items: options }] : [])]}
      value={keyOf(chosen)}
      onChange={take}
    />
  )
}

function keyOf(chosen: Chosen): string {
  return chosen.kind === 'table' ? `table ${chosen.layout}` : `form ${chosen.form} ${chosen.own ?? ''}`.trim()
}
