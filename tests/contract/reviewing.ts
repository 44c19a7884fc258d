import { expect } from 'vitest'
import { countedId, inventedIdCard } from '#tests/harness/dataCore.ts'
import type { Call } from './teaching.ts'

/** The part of the session in which a pasted table is reviewed: by source, column, row, cell and tab. */
export async function reviewing(call: Call): Promise<void> {
  const head = ['行政村', '户编号', '姓名', '与户主关系', '证件号码', '联系电话']
  const rows = (phone: string) => [['白沙村', 'H31', '钱七', '户主', inventedIdCard(731), phone]]
  const text = (phone: string): string => [head, ...rows(phone)].map((row) => row.join('\t')).join('\r\n')
  const first = await call('import.paste', { text: text('13900000731') })
  await call('import.source', { session: first.session, rank: 'national' })
  await call('import.commit', { session: first.session, id: countedId() })

  const { session } = await call('import.paste', {
    text: rows('13911110731')
      .map((row) => row.join('\t'))
      .join('\r\n'),
    headings: head,
  })
  expect((await call('import.source', { session, rank: 'manual' })).review).toMatchObject({ undecided: 1, held: [{ cells: 1 }] })
  expect((await call('import.mode', { session, fields: ['member.phone'], mode: 'blank' })).review).toMatchObject({ leftCells: 1 })
  await call('import.chooseRows', { session, table: 0, rows: [2], choice: 'leave' })
  await call('import.chooseShown', { session, table: 0, show: 'left', choice: null })
  await call('import.chooseCells', { session, table: 0, cells: [{ row: 2, column: 5 }], choice: 'take' })
  const done = await call('import.commit', { session, id: countedId() })
  expect(done.tables[0]?.records['member']).toMatchObject({ changed: 1 })
}
