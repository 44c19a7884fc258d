import { expect, test } from 'vitest'
import { hasHeadings } from '#renderer/ledger/grid/headings.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const has = (...rows: readonly (readonly string[])[]): boolean => hasHeadings(shippedRegistry, rows)

test('rows with headings are known by them, also below a title', () => {
  expect(has(['姓名', '身份证号', '联系电话'], ['张三', '439999198001010012', '13900000001'])).toBe(true)
  expect(has(['某镇花名册', '', ''], ['姓名', '身份证号', '备注（选填）'], ['张三', '439999198001010012', ''])).toBe(true)
})

test('values are no headings, nor are headings without rows', () => {
  expect(has(['张三', '户主', '439999198001010012'], ['李四', '配偶', '439999198001010020'])).toBe(false)
  expect(has(['白沙村'], ['青石村'])).toBe(false)
  expect(has(['姓名', '身份证号'])).toBe(false)
  expect(has(['姓名'], ['张三'])).toBe(false)
})
