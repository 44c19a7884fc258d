import { describe, expect, test } from 'vitest'
import { forms } from '#shared/forms/index.ts'
import { formGroups } from '#shared/forms/define.ts'
import type { Block, FormDefinition } from '#shared/forms/define.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { typeOf } from '#shared/printing/forms/frame.ts'
import { gridWidths } from '#shared/printing/forms/gridBoxes.ts'
import { contentWidth, formProblems } from '#shared/printing/forms/problems.ts'
import { headerRows } from '#shared/printing/header.ts'
import { parseExpression } from '#shared/query/parse.ts'

describe.each(forms.map((form) => [form.id, form] as const))('form %s', (_id, form) => {
  test('names only ledgers and fields that exist and stays within its paper', () => {
    expect(formProblems(form, shippedRegistry)).toEqual([])
  })

  test('narrows by filters that the query room can read', () => {
    for (const filter of filtersOf(form)) expect(parseExpression(withAnswers(filter)), filter).not.toHaveProperty('fault')
  })

  test('tells its columns apart', () => {
    for (const block of form.blocks) {
      if (block.kind !== 'table') continue
      const ids = block.columns.map((column) => column.id)
      expect(new Set(ids).size, ids.join()).toBe(ids.length)
    }
  })
})

test.each(forms.map((form) => [form.id, form] as const))('%s: no bracket of a heading stands away from its unit', (_id, form) => {
  const type = typeOf(form.fontPt ?? 10.5)
  for (const block of form.blocks) {
    if (block.kind !== 'table') continue
    const widths = gridWidths(
      block.columns.map((column) => column.widthMm),
      contentWidth(form),
    )
    const columns = block.columns.map((column) => ({ ...column, width: column.widthMm, align: 'center' as const }))
    const heads = headerRows(columns, widths, type).flatMap((row) => row.cells.map((cell) => cell.text))
    expect(heads.filter((text) => /（\n|\n）/.test(text))).toEqual([])
  }
})

test('every form has its own id and label, belongs to a group and says what it is for', () => {
  expect(new Set(forms.map((form) => form.id)).size).toBe(forms.length)
  expect(new Set(forms.map((form) => form.label)).size).toBe(forms.length)
  const groups = formGroups.map((group) => group.id)
  for (const form of forms) {
    expect(groups).toContain(form.group)
    expect(form.code, form.id).toMatch(/^P[0-3]\d$/)
    expect(form.purpose, form.id).not.toBe('')
  }
})

test('the papers of households and monitoring are all there', () => {
  const codes = new Set(forms.map((form) => form.code))
  for (const code of ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'P09', 'P10', 'P13', 'P14']) expect(codes).toContain(code)
})

test('rows of forms that are filled in with a pen are at least 7 mm high', () => {
  for (const form of forms.filter(({ group }) => group === 'households' || group === 'monitoring')) {
    for (const height of writingHeights(form)) expect(height, form.id).toBeGreaterThanOrEqual(7)
  }
})

function filtersOf(form: FormDefinition): readonly string[] {
  const inBlocks = form.blocks.flatMap((block: Block) => (block.kind === 'table' || block.kind === 'checks' ? (block.filter ?? []) : []))
  return [...(form.filter === undefined ? [] : [form.filter]), ...inBlocks]
}

/** Answers of asks as the query room sees them: a number fits all. */
function withAnswers(filter: string): string {
  return filter.replace(/\{ask\.\w+\}/g, '2026')
}

function writingHeights(form: FormDefinition): readonly number[] {
  if (!form.blank) return []
  return form.blocks.flatMap((block) => {
    if (block.kind === 'grid') return block.rows.flatMap((row) => row.heightMm ?? [])
    return block.kind === 'table' && block.minRows ? [block.rowMm ?? 0] : []
  })
}
