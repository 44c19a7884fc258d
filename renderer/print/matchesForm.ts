import type { FormInfo } from '#shared/ipc/parts/printing.ts'

/** All words of the text are in the form's name, purpose, number or ledger. */
export function matchesForm(form: FormInfo, text: string): boolean {
  const all = `${form.label} ${form.purpose} ${form.code} ${form.ledgerLabel}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}

/** The part of a print place that names this form. */
export function formPlace({ form, own }: FormInfo): Readonly<{ form: string; own?: string }> {
  return { form, ...(own === null ? {} : { own }) }
}
