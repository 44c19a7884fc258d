import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { knownAsAsked, knownOfFile } from '#data/exchange/loadKnown.ts'
import { makePlan, openWorkbook, readGround } from '#data/exchange/importSession.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { KnownRecords } from '#shared/importing/planTypes.ts'
import { addVillage, inventedIdCard, makeTestCore, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

beforeAll(() => prepareExcelWorker())
const kept: TestCore[] = []
afterEach(() => kept.splice(0).forEach((core) => core.dispose()))

const plain = (known: KnownRecords) =>
  Object.entries(known).map(([ledger, records]) => [
    ledger,
    records.map(({ id, head, removed, values }) => ({ id, head, removed, values })),
  ])
const byName = (known: KnownRecords) => plain(known).sort(([a], [b]) => String(a).localeCompare(String(b)))

describe('records on file that are read when they are asked for', () => {
  test('are all that are read at once', async () => {
    const core = makeTestCore()
    kept.push(core)
    await core.ok('file.sample', { token: core.token(core.at('数.tzdb')), households: 60, persons: 200, villages: 3, seed: 3 })
    const { context } = core.core
    const asked = knownAsAsked(context, () => true)
    expect(byName(asked.known)).toEqual(byName(knownOfFile(context)))
    expect(Object.values(asked.known).filter((records) => records.length > 0).length).toBeGreaterThan(20)
    expect(asked.isTrue()).toBe(true)
  })

  test('are none once something was written, which is told', async () => {
    const core = makeTestCore()
    kept.push(core)
    await core.ok('file.sample', { token: core.token(core.at('数.tzdb')), households: 30, persons: 100, villages: 2, seed: 3 })
    let isStill = true
    const { known, isTrue } = knownAsAsked(core.core.context, () => isStill)
    const visits = known.visit!.length
    isStill = false
    expect([visits > 0, known.visit!.length, isTrue()]).toEqual([true, visits, true])
    expect([known.member!.length, isTrue()]).toEqual([100, true])
    expect([known.income!.length, isTrue()]).toEqual([0, false])
  })

  test('have the workbook planned anew, on what then stands, where not all was read in time', async () => {
    const core = await openTestCore()
    kept.push(core)
    const village = await addVillage(core, '白沙村')
    const path = core.at('花名册.xlsx')
    await writeWorkbook(path, {
      花名册: [
        ['村名', '姓名', '身份证号', '与户主关系'],
        ['白沙村', '王甲', inventedIdCard(901), '户主'],
      ],
    })
    const { context } = core.core
    const { signal } = new AbortController()
    const opened = await openWorkbook(context, path, { signal, ledger: undefined })
    if (isFault(opened)) throw new Error(opened.fault)
    const wish = { ...opened, choices: {} }
    const early = await readGround(context, undefined)
    let asked = 0
    const late = { ...early, known: {}, isTrue: () => (asked += 1) === 1 }
    const plan = await makePlan(context, wish, signal, late)
    const fresh = await makePlan(context, wish, signal)
    if (isFault(plan) || isFault(fresh)) throw new Error('no plan')
    expect(asked).toBe(2)
    expect(plan.records).toEqual(fresh.records)
    expect(JSON.stringify(plan.records)).toContain(village)
  })
})
