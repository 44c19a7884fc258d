import type { PolicyGroup, PolicyItem, PolicyKind, PolicyValue } from './define.ts'

/** How one item is written down: first day ('' is since ever) and value. */
type Told = Readonly<{ help: string; values: readonly (readonly [from: string, value: number | string])[] }>

export function money(id: string, label: string, group: PolicyGroup, told: Told): PolicyItem {
  return item('money', '元', { id, label, group, told })
}

/** `value` in hundredths of a percent: 6000 is 60 %. */
export function percent(id: string, label: string, group: PolicyGroup, told: Told): PolicyItem {
  return item('percent', '%', { id, label, group, told })
}

export function number(id: string, label: string, unit: string, group: PolicyGroup): (told: Told) => PolicyItem {
  return (told) => item('integer', unit, { id, label, group, told })
}

export function text(id: string, label: string, group: PolicyGroup, told: Told): PolicyItem {
  return item('text', '', { id, label, group, told })
}

type Named = Readonly<{ id: string; label: string; group: PolicyGroup; told: Told }>

function item(kind: PolicyKind, unit: string, { id, label, group, told }: Named): PolicyItem {
  const values: readonly PolicyValue[] = told.values.map(([from, value]) => ({ from, value }))
  return { id, label, kind, unit, group, help: told.help, values }
}
