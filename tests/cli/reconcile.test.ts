import { rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, folder, json, run, setUp } from './program.ts'

beforeAll(setUp)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = '我镇共开发岗位\n90 个，其中甲类岗41个、乙类岗50个；投资30.4万元，其中省级20万元，自筹10.4万元。'

test('tells each figure that cannot be right, with its place in the text', async () => {
  writeFileSync(at('汇报 一.txt'), text)
  const answer = (await json(['reconcile', '汇报 一.txt'], 1)) as unknown as {
    figures: number
    sums: readonly { ok: boolean }[]
    findings: readonly { start: number; end: number; quote: string }[]
  }
  expect(answer.figures).toBe(6)
  expect(answer.sums.map(({ ok }) => ok)).toEqual([false, true])
  expect(answer.findings).toMatchObject([{ severity: '错误', kind: 'sum', quote: '90 个', printed: '90个', recomputed: '91个' }])
  const [{ start, end, quote }] = answer.findings as [{ start: number; end: number; quote: string }]
  expect(text.slice(start, end)).toBe(quote)
})

test('a report that adds up', async () => {
  writeFileSync(at('对的.txt'), text.replace('50个', '49个'))
  const told = await run('reconcile', '对的.txt')
  expect(told).toMatchObject({ code: 0 })
  expect(told.out).toContain('验算 2 处，其中 2 处相符')
})
