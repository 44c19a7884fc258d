import { describe, expect, test } from 'vitest'
import { sampleSize } from '#data/sample/sampleTownship.ts'
import { sampleYear } from '#data/sample/sampleYear.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { isoToDayNumber } from '#shared/values/date.ts'

/** What two books of the invented township say of one thing is the same. */

type Values = Readonly<Record<string, FieldValue>>
type Entry = Readonly<{ id: string; ledger: string; values: Values }>

const text = (value: FieldValue | undefined): string => String(value ?? '')
const sum = (entries: readonly Entry[], field: string): number => entries.reduce((all, { values }) => all + Number(values[field] ?? 0), 0)

function entriesOf(today: string): readonly Entry[] {
  const entries = new Map<string, Entry>()
  const size = { ...sampleSize({ households: 800, villages: 6, seed: 5 }), today }
  for (const { recordId, ledger, values } of sampleYear(size).chapters.flatMap((chapter) => chapter.changes))
    entries.set(recordId, { id: recordId, ledger, values: { ...entries.get(recordId)?.values, ...values } })
  return [...entries.values()]
}

describe.each(['2026-11-22', '2026-03-02', '2027-02-28'])('on %s', (today) => {
  const entries = entriesOf(today)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const of = (ledger: string): readonly Entry[] => entries.filter((entry) => entry.ledger === ledger)
  const linked = (entry: Entry, field: string): Values => byId.get(text(entry.values[field]))?.values ?? {}

  test('dividends of an income are those that were shared out from October to September', () => {
    const shared = [
      ...of('assetDistribution').map(({ values }) => ({ values, day: text(values['paidOn']) })),
      ...of('stationUse').map(({ values }) => ({ values, day: `${text(values['date'])}-28` })),
    ]
    const incomes = of('income')
    expect(incomes.some(({ values }) => Number(values['dividends']) > 0)).toBe(true)
    for (const { values } of incomes) {
      const [from, to] = [`${Number(values['year']) - 1}-10-01`, `${text(values['year'])}-09-30`]
      const own = shared.filter((one) => one.values['household'] === values['household'] && one.day >= from && one.day <= to)
      expect(values['dividends'], text(values['household'])).toBe(own.reduce((all, one) => all + Number(one.values['amount']), 0))
    }
  })

  test('a project whose money goes to households has the households and the sum of their list', () => {
    const grants = of('project').filter(({ values }) => values['work'] === '庭院特色种植')
    expect(grants.length).toBeGreaterThan(0)
    for (const project of grants) {
      expect(project.values['village']).toBeUndefined()
      const listed = of('projectBeneficiary').filter(({ values }) => values['project'] === project.id)
      const paid = of('subsidy').filter(({ values }) => values['year'] === project.values['year'])
      expect(new Set(listed.map(({ values }) => values['household']))).toEqual(new Set(paid.map(({ values }) => values['household'])))
      expect(project.values['budget']).toBe(sum(paid, 'amount'))
    }
    const interest = of('project').filter(({ values }) => values['work'] === '小额贷款贴息')
    const borrowers = new Set(of('loan').map(({ values }) => values['household']))
    for (const project of interest)
      for (const { values } of of('projectBeneficiary').filter((entry) => entry.values['project'] === project.id))
        expect(borrowers.has(values['household'] ?? null)).toBe(true)
  })

  test('documents of a series are numbered in the order of their days', () => {
    const fields = [
      ['monitoring', 'approvalNumber', 'approvedOn'],
      ['monitoring', 'exitApprovalNumber', 'exitApprovedOn'],
      ['project', 'approvalNo', 'approvedOn'],
      ['fundSource', 'documentNo', 'issuedOn'],
      ['allocation', 'documentNo', 'date'],
      ['asset', 'titleNo', 'titledOn'],
    ] as const
    const documents = fields.flatMap(([ledger, number, date]) =>
      of(ledger).flatMap(({ values }) => {
        const [, series, order] = /^(.+〕)(\d+)号$/.exec(text(values[number])) ?? []
        return series && order ? [{ series, order: Number(order), day: text(values[date]) }] : []
      }),
    )
    expect(documents.length).toBeGreaterThan(20)
    const wrong = documents.filter((one) =>
      documents.some((other) => one.series === other.series && (one.day < other.day ? one.order >= other.order : false)),
    )
    expect(wrong).toEqual([])
    const numbers = of('lot').map(({ values }) => text(values['contractNo']))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('a sweep says of a household what was so on its day', () => {
    const rounds = of('monitoring')
    for (const { values } of of('inspection')) {
      const day = text(values['date'])
      const isOpen = rounds.some(
        (round) =>
          round.values['household'] === values['household'] &&
          text(round.values['approvedOn'] ?? '9999') <= day &&
          text(round.values['removedAt'] ?? '9999') > day,
      )
      expect(values['finding'] === '监测对象风险未消除', text(values['household'])).toBe(isOpen)
    }
  })

  test('a loan is a measure of the month in which it was lent', () => {
    const measures = of('measure').filter(({ values }) => values['item'] === '小额信贷')
    expect(measures.length).toBeGreaterThan(0)
    for (const { values } of measures) {
      const loan = of('loan').find((one) => one.values['idCard'] === values['idCard'])
      expect([values['startDate'], values['amount']]).toEqual([text(loan?.values['startDate']).slice(0, 7), loan?.values['amount']])
    }
  })

  test('nothing is let before the village has it, and what is old is worth less', () => {
    const assets = of('asset')
    for (const { values } of assets.filter((asset) => asset.values['contractFrom']))
      expect(text(values['contractFrom']) >= text(values['handedOverOn']), text(values['name'])).toBe(true)
    for (const entry of of('assetIncome'))
      expect(text(linked(entry, 'asset')['contractFrom']) <= text(entry.values['from']), text(linked(entry, 'asset')['name'])).toBe(true)
    const old = assets.filter(({ values }) => text(values['acquired']) < '2022')
    expect(old.length).toBeGreaterThan(0)
    for (const { values } of old) expect(Number(values['depreciation'])).toBeGreaterThan(0)
    for (const { values } of assets) expect(Number(values['depreciation'])).toBeLessThan(Number(values['originalValue']))
  })

  test('brothers and sisters are born a year and more apart', () => {
    const kin = new Map<string, string[]>()
    for (const { values } of of('member')) {
      const generation = /^之[子女]$/.test(text(values['relation'])) ? '子女' : /户主|兄弟/.test(text(values['relation'])) ? '同辈' : null
      if (generation === null || values['status'] !== '在册') continue
      const key = `${text(values['household'])} ${generation}`
      kin.set(key, [...(kin.get(key) ?? []), text(values['birthDate'])].sort())
    }
    for (const [key, days] of kin)
      days.forEach((day, at) => {
        if (at > 0) expect(isoToDayNumber(day) - isoToDayNumber(days[at - 1]!), `${key} ${days.join()}`).toBeGreaterThan(300)
      })
  })

  test('persons are named, not their posts', () => {
    const named = [
      ['visit', 'visitors'],
      ['meeting', 'host'],
      ['meeting', 'recorder'],
      ['monitoring', 'checkers'],
      ['monitoring', 'reviewer'],
      ['inspection', 'inspectors'],
      ['measure', 'responsible'],
      ['project', 'person'],
      ['payment', 'approver'],
      ['clue', 'assignee'],
    ] as const
    for (const [ledger, field] of named) {
      const said = of(ledger).flatMap(({ values }) => (values[field] ? [text(values[field])] : []))
      expect(said.length, ledger).toBeGreaterThan(0)
      expect(said.filter((name) => /办|所|队|领导|责任人|书记|两委|信息员/.test(name))).toEqual([])
    }
  })

  test('a paper that is said to be missing is one that is not there yet', () => {
    for (const { values } of of('projectPaper')) {
      if (values['isComplete'] === 1) expect(values['date'], text(values['paper'])).toBeTruthy()
      else expect(values['missing']).toBeTruthy()
    }
    for (const project of of('project').filter(({ values }) => values['auditedOn'])) {
      const own = of('projectPaper').filter(({ values }) => values['project'] === project.id)
      const missing = own.flatMap(({ values }) => (values['isComplete'] === 0 ? [text(values['paper'])] : []))
      expect(missing, text(project.values['name'])).not.toContain('审计(决算)报告')
    }
  })
})
