import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Edition } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import { addFamily, addRecord, addVillage, inventedIdCard, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** What the papers of households and monitoring say, against what the ledgers hold. */

let core: TestCore

beforeAll(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('示例镇.tzdb')), households: 400, persons: 1500, villages: 3, seed: 11 })
})
afterAll(() => core.dispose())

type Wish = Readonly<{
  form: string
  edition?: Edition
  filter?: string
  ids?: readonly string[]
  answers?: Readonly<Record<string, string>>
}>

/** Words of all pages, one line for each piece of text. */
async function textOf({ form, edition = 'internal', filter, ids, answers }: Wish): Promise<string> {
  const job = await core.ok('print.form', {
    form,
    edition,
    mask: false,
    purpose: '核对',
    selection: { ...(filter ? { filter } : {}), ...(ids ? { ids: [...ids] } : {}) },
    ...(answers ? { answers: { ...answers } } : {}),
  })
  const texts: string[] = []
  for (let index = 0; index < job.segments; index += 1) {
    const { html } = await core.ok('print.segment', { job: job.job, index })
    texts.push(html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, '\n'))
  }
  await core.ok('print.done', { job: job.job })
  return texts.join('\n')
}

function values(sql: string): readonly string[] {
  return core.core.context
    .file()
    .engine.values(sql)
    .map((row) => String(row[0]))
}

const idsIn = (text: string): readonly string[] => [...text.matchAll(/439999\d{11}[\dX]/g)].map(([id]) => id).sort()

test('the roster of former poor households names each head once', async () => {
  const heads = values(`SELECT head_id_card FROM household WHERE kind = '脱贫户' AND status = '在册' AND head_id_card IS NOT NULL`)
  expect(heads.length).toBeGreaterThan(20)
  expect(idsIn(await textOf({ form: 'formerPoorRoster' }))).toEqual([...heads].sort())
})

test('the roster of monitored households names each member on the register once', async () => {
  const village = await addVillage(core, '樟树村')
  for (const first of [910, 920, 930]) {
    const people = [0, 1, 2].map((more) => ({
      name: `丁${more}`,
      idCard: inventedIdCard(first + more),
      relation: more === 0 ? '户主' : '之子',
    }))
    await addFamily(core, village, people, { monitoringKind: '边缘易致贫户' })
  }
  const members = values(
    `SELECT m.id_card FROM member m JOIN household h ON h.id = m.household
     WHERE h.monitoring_kind IS NOT NULL AND h.status = '在册' AND m.status = '在册' AND m.id_card IS NOT NULL`,
  )
  expect(members.length).toBeGreaterThan(5)
  expect(idsIn(await textOf({ form: 'monitoredRoster' }))).toEqual([...members].sort())
})

test('lists of a village count what they hold', async () => {
  const lists = [
    ['householdSignList', '户', `SELECT count(*) FROM household WHERE status = '在册' GROUP BY village`],
    ['monitoringLedger', '户次', `SELECT count(*) FROM monitoring m JOIN household h ON h.id = m.household GROUP BY h.village`],
  ] as const
  for (const [form, unit, sql] of lists) {
    const text = await textOf({ form })
    const counts = values(sql)
    expect(counts.length, form).toBeGreaterThan(0)
    const told = [...text.matchAll(new RegExp(`合计 (\\d+) ${unit}`, 'g'))].map(([, count]) => count!)
    expect(told.sort(), form).toEqual([...counts].sort())
  }
})

test('one card for each pair that is in force', async () => {
  const [pairs] = values(`SELECT count(*) FROM pairing WHERE state = '结对中'`)
  const cards = (await textOf({ form: 'contactCards', edition: 'holder' })).match(/帮 扶 连 心 卡/g) ?? []
  expect(String(cards.length)).toBe(pairs)
})

test('the household keeps everything in full; only papers for the wall may be public', async () => {
  const [id] = values(
    `SELECT h.id FROM household h JOIN member m ON m.household = h.id WHERE h.phone IS NOT NULL GROUP BY h.id HAVING count(*) > 3`,
  )
  const numbers = values(`SELECT id_card FROM member WHERE household = '${id}' AND status = '在册' AND id_card IS NOT NULL`)
  const [phone] = values(`SELECT phone FROM household WHERE id = '${id}'`)
  for (const form of ['householdDossier', 'householdFile', 'householdCollection', 'householdCheck', 'helpHandbook', 'dataPledge']) {
    const text = await textOf({ form, edition: 'holder', ids: [id!] })
    for (const number of numbers) expect(text, form).toContain(number)
  }
  expect(await textOf({ form: 'helpHandbook', edition: 'holder', ids: [id!] })).toContain(phone)
  const walled = forms.filter(({ group, editions }) => ['households', 'monitoring'].includes(group) && editions.includes('public'))
  for (const { id: form, each } of walled)
    expect([form, each]).toEqual([form, form === 'assessmentBallot' ? 'record' : expect.stringMatching(/list|village/)])
})

test('the card of policies ticks the kinds of help of its year that were really given', async () => {
  const village = await addVillage(core, '石门村')
  const { household } = await addFamily(core, village, [{ name: '丁大山', idCard: inventedIdCard(901), relation: '户主' }])
  const help = { household, stage: '实际', state: '已落实' }
  await addRecord(core, 'measure', { ...help, year: 2025, kind: '产业帮扶', content: '发放鸡苗一百只', amount: 123456 })
  await addRecord(core, 'measure', { ...help, year: 2024, kind: '健康帮扶', content: '医疗救助' })
  await addRecord(core, 'measure', { ...help, year: 2025, kind: '教育帮扶', stage: '计划', content: '拟申请助学金' })
  const text = await textOf({ form: 'policyCard', edition: 'holder', ids: [household], answers: { year: '2025' } })
  expect(text).toContain('发放鸡苗一百只')
  // Money is kept in 分 and printed in 元.
  expect(text).toContain('1,234.56')
  expect(text).not.toContain('医疗救助')
  expect(text).not.toContain('拟申请助学金')
  expect(tickedIn(text)).toEqual(['产业帮扶'])
})

test('the income sheet adds up to what the ledger has', async () => {
  const village = await addVillage(core, '竹溪村')
  const { household } = await addFamily(core, village, [{ name: '丁小河', idCard: inventedIdCard(902), relation: '户主' }])
  const income = await addRecord(core, 'income', {
    household,
    year: 2025,
    headcount: 2,
    migrantWages: 2_000_000,
    planting: 300_050,
    lowIncomeMoney: 100_000,
    plantingCosts: 50_000,
  })
  const text = await textOf({ form: 'incomeSheet', ids: [income] })
  // 20,000.00 + 3,000.50 + 1,000.00 − 500.00 = 23,500.50, for two 11,750.25.
  for (const sum of ['20,000.00', '3,000.50', '1,000.00', '500.00', '24,000.50', '23,500.50', '11,750.25']) expect(text).toContain(sum)
})

/** Words behind a ticked box, however the box is drawn. */
function tickedIn(text: string): readonly string[] {
  return [...text.replace(/\n/g, '').matchAll(/[☑√]\s*([\p{Script=Han}]+)/gu)].map(([, word]) => word!.slice(0, 4))
}
