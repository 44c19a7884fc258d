import { describe, expect, test } from 'vitest'
import { coerceText } from '#shared/ledger/derive/coerceValue.ts'
import { columnOf } from '#shared/ledger/column.ts'
import { headingKey } from '#shared/importing/heading.ts'
import { comparableText } from '#shared/values/text.ts'
import { codesOf, findField, findLedger, isOwn } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'

const { ledgers, codes } = shippedRegistry
const today = '2025-11-22'

describe.each(ledgers.map((ledger) => [ledger.id, ledger] as const))('ledger %s', (_, ledger) => {
  test('ids, columns and labels are unique', () => {
    for (const list of [ledger.fields.map((field) => field.id), ledger.fields.map(columnOf), ledger.fields.map((field) => field.label)]) {
      expect(new Set(list).size).toBe(list.length)
    }
    expect(ledger.fields.every((field) => /^[a-z][A-Za-z0-9]*$/.test(field.id))).toBe(true)
    expect(ledger.table).toMatch(/^[a-z][a-z_]*$/)
  })

  test('every section, code list, target and derivation exists', () => {
    for (const field of ledger.fields) {
      expect(
        ledger.sections.map((section) => section.id),
        field.id,
      ).toContain(field.section)
      if (field.type === 'choice' || field.type === 'multichoice') expect(codesOf(shippedRegistry, field), field.id).toBeDefined()
      else expect(field.codes, field.id).toBeUndefined()
      if (field.type === 'link') expect(findLedger(shippedRegistry, field.target ?? ''), field.id).toBeDefined()
      if (field.type === 'quantity') expect(field.scale, field.id).toBeGreaterThan(0)
    }
  })

  test('derivations name fields that exist', () => {
    for (const field of ledger.fields) {
      const derived = field.derived
      // Where a record came from is told by its log.
      if (!derived || derived.kind === 'origin') continue
      if (derived.kind === 'age') expect(findField(ledger, derived.of)?.type).toBe('date')
      else if (derived.kind === 'parent') {
        const target = findLedger(shippedRegistry, findField(ledger, derived.link)?.target ?? '')
        expect(findField(target!, derived.field)?.type).toBe(field.type)
      } else if (derived.kind === 'formula') {
        for (const id of [...derived.plus, ...(derived.minus ?? []), ...(derived.by ? [derived.by] : [])])
          expect(['money', 'integer', 'quantity'], `${ledger.id}.${field.id} ← ${id}`).toContain(findField(ledger, id)?.type)
      } else {
        const child = findLedger(shippedRegistry, derived.ledger)!
        expect(findField(child, derived.link)?.target).toBe(ledger.id)
        if (derived.where) {
          const where = findField(child, derived.where.field)!
          const values = where.type === 'boolean' ? ['1', '0'] : codesOf(shippedRegistry, where)?.items.map((item) => item.value)
          expect(values).toContain(derived.where.is)
        }
        if (derived.kind !== 'count') expect(findField(child, derived.field)?.type).toBe(field.type)
      }
    }
  })

  test('title, natural keys, sort and parent name fields', () => {
    expect(findField(ledger, ledger.title)).toBeDefined()
    for (const id of [...ledger.naturalKeys.flat(), ...(ledger.sort ?? []).map((entry) => entry.replace(/^-/, ''))]) {
      expect(findField(ledger, id), id).toBeDefined()
    }
    if (ledger.parent) expect(findField(ledger, ledger.parent.field)).toMatchObject({ target: ledger.parent.ledger, required: true })
  })

  test('no heading stands for two fields', () => {
    const owners = new Map<string, Set<string>>()
    for (const field of ledger.fields) {
      for (const heading of [field.label, ...(field.aliases ?? [])]) {
        const key = headingKey(heading)
        owners.set(key, (owners.get(key) ?? new Set()).add(field.id))
      }
    }
    const shared = [...owners].filter(([, fields]) => fields.size > 1)
    expect(shared.map(([key, fields]) => `${key}: ${[...fields].join(' ')}`)).toEqual([])
  })

  test('initial values are values of their field', () => {
    for (const field of ledger.fields.filter((one) => one.initial !== undefined)) {
      expect(coerceText(field, String(field.initial), { codes: codesOf(shippedRegistry, field), today })).toEqual({
        value: field.initial,
        problems: [],
      })
    }
  })
})

test('the grids of a 1366 px screen are not wider than it by more than half', () => {
  for (const ledger of ledgers.filter((one) => !one.system)) {
    const shown = ledger.fields.filter((field) => field.inGrid)
    expect(shown.length, ledger.id).toBeGreaterThanOrEqual(5)
    expect(
      shown.reduce((sum, field) => sum + (field.width ?? 0), 0),
      ledger.id,
    ).toBeLessThanOrEqual(1366 * 1.1)
    expect(shown.every((field) => field.width !== undefined)).toBe(true)
  }
})

test('the 花名册 fits on A3 landscape', () => {
  for (const ledger of ledgers.filter((one) => !one.system)) {
    const printed = ledger.fields.filter((field) => field.inPrint)
    const width = printed.reduce((sum, field) => sum + (field.printWidth ?? 0), 0)
    expect(width, ledger.id).toBeLessThanOrEqual(400)
    expect(printed.every((field) => field.printWidth !== undefined)).toBe(true)
  }
})

test('every personal number is marked as one', () => {
  for (const ledger of ledgers.filter((one) => !one.system)) {
    for (const field of ledger.fields.filter((one) => ['idCard', 'phone', 'bankCard'].includes(one.type))) {
      expect(field.sensitive, `${ledger.id}.${field.id}`).toBe(field.type)
    }
  }
})

describe.each(Object.values(codes).map((list) => [list.id, list] as const))('code list %s', (id, list) => {
  test('is filed under its id, with distinct values that can be joined by a comma', () => {
    expect(codes[id]).toBe(list)
    const values = list.items.map((item) => item.value)
    expect(new Set(values).size).toBe(values.length)
    expect(values.some((value) => value.includes(','))).toBe(false)
  })

  test('no alias leads to two values', () => {
    const owners = new Map<string, Set<string>>()
    for (const item of list.items) {
      for (const name of [item.value, ...(item.aliases ?? []), ...(item.doubtful ?? [])]) {
        const key = comparableText(name)
        owners.set(key, (owners.get(key) ?? new Set()).add(item.value))
      }
    }
    expect([...owners].filter(([, values]) => values.size > 1).map(([key, values]) => `${key}: ${[...values].join(' ')}`)).toEqual([])
  })

  test('is used by a field, and every value and alias reads as its value', () => {
    const field = ledgers.flatMap((ledger) => ledger.fields).find((one) => one.codes === id && isOwn(one))!
    expect(field).toBeDefined()
    expect(isOwn(field)).toBe(true)
    for (const item of list.items) {
      for (const name of [item.value, ...(item.aliases ?? [])]) {
        const result = coerceText(field, name, { codes: list, today: item.to ?? today })
        expect(result, name).toEqual({ value: item.value, problems: [] })
      }
      for (const name of item.doubtful ?? []) {
        const result = coerceText(field, name, { codes: list, today: item.to ?? today })
        expect(result.value, name).toBe(item.value)
        expect(
          result.problems.map((problem) => problem.code),
          name,
        ).toEqual(['choice.guessed'])
      }
    }
  })
})

test('terms that policy ended are still read, with a doubt', () => {
  const field = ledgers.flatMap((ledger) => ledger.fields).find((one) => one.id === 'povertyStatus')!
  const result = coerceText(field, '未脱贫', { codes: codes.povertyStatus, today })
  expect(result).toMatchObject({ value: '未脱贫', problems: [{ code: 'choice.retired', severity: '疑点' }] })
})
