import { z } from 'zod'
import type { Block, FormDefinition, TableBlock, TableColumn } from '#shared/forms/define.ts'

/** What an office's own copy changes: title, signature lines, and of each table its columns with their widths, in their order. */
const ownSettings = z
  .object({
    title: z.string().max(200).optional(),
    signs: z.array(z.string().max(40)).max(12).optional(),
    /** By the number of the table among the form's tables. */
    tables: z
      .record(
        z.string().regex(/^\d{1,2}$/),
        z
          .array(z.object({ id: z.string().max(60), widthMm: z.number().min(4).max(400) }).strict())
          .min(1)
          .max(40),
      )
      .optional(),
  })
  .strict()
export type OwnSettings = z.output<typeof ownSettings>

/** The settings of a stored copy; null when they cannot be read. */
export function readOwnSettings(json: string): OwnSettings | null {
  try {
    const parsed = ownSettings.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/**
 * The shipped form with what the copy changes. Only words and columns of the form itself: what its edition hides stays hidden.
 * Columns that the form no longer has are left out.
 */
export function withOwnSettings(form: FormDefinition, name: string, settings: OwnSettings): FormDefinition {
  const { title, signs, tables = {} } = settings
  const titles = alternatives(
    form.blocks,
    form.blocks.findIndex((block) => block.kind === 'title'),
  )
  const lastSigns = alternatives(form.blocks, form.blocks.map((block) => block.kind).lastIndexOf('sign'))
  let number = -1
  const blocks = form.blocks.map((block, at): Block => {
    if (block.kind === 'table') number += 1
    if (block.kind === 'title' && titles.has(at) && title !== undefined && title.trim() !== '') return { ...block, text: title }
    if (block.kind === 'sign' && lastSigns.has(at) && signs) return { ...block, labels: signs }
    const columns = block.kind === 'table' ? tables[String(number)] : undefined
    return block.kind === 'table' && columns ? withColumns(block, columns) : block
  })
  return { ...form, label: name, blocks }
}

/** The block and its neighbours of the same kind, of which only one is printed: each has its condition. */
function alternatives(blocks: readonly Block[], at: number): ReadonlySet<number> {
  const kind = blocks[at]?.kind
  const isOther = (index: number) => blocks[index]?.kind === kind && isConditional(blocks[index]) && isConditional(blocks[at])
  const found = new Set([at])
  for (let index = at - 1; isOther(index); index -= 1) found.add(index)
  for (let index = at + 1; isOther(index); index += 1) found.add(index)
  return found
}

function isConditional(block: Block | undefined): boolean {
  return block !== undefined && 'when' in block && block.when !== undefined
}

function withColumns(block: TableBlock, wanted: readonly Readonly<{ id: string; widthMm: number }>[]): TableBlock {
  const columns = wanted.flatMap(({ id, widthMm }): readonly TableColumn[] => {
    const column = block.columns.find((one) => one.id === id)
    return column ? [{ ...column, widthMm }] : []
  })
  return columns.length === 0 ? block : { ...block, columns }
}

/** What can be chosen in a copy of the form. */
export type OwnChoices = Readonly<{
  title: string | null
  signs: readonly string[] | null
  tables: readonly (readonly Readonly<{ id: string; label: string; widthMm: number }>[])[]
}>

export function ownChoices(form: FormDefinition): OwnChoices {
  const title = form.blocks.find((block) => block.kind === 'title')
  const sign = form.blocks[form.blocks.map((block) => block.kind).lastIndexOf('sign')]
  const tables = form.blocks.filter((block): block is TableBlock => block.kind === 'table')
  return {
    title: title?.kind === 'title' ? title.text : null,
    signs: sign?.kind === 'sign' ? sign.labels : null,
    tables: tables.map((table) => table.columns.map(({ id, header, widthMm }) => ({ id, label: header.join(' / '), widthMm }))),
  }
}
