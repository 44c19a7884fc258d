import { describe, expect, test } from 'vitest'
import { sampleSize } from '#data/sample/sampleTownship.ts'
import { sampleYear } from '#data/sample/sampleYear.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { fieldOf, findField, ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const today = '2026-11-22'
const size = { ...sampleSize({ households: 800, villages: 6, seed: 5 }), today }
const clean = sampleYear(size)
const changes = clean.chapters.flatMap((chapter) => chapter.changes)
const of = (ledger: string): readonly DraftChange[] => changes.filter((change) => change.ledger === ledger && change.op === 'add')
const sum = (records: readonly DraftChange[], field: string): number =>
  records.reduce((total, { values }) => total + Number(values[field] ?? 0), 0)

describe('what is invented', () => {
  test('every link leads to a record, every field is one of its ledger', () => {
    const ids = new Map(changes.map(({ recordId, ledger }) => [recordId, ledger]))
    for (const { ledger, values } of changes) {
      const definition = ledgerOf(shippedRegistry, ledger)
      for (const [id, value] of Object.entries(values)) {
        const field = fieldOf(definition, id)
        expect(field.derived, `${ledger}.${id}`).toBeUndefined()
        if (field.type === 'link' && value !== null) expect(ids.get(String(value)), `${ledger}.${id}`).toBe(field.target)
      }
    }
  })

  test('fills every ledger that the office keeps, but for what is rare in a small township', () => {
    const filled = new Set(changes.map((change) => change.ledger))
    const empty = shippedRegistry.ledgers.filter((ledger) => !ledger.system && !filled.has(ledger.id)).map((ledger) => ledger.id)
    expect(
      empty.filter(
        (id) =>
          ![
            'dropout',
            'childCare',
            'assetDisposal',
            'medicalAid',
            'discussion',
            'matchBatch',
            'matchHit',
            'inspectionSample',
            'inspectedHousehold',
          ].includes(id),
      ),
    ).toEqual([])
  })

  test('nothing happens after today', () => {
    const later = new Set([
      'dueDate',
      'dueOn',
      'endDate',
      'until',
      'contractTo',
      'to',
      'plannedEnd',
      'plannedStart',
      'disabilityUntil',
      'reviveBy',
      'noticeTo',
      'exitNoticeTo',
    ])
    for (const { ledger, values, effective } of changes) {
      expect((effective ?? '') <= today).toBe(true)
      for (const [id, value] of Object.entries(values)) {
        const isDay = findField(ledgerOf(shippedRegistry, ledger), id)?.type === 'date'
        if (isDay && !later.has(id) && value !== null) expect(String(value) <= today, `${ledger}.${id} ${String(value)}`).toBe(true)
      }
    }
  })

  test('the same for the same seed', () => {
    const again = sampleYear(size)
    expect(JSON.stringify(again)).toBe(JSON.stringify(clean))
    expect(JSON.stringify(sampleYear({ ...size, seed: 6 }).chapters[0])).not.toBe(JSON.stringify(clean.chapters[0]))
  })

  test('money balances to the 分', () => {
    for (const fund of of('fundSource')) {
      const given = sum(
        of('allocation').filter(({ values }) => values.fund === fund.recordId),
        'amount',
      )
      const paid = sum(
        of('payment').filter(({ values }) => values.fund === fund.recordId),
        'amount',
      )
      expect(given).toBe(fund.values.amount)
      expect(paid).toBeLessThanOrEqual(given)
    }
    for (const income of of('assetIncome')) {
      const shares = of('assetDistribution').filter(({ values }) => values.income === income.recordId)
      expect(sum(shares, 'amount')).toBe(income.values.received)
    }
    for (const project of of('project')) {
      const sources = of('projectSource').filter(({ values }) => values.project === project.recordId)
      expect(sum(sources, 'amount')).toBe(project.values.budget)
    }
  })

  test('is plausible', () => {
    const members = of('member')
    const share = (test: (values: DraftChange['values']) => boolean): number =>
      members.filter(({ values }) => test(values)).length / members.length
    const year = (values: DraftChange['values']): number => 2026 - Number(String(values.birthDate).slice(0, 4))
    expect(share((values) => values.sex === '女')).toBeGreaterThan(0.42)
    expect(share((values) => values.sex === '女')).toBeLessThan(0.56)
    expect(share((values) => year(values) >= 60)).toBeGreaterThan(0.12)
    expect(share((values) => year(values) >= 60)).toBeLessThan(0.35)
    expect(share((values) => Number(values.migrantMonths ?? 0) > 0)).toBeGreaterThan(0.15)
    expect(share((values) => values.lowIncome === '农村低保')).toBeLessThan(0.12)
    const helped = of('household').filter(({ values }) => values.kind === '脱贫户').length
    // One 脱贫不稳定户 at least.
    expect(helped).toBe(Math.round((800 * 816) / 11_001) + 1)
    expect(of('publicPost')).toHaveLength(Math.round((800 * 132) / 11_001))
    const villages = of('village')
    expect(sum(villages, 'households')).toBe(800)
    expect(sum(villages, 'population')).toBe(size.persons)
  })

  test('a larger township loses people, too', () => {
    const large = sampleYear({ ...sampleSize({ households: 1_500, villages: 8 }), today })
    const all = large.chapters.flatMap((chapter) => chapter.changes)
    const died = all.filter((change) => change.ledger === 'member' && change.op === 'change' && change.reason === '死亡')
    expect(died.length).toBeGreaterThan(40)
    expect(died.every((change) => (change.effective ?? '') > '2024-11')).toBe(true)
    const added = (ledger: string) => all.filter((change) => change.ledger === ledger && change.op === 'add').length
    expect(added('member')).toBe(sampleSize({ households: 1_500 }).persons)
    expect(added('household')).toBe(1_500)
  })
})
