import type { FieldDefinition } from '#shared/ledger/define.ts'

/** A field before it is put into a section. */
export type Draft = Omit<FieldDefinition, 'section'>

type More = Partial<Omit<Draft, 'id' | 'label' | 'type' | 'aliases'>>
type Make = (id: string, label: string, aliases?: string, more?: More) => Draft

/** Headings of county sheets are given as one text, parted by blanks: none of them contains one. */
function maker(type: FieldDefinition['type'], fixed: More = {}): Make {
  return (id, label, aliases = '', more = {}) => {
    const words = aliases.split(' ').filter((word) => word !== '')
    return { id, label, type, ...(words.length > 0 ? { aliases: words } : {}), ...fixed, ...more }
  }
}

export const text = maker('text')
export const longtext = maker('longtext')
export const money = maker('money')
export const date = maker('date')
export const month = maker('date', { precision: 'month' })
export const year = maker('year', { min: 2000 })
export const whole = maker('integer', { min: 0 })
export const quantity = maker('quantity', { scale: 2, min: 0 })
export const percent = maker('quantity', { scale: 2, unit: '%', min: 0 })
export const yes = maker('boolean')
export const choice = maker('choice')
export const choices = maker('multichoice')
export const link = maker('link')
export const idCard = maker('idCard', { sensitive: 'idCard' })
export const phone = maker('phone', { sensitive: 'phone' })
export const bankCard = maker('bankCard', { sensitive: 'bankCard' })

/** In the grid (pixels) and on the 花名册 (millimetres). */
export function shown(width: number, printWidth: number): More {
  return { inGrid: true, inPrint: true, width, printWidth }
}

export function inSection(section: string, drafts: readonly Draft[]): readonly FieldDefinition[] {
  return drafts.map((draft) => ({ ...draft, section }))
}
