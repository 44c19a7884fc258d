import { expect, test } from 'vitest'
import { apply, counts, idOf, plan } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

/** Time may not grow faster than the rows: a lookup that walks a list shows at once. */
test('planning grows with the rows, not with their square', () => {
  const header = ['行政村', '户编号', '户主姓名', '姓名', '与户主关系', '证件号码', '性别', '联系电话', '家庭住址', '民族']
  const rowsOf = (count: number): TestCell[][] =>
    Array.from({ length: count }, (_, n) => {
      const id = idOf(n % 900, `${1940 + (n % 60)}${n % 2 === 0 ? '01' : '02'}${String(1 + Math.floor(n / 900)).padStart(2, '0')}`)
      const household = Math.floor(n / 4)
      return [
        `第${household % 9}白沙村`,
        `H${household}`,
        `户${household}`,
        n % 4 === 0 ? `户${household}` : `人${n}`,
        n % 4 === 0 ? '户主' : '之子',
        id,
        id.charCodeAt(16) % 2 === 1 ? '男' : '女',
        `139${String(10_000_000 + n)}`,
        `${household}号`,
        '汉族',
      ]
    })
  const timed = (count: number): number => {
    const sheet = buildReader('Sheet1', [header, ...rowsOf(count)])
    const start = performance.now()
    const made = plan([sheet])
    const spent = performance.now() - start
    expect(made.tables[0]?.balance).toEqual({ read: count, accepted: count, rejected: 0, skipped: 0 })
    return spent
  }
  timed(1000)
  const small = Math.min(timed(2000), timed(2000))
  const large = Math.min(timed(16_000), timed(16_000))
  expect(large / small).toBeLessThan(8 * 4)
  const sheet = buildReader('Sheet1', [header, ...rowsOf(8000)])
  expect(counts(plan([sheet], apply({}, plan([sheet]))))).toEqual({ add: 0, change: 0, same: 10_000 })
})
