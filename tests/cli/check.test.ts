import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folder, json, run, setUp, township } from './program.ts'

beforeAll(setUp)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Checked = Readonly<{ rules: number; findings: readonly Readonly<Record<string, unknown>>[] }>

test('an empty file has no findings', async () => {
  expect(await json(['check', township])).toMatchObject({ rules: expect.any(Number), findings: [] })
})

test('findings come in their shape, with exit 1 for an 错误', async () => {
  await json(['import', township, '一 册.xlsx', '二册.xlsx'])
  const checked = (await json(['check', township], 1)) as unknown as Checked
  expect(checked.rules).toBeGreaterThan(50)
  expect(checked.findings.length).toBeGreaterThan(0)
  for (const finding of checked.findings) {
    expect(Object.keys(finding)).toEqual(expect.arrayContaining(['rule', 'severity', 'ledger', 'record', 'label', 'field', 'message']))
    expect(['错误', '疑点']).toContain(finding['severity'])
  }
})

test('rules may be chosen, one by one or with commas; others are refused', async () => {
  const all = (await json(['check', township], 1)) as unknown as Checked
  const ids = [...new Set(all.findings.map((finding) => String(finding['rule'])))].slice(0, 2)
  const some = all.findings.filter((finding) => ids.includes(String(finding['rule'])))
  const code = some.some((finding) => finding['severity'] === '错误') ? 1 : 0
  const chosen = (await json(['check', township, '--rule', ids.join(',')], code)) as unknown as Checked
  expect(chosen).toMatchObject({ rules: ids.length })
  expect(chosen.findings).toHaveLength(some.length)
  const each = (await json(['check', township, ...ids.flatMap((id) => ['--rule', id])], code)) as unknown as Checked
  expect(each).toEqual(chosen)
  expect(await json(['check', township, '--rule', 'R999'], 2)).toMatchObject({ fault: 'input.invalid' })
})

test('people read lines and a count', async () => {
  const { out, code } = await run('check', township)
  expect(code).toBe(1)
  expect(out).toMatch(/错误 \d+ 条，疑点 \d+ 条，提醒 \d+ 条/)
})
