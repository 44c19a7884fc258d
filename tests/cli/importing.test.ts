import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, folder, json, run, setUp, township } from './program.ts'

beforeAll(setUp)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('import', () => {
  test('--dry-run shows the balance and writes nothing', async () => {
    const before = readFileSync(at(township))
    const dry = await json(['import', township, '一 册.xlsx', '--dry-run'])
    expect(dry).toMatchObject({
      file: '一 册.xlsx',
      dryRun: true,
      changeSet: null,
      tables: [
        {
          sheet: '花名册',
          headerRows: [2, 2],
          balance: { read: 4, accepted: 4, rejected: 0, skipped: 0 },
          records: { household: { added: 4, changed: 0, same: 0 }, member: { added: 4, changed: 0, same: 0 } },
          problems: [],
          unmappedColumns: [{ column: 'G', header: '怪栏' }],
        },
      ],
    })
    expect(readFileSync(at(township)).equals(before)).toBe(true)
    expect(existsSync(at('备份'))).toBe(false)
  })

  test('a layout that nobody named is refused, and nothing is written', async () => {
    const before = readFileSync(at(township))
    const refused = await json(['import', township, '一 册.xlsx', '--layout', '县局月报'], 1)
    expect(refused).toMatchObject({ fault: 'layouts.unknown', name: '县局月报' })
    expect(readFileSync(at(township)).equals(before)).toBe(true)
  })

  test('several workbooks make one change set each, a second time none', async () => {
    const results = (await json(['import', township, '一 册.xlsx', '二册.xlsx'])) as unknown as {
      changeSet: string
      dryRun: boolean
    }[]
    expect(results.map((result) => [result.dryRun, typeof result.changeSet])).toEqual([
      [false, 'string'],
      [false, 'string'],
    ])
    const { sets } = (await json(['history', township])) as unknown as {
      sets: { id: string; kind: string; person: string; device: string; at: string; label: string; changes: number }[]
    }
    expect(sets.slice(0, 2).map((set) => [set.id, set.kind])).toEqual([
      [results[1]!.changeSet, 'import'],
      [results[0]!.changeSet, 'import'],
    ])
    expect(sets[0]).toEqual({
      id: expect.any(String),
      kind: 'import',
      person: '张敏',
      device: hostname(),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/),
      label: '导入《二册.xlsx》',
      changes: 6,
    })
    const again = await json(['import', township, '二册.xlsx'])
    expect(again).toMatchObject({
      changeSet: null,
      tables: [{ records: { household: { added: 0, changed: 0, same: 3 }, member: { added: 0, changed: 0, same: 3 } } }],
    })
    const record = (await json(['rows', township, '--ledger', 'household', '--limit', '1'])) as unknown as {
      rows: { id: string }[]
    }
    expect((await json(['history', township, '--record', `household/${record.rows[0]!.id}`]))['sets']).toHaveLength(1)
  })

  test('rejected rows are told; --on-problem stop takes nothing of such a workbook', async () => {
    await run('new', '错.tzdb', '--township', '错镇')
    const stopped = await json(['import', '错.tzdb', '有错.xlsx', '--on-problem', 'stop'], 1)
    expect(stopped).toMatchObject({
      changeSet: null,
      tables: [{ balance: { read: 3, accepted: 2, rejected: 1, skipped: 0 } }],
    })
    expect((await json(['rows', '错.tzdb', '--ledger', 'member']))['total']).toBe(0)
    const skipped = (await json(['import', '错.tzdb', '有错.xlsx'])) as unknown as { tables: { problems: object[] }[] }
    expect(skipped.tables[0]!.problems).toContainEqual(
      expect.objectContaining({
        sheet: '花名册',
        row: 4,
        column: 'E',
        header: '证件号码',
        code: expect.any(String),
        severity: '错误',
        message: expect.any(String),
        raw: '439999198001010000',
      }),
    )
    expect((await json(['rows', '错.tzdb', '--ledger', 'member']))['total']).toBe(2)
  })

  test('a workbook that cannot be read stops it; those before are told', async () => {
    await run('new', '半.tzdb', '--township', '半镇')
    writeFileSync(at('坏.xlsx'), '不是工作簿')
    const results = (await json(['import', '半.tzdb', '二册.xlsx', '坏.xlsx', '一 册.xlsx'], 1)) as unknown as object[]
    expect(results).toHaveLength(2)
    expect(results[1]).toMatchObject({
      fault: expect.stringMatching(/^import\./),
      message: expect.stringContaining('坏.xlsx'),
    })
    expect((await json(['rows', '半.tzdb', '--ledger', 'member']))['total']).toBe(3)
  })
})
