import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedIdCard } from '#tests/harness/dataCore.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

/** The built command line as others run it: a process, its exit code, one JSON document on standard output. */

const script = fileURLToPath(new URL('../../out/cli/index.cjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), '命令行 测试-'))
const at = (name: string): string => join(folder, name)

type Outcome = Readonly<{ code: number; out: string; err: string }>

function run(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: folder, maxBuffer: 64_000_000, env: { ...process.env, TOWNSHIP_LEDGER_PERSON: '张敏' } },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code ?? -1) : 0, out, err })
      },
    )
  })
}

/** The JSON of a command that ends with `code`; standard output holds nothing else. */
async function json(args: readonly string[], code = 0): Promise<Record<string, never> & { [name: string]: never }> {
  const { code: ended, out, err } = await run(...args, '--json')
  expect({ args, ended, err: ended === code ? '' : err }).toEqual({ args, ended: code, err: '' })
  return JSON.parse(out) as never
}

const header = ['行政村', '户编号', '姓名', '与户主关系', '证件号码', '家庭成员联系电话', '怪栏']
function rows(from: number, count: number): Cell[][] {
  return Array.from({ length: count }, (_, index) => [
    '白沙村',
    `H${from + index}`,
    `户主${'甲乙丙丁戊己庚辛'.charAt(index)}`,
    '户主',
    inventedIdCard(from + index),
    `139${String(from + index).padStart(8, '0')}`,
    '旧',
  ])
}

const township = '示例 镇.tzdb'

beforeAll(async () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../build/bundle.mjs', import.meta.url)), 'cli'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await writeWorkbook(at('一 册.xlsx'), {
    花名册: [['某镇花名册'], header, ...rows(1, 4), ['合计', null, null, null, null, null, null]],
  })
  await writeWorkbook(at('二册.xlsx'), { 花名册: [header, ...rows(11, 3)] })
  await writeWorkbook(at('有错.xlsx'), {
    花名册: [header, ...rows(21, 2), ['白沙村', 'H29', '错号', '户主', '439999198001010000', '', '']],
  })
  await json(['new', township, '--township', '示例镇'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('making files', () => {
  test('new', async () => {
    expect(await json(['new', '新 建.tzdb', '--township', '某镇'])).toEqual({
      file: at('新 建.tzdb'),
      databaseId: expect.any(String),
      schemaVersion: 1,
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
    expect(schema.schemaVersion).toBe(1)
    expect(schema.ledgers.map((ledger) => ledger.id)).toEqual(
      expect.arrayContaining(['village', 'group', 'household', 'member', 'populationChange']),
    )
    const types =
      'text longtext choice multichoice date year integer money quantity idCard phone bankCard boolean link'.split(' ')
    for (const field of schema.ledgers.flatMap((ledger) => ledger.fields)) {
      expect(Object.keys(field)).toEqual(
        expect.arrayContaining([
          'id',
          'label',
          'type',
          'column',
          'required',
          'options',
          'aliases',
          'unit',
          'sensitive',
        ]),
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
      tables: [
        { records: { household: { added: 0, changed: 0, same: 3 }, member: { added: 0, changed: 0, same: 3 } } },
      ],
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
    expect((await json(['rows', township, '--ledger', 'member', '--filter', 'nothing = 1'], 1))['fault']).toBe(
      'query.field',
    )
    expect((await json(['rows', township, '--ledger', 'nothing'], 1))['fault']).toBe('ledger.unknown')
  })

  test('export, masked and not', async () => {
    expect(
      await json(['export', township, '出 口.xlsx', '--ledger', 'member', '--filter', 'householdCode = "H1"']),
    ).toEqual({ rows: 1, file: at('出 口.xlsx') })
    expect(await json(['import', township, '出 口.xlsx'])).toMatchObject({ changeSet: null })
    expect(
      await json(['export', township, '公示.xlsx', '--ledger', 'member', '--fields', 'name,idCard', '--mask']),
    ).toMatchObject({ rows: 7 })
    expect((await json(['export', township, 'x.xlsx', '--ledger', 'member', '--fields', 'nothing'], 1))['fault']).toBe(
      'query.field',
    )
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
