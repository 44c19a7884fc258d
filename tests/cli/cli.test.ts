import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, folder, header, json, rows, run, setUp, township } from './program.ts'
import { inventedIdCard } from '#tests/harness/dataCore.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'

beforeAll(async () => {
  await setUp()
  await json(['import', township, '一 册.xlsx', '二册.xlsx'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('making files', () => {
  test('new', async () => {
    expect(await json(['new', '新 建.tzdb', '--township', '某镇'])).toEqual({
      file: at('新 建.tzdb'),
      databaseId: expect.any(String),
      schemaVersion: 7,
    })
    const bytes = readFileSync(at('新 建.tzdb'))
    const again = await json(['new', '新 建.tzdb', '--township', '某镇'], 1)
    expect(again['fault']).toBe('file.exists')
    expect(readFileSync(at('新 建.tzdb')).equals(bytes)).toBe(true)
    expect(existsSync(at('新 建.tzdb.lock'))).toBe(false)
  })

  test('sample, the same for the same seed', async () => {
    const size = ['--households', '30', '--persons', '100', '--villages', '2', '--seed', '5']
    expect(await json(['sample', '练习一.tzdb', ...size])).toEqual({
      file: at('练习一.tzdb'),
      households: 30,
      persons: 100,
      defects: [],
    })
    await run('sample', '练习二.tzdb', ...size)
    const [one, two] = [await run('dump', '练习一.tzdb'), await run('dump', '练习二.tzdb')]
    expect(one.out.split('\n').length).toBeGreaterThan(130)
    expect(two.out).toBe(one.out)
  })
})

describe('looking', () => {
  test('schema', async () => {
    const schema = (await json(['schema'])) as unknown as {
      schemaVersion: number
      ledgers: { id: string; label: string; table: string; fields: Record<string, unknown>[] }[]
    }
    expect(schema.schemaVersion).toBe(7)
    expect(schema.ledgers.map((ledger) => ledger.id)).toEqual(
      expect.arrayContaining(['village', 'group', 'household', 'member', 'populationChange']),
    )
    const types = 'text longtext choice multichoice date year integer money quantity idCard phone bankCard boolean link'.split(' ')
    for (const field of schema.ledgers.flatMap((ledger) => ledger.fields)) {
      expect(Object.keys(field)).toEqual(
        expect.arrayContaining(['id', 'label', 'type', 'column', 'required', 'options', 'aliases', 'unit', 'sensitive']),
      )
      expect(types).toContain(field['type'])
      if (field['type'] === 'quantity') expect(field['scale']).toEqual(expect.any(Number))
    }
  })

  test('inspect', async () => {
    const seen = (await json(['inspect', '一 册.xlsx'])) as unknown as {
      sheets: { name: string; tables: { columns: object[] }[] }[]
    }
    expect(seen).toMatchObject({
      sheets: [{ name: '花名册', tables: [{ headerRows: [2, 2], dataRows: [3, 6], ledger: expect.any(String) }] }],
    })
    expect(seen.sheets[0]!.tables[0]!.columns[4]).toMatchObject({
      index: 4,
      header: '证件号码',
      field: expect.stringContaining('idCard'),
      confidence: expect.any(Number),
    })
    expect(await json(['inspect', '没有.xlsx'], 1)).toHaveProperty('fault')
  })
})

describe('reading and writing what is there', () => {
  test('rows', async () => {
    const found = (await json([
      'rows',
      township,
      '--ledger',
      'member',
      '--filter',
      'village = "白沙村" and householdCode in ("H1","H2")',
      '--limit',
      '1',
    ])) as unknown as { total: number; rows: Record<string, unknown>[] }
    expect(found.total).toBe(2)
    expect(found.rows).toHaveLength(1)
    expect(found.rows[0]).toMatchObject({
      name: '户主甲',
      idCard: inventedIdCard(1),
      village: { id: expect.any(String), label: '白沙村' },
      note: null,
    })
    expect((await json(['rows', township, '--ledger', 'member', '--filter', 'nothing = 1'], 1))['fault']).toBe('query.field')
    expect((await json(['rows', township, '--ledger', 'nothing'], 1))['fault']).toBe('ledger.unknown')
  })

  test('export, masked and not', async () => {
    expect(await json(['export', township, '出 口.xlsx', '--ledger', 'member', '--filter', 'householdCode = "H1"'])).toEqual({
      rows: 1,
      file: at('出 口.xlsx'),
    })
    expect(await json(['import', township, '出 口.xlsx'])).toMatchObject({ changeSet: null })
    expect(await json(['export', township, '公示.xlsx', '--ledger', 'member', '--fields', 'name,idCard', '--mask'])).toMatchObject({
      rows: 7,
    })
    expect((await json(['export', township, 'x.xlsx', '--ledger', 'member', '--fields', 'nothing'], 1))['fault']).toBe('query.field')
  })

  test('dump: JSON lines, the same every time', async () => {
    const first = await run('dump', township)
    expect(first.code).toBe(0)
    for (const line of first.out.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('ledger')
    expect((await run('dump', township, '--json')).out).toBe(first.out)
  })

  test('undo gives back what was, and says what stands in its way', async () => {
    const { out: before } = await run('dump', township)
    await writeWorkbook(at('三册.xlsx'), { 花名册: [header, ...rows(41, 2)] })
    const { changeSet } = (await json(['import', township, '三册.xlsx'])) as unknown as { changeSet: string }
    expect(await json(['undo', township, changeSet])).toEqual({ changeSet: expect.any(String), blocked: [] })
    expect((await run('dump', township)).out).toBe(before)
    const blocked = (await json(['undo', township, changeSet], 1)) as unknown as { changeSet: null; blocked: object[] }
    expect(blocked.changeSet).toBeNull()
    expect(blocked.blocked[0]).toMatchObject({ why: '后来被删除' })
    expect((await json(['undo', township, 'nothing'], 1))['fault']).toBe('undo.nothing')
  })

  test('backup and restore', async () => {
    mkdirSync(at('U 盘'))
    const backup = (await json(['backup', township, '--to', 'U 盘'])) as unknown as {
      file: string
      proved: boolean
      counts: object
    }
    expect(backup).toMatchObject({ proved: true, counts: { member: expect.any(Number) } })
    expect(backup.file.startsWith(at('U 盘'))).toBe(true)
    expect(await json(['restore', backup.file, '恢复.tzdb'])).toMatchObject({
      file: at('恢复.tzdb'),
      proved: true,
      counts: backup.counts,
    })
    expect((await run('dump', '恢复.tzdb')).out).toBe((await run('dump', township)).out)
    expect((await json(['restore', backup.file, '恢复.tzdb'], 1))['fault']).toBe('file.exists')
  })
})

describe('verify', () => {
  test('a sound file, also while another process works on it', async () => {
    expect(await json(['verify', township])).toMatchObject({ ok: true, problems: [], counts: { member: 7 } })
  })

  test('a damaged file is an answer with exit 1, and stays as it is', async () => {
    const bytes = readFileSync(at(township))
    bytes.fill(0x55, bytes.length - 8_000, bytes.length - 4_000)
    writeFileSync(at('损坏.tzdb'), bytes)
    const report = (await json(['verify', '损坏.tzdb'], 1)) as unknown as {
      ok: boolean
      problems: string[]
      counts: object
    }
    expect(report.ok).toBe(false)
    expect(report.problems[0]).toContain('损坏')
    expect(readFileSync(at('损坏.tzdb')).equals(bytes)).toBe(true)
    writeFileSync(at('文字.tzdb'), '这是一段文字'.repeat(500))
    expect(await json(['verify', '文字.tzdb'], 1)).toMatchObject({ ok: false, counts: {} })
    expect((await json(['verify', '没有.tzdb'], 1))['fault']).toBe('file.notFound')
  })
})

test('a file that another process holds is refused with who holds it; looking stays possible', async () => {
  // A person at the window, as far as the lock can tell: this one imports from a pipe that never ends.
  const holder = spawn(process.execPath, ['-e', holding], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, HELD: at(`${township}.lock`) },
  })
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  try {
    const refused = await run('import', township, '一 册.xlsx', '--json')
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ fault: 'file.locked', who: '李书记' })
    expect(refused.err).toContain('正在被 李书记 使用')
    expect(await json(['verify', township])).toMatchObject({ ok: true })
    expect((await run('dump', township)).code).toBe(0)
  } finally {
    holder.kill()
    await new Promise((resolve) => holder.once('close', resolve))
  }
  // A dead holder is nobody.
  expect((await run('rows', township, '--ledger', 'village')).code).toBe(0)
})

const holding = `
  const { writeFileSync } = require('node:fs')
  const holder = { who: '李书记', host: require('node:os').hostname(), pid: process.pid, since: new Date().toISOString(), token: 'a'.repeat(18) }
  writeFileSync(process.env.HELD, JSON.stringify(holder))
  process.stdout.write('held')
  process.stdin.resume()
`

describe('wrong use', () => {
  test.concurrent.each([
    [[]],
    [['new']],
    [['new', 'a.tzdb']],
    [['rows', township]],
    [['rows', township, '--ledger', 'member', '--limit', 'viele']],
    [['verify', township, '--unknown']],
    [['import', township]],
    [['import', township, '一 册.xlsx', '--on-problem', 'panic']],
    [['history', township, '--record', 'household']],
    [['sample', 'b.tzdb', '--households', '-3']],
  ])('%j ends with 2 and a Chinese word on it', async (args) => {
    const { code, out, err } = await run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/[\u4e00-\u9fff]/)
    expect(existsSync(at('a.tzdb')) || existsSync(at('b.tzdb'))).toBe(false)
  })

  test('messages are for people, on standard error, without a stack', async () => {
    const { code, out, err } = await run('rows', '没有 的.tzdb', '--ledger', 'member')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('找不到文件')
    expect(err).not.toMatch(/\bat .*\.ts|Error:/)
  })
})
