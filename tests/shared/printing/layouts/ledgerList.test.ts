import { expect, test } from 'vitest'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { ledgerList } from '#shared/printing/layouts/ledgerList.ts'

const options = { paper: 'A4', orientation: 'landscape', edition: 'internal', date: '2026年11月23日' } as const

test('有无 is answered 有 or 无, other questions 是 or 否', () => {
  const row = { subject: '公示', hasPhoto: '是', hasObjection: '否' }
  const document = ledgerList(
    { township: '示例镇', ledger: ledgerOf(shippedRegistry, 'publicNotice'), rows: [row] },
    { ...options, fields: ['subject', 'hasPhoto', 'hasObjection'] },
  )
  expect(document.sections[0]!.groups[0]!.rows).toEqual([['1', '公示', '有', '无']])
  const payment = ledgerList(
    { township: '示例镇', ledger: ledgerOf(shippedRegistry, 'payment'), rows: [{ hasInvoice: '是' }] },
    { ...options, fields: ['hasInvoice'] },
  )
  expect(payment.sections[0]!.groups[0]!.rows).toEqual([['1', '是']])
})
