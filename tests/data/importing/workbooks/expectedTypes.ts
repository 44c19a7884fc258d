/** Headings as they lie under one another: a text, or a group with what it stands over. */
export type Heads = readonly (string | readonly [group: string, under: Heads])[]

export type ExpectedTable = Readonly<{
  /** Words with which the title begins; '' for none. */
  title: string
  header: readonly [number, number]
  /** Rows of records; null for a blank form. */
  data: readonly [number, number] | null
  heads: Heads
  /** Column of the first heading where it is not A. */
  left?: number
  /** Rows below the header that are left out, with the reason; blank ones need not be named. */
  skipped?: Readonly<Record<number, string>>
  /** Part of what is said when nothing of it is taken; absent when the table is taken. */
  refused?: string
  /** Heading → field, for tables that are taken. */
  fields?: Readonly<Record<string, string>>
}>

/** A sheet with its tables, or what is said of one without any. */
export type ExpectedSheet = readonly ExpectedTable[] | string
export type ExpectedWorkbook = Readonly<{ sheets: Readonly<Record<string, ExpectedSheet>>; notices?: readonly string[] }>

/** `有劳动能力/低保对象(户)` … of the tree. */
export function pathsOf(heads: Heads, above: readonly string[] = []): readonly string[] {
  return heads.flatMap((head): readonly string[] => {
    if (typeof head === 'string') return [[...above, head].join('/')]
    return pathsOf(head[1], [...above, head[0]])
  })
}
