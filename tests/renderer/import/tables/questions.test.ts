import { describe, expect, it } from 'vitest'
import { columnQuestions, leftColumns, targetLabel } from '#renderer/import/tables/questions.ts'
import type { ImportColumn } from '#shared/ipc/outputs.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

function column(index: number, values: Partial<ImportColumn>): ImportColumn {
  return {
    index,
    letter: 'A',
    header: `第${index}`,
    ledger: null,
    field: null,
    why: null,
    confidence: 0,
    samples: ['甲'],
    candidates: [],
    ...values,
  }
}

const phone = { ledger: 'member', field: 'phone' }
const note = { ledger: 'member', field: 'note' }

describe('questions about columns', () => {
  it('are asked of guesses and of columns with several likely fields, of nothing else', () => {
    const columns = [
      column(0, { ...phone, confidence: 1, why: 'label' }),
      column(1, { ...phone, confidence: 0.7, why: 'content' }),
      column(2, { candidates: [phone, note] }),
      column(3, { candidates: [phone], samples: [] }),
      column(4, { ...phone, confidence: 0.7, why: 'memory' }),
      column(5, { why: 'memory' }),
      column(6, {}),
    ]
    expect(columnQuestions({ columns })).toEqual([
      { column: 1, guess: phone, options: [phone] },
      { column: 2, guess: null, options: [phone, note] },
    ])
    expect(leftColumns({ columns }, columnQuestions({ columns })).map(({ index }) => index)).toEqual([5, 6])
  })

  it('offer the guess first, each field once, at most four', () => {
    const many = ['phone', 'note', 'name', 'idCard', 'sex'].map((field) => ({ ledger: 'member', field }))
    const [question] = columnQuestions({ columns: [column(0, { ...note, confidence: 0.65, why: 'normalised', candidates: many })] })
    expect(question?.options.map(({ field }) => field)).toEqual(['note', 'phone', 'name', 'idCard'])
  })

  it('leave the running number unsaid', () => {
    expect(leftColumns({ columns: [column(0, { header: '序号' }), column(1, { header: '备考' })] }, []).map(({ index }) => index)).toEqual([
      1,
    ])
  })

  it('name the ledger where fields of several stand side by side', () => {
    expect(targetLabel(shippedRegistry, note, true)).toBe('备注')
    expect(targetLabel(shippedRegistry, note, false)).toBe('家庭成员·备注')
  })
})
