import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import type { OwnSettings } from '#shared/printing/forms/ownForm.ts'

export type OwnColumn = Readonly<{ id: string; label: string; widthMm: number; shown: boolean }>
/** `signs`: one a line. */
export type OwnDraft = Readonly<{ name: string; title: string; signs: string; tables: readonly (readonly OwnColumn[])[] }>

/** The form as it stands, columns that it leaves out at the end. */
export function startOwnDraft(info: FormInfo, shipped: FormInfo): OwnDraft {
  return {
    name: info.own === null ? `${info.label}（本单位）` : info.label,
    title: info.choices.title ?? '',
    signs: (info.choices.signs ?? []).join('\n'),
    tables: shipped.choices.tables.map((all, at) => {
      const taken = info.choices.tables[at] ?? all
      const left = all.filter((column) => !taken.some((one) => one.id === column.id))
      return [...taken.map((column) => ({ ...column, shown: true })), ...left.map((column) => ({ ...column, shown: false }))]
    }),
  }
}

/** Only what differs from the shipped form, so that later changes of the program reach the copy. */
export function settingsOf({ title, signs, tables }: OwnDraft, shipped: FormInfo): OwnSettings {
  const lines = signs
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const chosen = tables.map((table) => table.filter((column) => column.shown).map(({ id, widthMm }) => ({ id, widthMm })))
  const changed = chosen.flatMap((columns, at) => {
    const before = (shipped.choices.tables[at] ?? []).map(({ id, widthMm }) => ({ id, widthMm }))
    return JSON.stringify(columns) === JSON.stringify(before) ? [] : [[String(at), columns] as const]
  })
  return {
    ...(title === (shipped.choices.title ?? '') ? {} : { title }),
    ...(JSON.stringify(lines) === JSON.stringify(shipped.choices.signs ?? []) ? {} : { signs: lines }),
    ...(changed.length === 0 ? {} : { tables: Object.fromEntries(changed) }),
  }
}

export function moved(columns: readonly OwnColumn[], at: number, step: -1 | 1): readonly OwnColumn[] {
  const next = [...columns]
  const [one] = next.splice(at, 1)
  if (one) next.splice(at + step, 0, one)
  return next
}
