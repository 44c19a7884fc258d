import type { GridCell, GridRow } from '../define.ts'

/** Cells of ruled forms, so that a form reads line by line. */
export const head = (text: string, span = 1, down = 1): GridCell => ({
  text,
  head: true,
  ...(span > 1 ? { span } : {}),
  ...(down > 1 ? { down } : {}),
})
export const cell = (text: string, span = 1): GridCell => ({ text, ...(span > 1 ? { span } : {}) })
export const middle = (text: string, span = 1): GridCell => ({ ...cell(text, span), align: 'center' })
/** Room for an opinion, with who signs at its foot. */
export const opinion = (text: string, foot: string, span: number): GridCell => ({ text, span, foot })
export const row = (heightMm: number, ...cells: readonly GridCell[]): GridRow => ({ heightMm, cells })

/**
 * The row of 实施期限: as it was written, else from the planned months (2026年3月至2026年11月). `of`: link to the project with its
 * dot; `also`: a condition under which there is the row at all.
 */
export function schedule(line: (text: string) => GridRow, of = '', also = ''): readonly GridRow[] {
  const where = also === '' ? '' : `${also} & `
  return [
    { ...line(`{${of}schedule}`), when: `${where}${of}schedule` },
    { ...line(`{${of}plannedStart|month}至{${of}plannedEnd|month}`), when: `${where}!${of}schedule & ${of}plannedEnd` },
    { ...line(`{${of}plannedStart|month}`), when: `${where}!${of}schedule & !${of}plannedEnd` },
  ]
}

export const formMargins = { top: 15, right: 15, bottom: 14, left: 18 } as const
export const dated = '年　　月　　日'
