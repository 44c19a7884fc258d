import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { readFileSync } from 'node:fs'
import {
  addFamily,
  addRecord,
  addVillage,
  changeRecord,
  inventedIdCard,
  openTestCore,
  type Family,
  type TestCore,
} from '#tests/harness/dataCore.ts'
import { listCells, readGood } from '#tests/data/excel/reading.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'

let core: TestCore
let village: string
let family: Family
let helper: string

beforeAll(async () => {
  core = await openTestCore()
  village = await addVillage(core, '白沙村')
  helper = await addRecord(core, 'helper', { name: '陈干部', unit: '示例单位' })
  const people = [
    { name: '张三', idCard: inventedIdCard(1), birthDate: '1980-01-01' },
    { name: '张小', relation: '之子', birthDate: '2016-01-01' },
  ]
  family = await addFamily(core, village, people, { kind: '脱贫户', arableLand: 300, phone: '13900000001' })
  await addRecord(core, 'pairing', { household: family.household, helper })
  await changeRecord(core, 'member', family.members[1]!, { laborSkill: '普通劳动力', phone: '139000000012' })
})
afterAll(() => core.dispose())

async function list(filter: object = {}): Promise<readonly FindingRow[]> {
  return (await core.ok('checks.list', { offset: 0, limit: 500, ...filter })).findings
}

describe('the list', () => {
  test('says what, where, who and how to mend it', async () => {
    const [finding] = await list({ rule: 'R030' })
    expect(finding).toMatchObject({
      severity: '错误',
      ruleTitle: expect.any(String),
      ledger: 'member',
      record: family.members[1],
      title: '张小',
      fieldLabel: '劳动技能',
      value: '普通劳动力',
      mend: { laborSkill: '无劳动力' },
      household: family.household,
      householdLabel: '张三',
      villageLabel: '白沙村',
      helpers: '陈干部',
      excuse: null,
    })
  })

  test('problems of single values stand in it, with masked values', async () => {
    expect(await list({ rule: 'R021' })).toMatchObject([{ field: 'phone', value: expect.stringContaining('****') }])
  })

  test('filters, parts and totals agree', async () => {
    const all = await list()
    const byRecord = await list({ record: family.members[1]! })
    expect(byRecord).toEqual(all.filter((finding) => finding.record === family.members[1]))
    expect(await list({ household: family.household })).toEqual(all.filter((finding) => finding.household === family.household))
    expect(await list({ helper })).toEqual(all.filter((finding) => finding.household === family.household))
    expect(await list({ helper: 'nobody' })).toEqual([])
    expect(await list({ village })).toEqual(all.filter((finding) => finding.village === village))
    expect(await list({ severity: '疑点' })).toEqual(all.filter((finding) => finding.severity === '疑点'))
    expect((await list({ text: '张三' })).length).toBe(all.length)
    const parts = await Promise.all([0, 2, 4].map((offset) => core.ok('checks.list', { offset, limit: 2 })))
    expect(parts.flatMap((part) => part.findings)).toEqual(all.slice(0, 6))
    expect(parts[0]!.total).toBe(all.length)
  })

  test('the summary adds up', async () => {
    const all = await list()
    const summary = await core.ok('checks.summary', {})
    const total = summary.errors + summary.doubts + summary.reminders
    expect(total).toBe(all.length)
    expect(summary.byRule.reduce((sum, entry) => sum + entry.count, 0)).toBe(total)
    expect(summary.byVillage).toEqual([
      { id: village, label: '白沙村', errors: summary.errors, doubts: summary.doubts, reminders: summary.reminders },
    ])
    expect(summary.byHelper).toMatchObject([{ id: helper, label: '陈干部', errors: summary.errors }])
    expect(await core.ok('checks.run', { rules: ['R030'] })).toMatchObject({ rules: 1, findings: 1, errors: 1 })
  })

  test('mending with what is offered takes the finding away', async () => {
    const [finding] = await list({ rule: 'R030' })
    const set = await changeRecord(core, finding!.ledger, finding!.record, finding!.mend!)
    expect(await list({ rule: 'R030' })).toEqual([])
    await core.ok('history.undo', { id: core.newId(), setId: set })
    expect(await list({ rule: 'R030' })).toHaveLength(1)
  })
})

describe('excuses', () => {
  const excuse = (finding: FindingRow, until?: string) =>
    core.ok('checks.excuse', {
      id: core.newId(),
      findings: [{ rule: finding.rule, ledger: finding.ledger, record: finding.record, field: finding.field }],
      reason: '已入户核实，属实',
      ...(until ? { until } : {}),
    })

  test('hide a finding until their day has passed', async () => {
    const [finding] = await list({ rule: 'R021' })
    expect(await excuse(finding!, '2026-03-10')).toMatchObject({ excused: 1 })
    expect(await list({ rule: 'R021' })).toEqual([])
    expect(await list({ excused: true })).toMatchObject([
      { rule: 'R021', excuse: { reason: '已入户核实，属实', who: '张敏', until: '2026-03-10' } },
    ])
    expect((await core.ok('checks.summary', {})).excused).toBe(1)
    expect((await core.ok('checks.summary', { asOf: '2026-03-11' })).excused).toBe(0)
    core.setNow(new Date('2026-03-11T09:00:00+08:00'))
    expect(await list({ rule: 'R021' })).toHaveLength(1)
  })

  test('hold for what was found, not for what is found later', async () => {
    const [finding] = await list({ rule: 'R021' })
    await excuse(finding!)
    expect(await list({ rule: 'R021' })).toEqual([])
    await changeRecord(core, 'member', family.members[1]!, { phone: '1390000' })
    expect(await list({ rule: 'R021' })).toHaveLength(1)
  })

  test('of nothing are refused, and asking again writes nothing twice', async () => {
    const none = { rule: 'R021', ledger: 'member', record: 'nobody', field: 'phone' }
    expect(await core.refused('checks.excuse', { id: core.newId(), findings: [none], reason: '不存在' })).toMatchObject({
      fault: 'record.notFound',
    })
    const [finding] = await list({ rule: 'R021' })
    const wish = { id: core.newId(), findings: [{ ...none, record: finding!.record }], reason: '属实' }
    const first = await core.ok('checks.excuse', wish)
    expect(await core.ok('checks.excuse', wish)).toEqual(first)
    expect(await list({ excused: true, rule: 'R021' })).toHaveLength(1)
  })
})

test('the home page tells the counts where they are at hand', async () => {
  const { errors, doubts, reminders } = await core.ok('checks.summary', {})
  expect((await core.ok('home.overview', {})).wrong).toEqual({ errors, doubts, reminders })
  core.setNow(new Date('2026-03-11T23:59:00+08:00'))
  expect((await core.ok('home.overview', {})).wrong).not.toBeNull()
  core.setNow(new Date('2026-03-12T00:01:00+08:00'))
  expect((await core.ok('home.overview', {})).wrong).toBeNull()
})

test('the catalogue names every rule once, with its parameters as they hold', async () => {
  const rules = await core.ok('checks.catalogue', {})
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
  expect(rules.map((rule) => rule.id)).toEqual(expect.arrayContaining(['R001', 'R014', 'R042', 'R055', 'R135']))
  expect(rules.find((rule) => rule.id === 'R032')?.params).toEqual([
    { id: 'workingAgeTo', label: '劳动年龄止', kind: 'integer', unit: '岁', value: '60' },
  ])
  await addRecord(core, 'policyValue', { item: 'workingAgeTo', from: null, value: '65' })
  const again = await core.ok('checks.catalogue', {})
  expect(again.find((rule) => rule.id === 'R032')?.params[0]?.value).toBe('65')
})

test('the list goes out as a workbook, a sheet a village, without whole numbers', async () => {
  const path = core.at('整改清单.xlsx')
  const answer = await core.ok('checks.export', { filter: {}, token: core.token(path) })
  expect(answer).toMatchObject({ name: '整改清单.xlsx', findings: (await list()).length, villages: 1 })
  const sheets = readGood(readFileSync(path)).sheets.map((sheet) => readSheet(sheet))
  expect(sheets.map((sheet) => sheet.sheet.name)).toEqual(['分村汇总', '分规则汇总', '白沙村'])
  const cells = sheets.flatMap((sheet) => listCells(sheet)).join('\n')
  expect(cells).toContain('陈干部')
  expect(cells).not.toMatch(/\d{17}[\dX]|139\d{8}/)
  expect((await core.ok('access.list', { limit: 1 }))[0]).toMatchObject({ action: '导出', masked: true })
})

test('the list goes on paper by village, without whole numbers, and is noted', async () => {
  const job = await core.ok('checks.print', { filter: { village }, paper: 'A4', orientation: 'landscape' })
  const count = (await list({ village })).length
  expect(job).toMatchObject({ title: expect.stringMatching(/白沙村疑点整改清单$/), rows: count, paper: 'A4' })
  const { html } = await core.ok('print.segment', { job: job.job, index: 0 })
  expect(html).toContain('陈干部')
  expect(html).not.toMatch(/\d{17}[\dX]|139\d{8}/)
  expect((await core.ok('access.list', { limit: 1 }))[0]).toMatchObject({ action: '打印', scope: '整改清单', count, masked: true })
  await core.ok('print.done', { job: job.job })
  expect(await core.ok('checks.print', { filter: { village: null }, paper: 'A3', orientation: 'portrait' })).toMatchObject({ rows: 0 })
})

test('findings of no village and of households that nobody looks after are found as they are counted', async () => {
  const alone = await addFamily(core, village, [{ name: '李四', idCard: inventedIdCard(9), birthDate: '1980-01-01' }], { phone: '1390' })
  const other = await addRecord(core, 'helper', { name: '赵干部', phone: '1390' })
  const summary = await core.ok('checks.summary', {})
  const countOf = (part: 'byVillage' | 'byHelper', id: string | null) => {
    const { errors, doubts, reminders } = summary[part].find((entry) => entry.id === id) ?? { errors: 0, doubts: 0, reminders: 0 }
    return errors + doubts + reminders
  }
  const [ofNoVillage, ofNobody] = [await list({ village: null }), await list({ helper: null })]
  expect(ofNoVillage.map((finding) => finding.record)).toContain(other)
  expect(new Set(ofNobody.map((finding) => finding.household))).toEqual(new Set([alone.household]))
  expect(ofNoVillage).toHaveLength(countOf('byVillage', null))
  expect(ofNobody).toHaveLength(countOf('byHelper', null))
  expect(await list({ village: null, helper: null })).toEqual([])
  expect(await list({ village, helper: null })).toEqual(ofNobody)
})

test('a file that was closed meanwhile is a fault, not a hang', async () => {
  core.setNow(new Date('2026-03-13T09:00:00+08:00'))
  const asked = core.core.call('checks.summary', {})
  await core.ok('file.close', {})
  expect(await asked).toMatchObject({ fault: 'file.notOpen' })
  expect(await core.refused('checks.list', { offset: 0, limit: 1 })).toMatchObject({ fault: 'file.notOpen' })
})
