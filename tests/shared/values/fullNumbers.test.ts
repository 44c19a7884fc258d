import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFullNumbers, maskFullNumbers } from '#shared/values/fullNumbers.ts'
import { inventedIdCard } from '#tests/harness/dataCore.ts'

const found = (text: string): readonly string[] => findFullNumbers(text).map(({ kind, number }) => `${kind} ${number}`)

describe('full numbers among text', () => {
  const idCard = inventedIdCard(7)

  test('ID numbers however they are written, telephones, bank cards', () => {
    expect(found(`张三，身份证${idCard}，电话13900001234`)).toEqual([`idCard ${idCard}`, 'phone 13900001234'])
    expect(found(`${idCard.slice(0, 6)} ${idCard.slice(6, 14)} ${idCard.slice(14)}`)).toEqual([`idCard ${idCard}`])
    expect(found(`${idCard}42B1`)).toEqual([`idCard ${idCard}`])
    expect(found(`残疾证 ${idCard}42`)).toEqual([`idCard ${idCard}`])
    expect(found('139 0000 1234、+86 13900001235')).toEqual(['phone 13900001234', 'phone 13900001235'])
    expect(found('卡号 6222 0200 0000 0000 001')).toEqual([])
    expect(found('卡号 6222020000000000000')).toEqual(['bankCard 6222020000000000000'])
    expect(found('旧证 439999800101003')).toEqual([`idCard ${inventedIdCard(3)}`])
    expect(found('１３９００００１２３４')).toEqual(['phone 13900001234'])
  })

  test('no number is seen in amounts, dates, codes and masked numbers', () => {
    const harmless = [
      '439999***********0079',
      '139****1234',
      '2026-03-02 11:22',
      '1,234,567.89',
      '439999101200',
      '办〔2026〕12号',
      '统一代码 91440000MA00000000',
    ]
    for (const text of harmless) expect(found(text)).toEqual([])
    const wrong = idCard.slice(0, 17) + (idCard.endsWith('1') ? '2' : '1')
    expect(found(wrong)).toEqual([])
  })

  test('what was masked holds none, whatever stands around it', () => {
    const part = fc.oneof(
      fc.integer({ min: 1, max: 999 }).map((n) => inventedIdCard(n)),
      fc.integer({ min: 0, max: 99_999_999 }).map((n) => `139${String(n).padStart(8, '0')}`),
      fc.constantFrom(' ', '，', '张三', '-', '\n', '6222020000000000000', '12', 'X'),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const masked = maskFullNumbers(parts.join(''))
        expect(findFullNumbers(masked)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
