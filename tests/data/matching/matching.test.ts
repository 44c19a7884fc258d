import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MatchOverview, MatchRow } from '#shared/ipc/parts/matching.ts'
import { addFamily, addVillage, inventedIdCard, openTestCore, type Family, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareMatchWorker } from '#tests/harness/matchWorker.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

let core: TestCore
let white: string
let first: Family
let second: Family

const numbers = [1, 2, 3, 4].map((n) => inventedIdCard(n * 7, `19${60 + n * 7}0${n}1${n}`))
const [zhang, li, wang, zhao] = numbers as [string, string, string, string]

beforeAll(async () => void (await prepareMatchWorker()))
beforeEach(async () => {
  core = await openTestCore()
  white = await addVillage(core, '白沙村')
  const green = await addVillage(core, '青龙村')
  first = await addFamily(core, white, [
    { name: '张大山', idCard: zhang, birthDate: birth(zhang) },
    { name: '李秀英', idCard: li, birthDate: birth(li), relation: '配偶' },
  ])
  second = await addFamily(core, green, [
    { name: '王建国', idCard: wang, birthDate: birth(wang) },
    { name: '赵小梅', idCard: zhao, birthDate: birth(zhao), relation: '配偶' },
  ])
})
afterEach(async () => {
  await core.ok('matching.cancel', {})
  await core.dispose()
})

function birth(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

const strangers: Cell[][] = Array.from({ length: 6 }, (_, n) => [
  `路人${'甲乙丙丁戊己'.charAt(n)}`,
  inventedIdCard(100 + n, `1955031${n}`),
  `粤A${n}0000`,
  '2020-01-01',
])

async function open(name: string, rows: readonly (readonly Cell[])[]): Promise<MatchOverview> {
  await writeWorkbook(core.at(name), { 名单: [['示例县车辆登记名单'], ['车主', '身份证号', '车牌号', '登记日期'], ...rows, ...strangers] })
  return core.ok('matching.open', { token: core.token(core.at(name)) })
}

async function keep(session: string, kind = '车辆', by: 'idCard' | 'name' = 'idCard') {
  const result = await core.ok('matching.run', { session, kind, by })
  const kept = await core.ok('matching.keep', {
    session,
    id: core.newId(),
    listName: '车辆名单',
    sender: '车管所',
    levels: ['确定', '很可能'],
  })
  return { result, kept }
}

async function rows(session: string, show: 'fresh' | 'known' | 'gone' | 'agreed' | 'off'): Promise<readonly MatchRow[]> {
  return (await core.ok('matching.rows', { session, show, offset: 0, limit: 100 })).rows
}

const january: Cell[][] = [
  ['张大山', zhang, '粤X11111', '2024-05-01'],
  ['王建国', wang, '粤X22222', '2023-02-01'],
]

describe('a list of another office', () => {
  test('is read in its own layout, its kind guessed, its samples masked', async () => {
    const overview = await open('车管所反馈.xlsx', january)
    expect(overview).toMatchObject({
      kind: '车辆',
      skipped: [],
      keptOn: null,
      tables: [{ sheet: '名单', headerRows: [2, 2], rows: 8, subjects: 1, include: true }],
    })
    expect(overview.tables[0]!.columns.map(({ role }) => role)).toEqual(['name', 'idCard', null, null])
    expect(JSON.stringify(overview)).not.toContain(zhang)
    expect(overview.kinds.find(({ kind }) => kind === '死亡')?.next).toContain('人口与户变动')
  })

  test('a person may say what columns are', async () => {
    const { session } = await open('名单.xlsx', january)
    const mapped = await core.ok('matching.map', { session, roles: { 0: { 1: null } } })
    expect(mapped.tables[0]!.columns[1]).toMatchObject({ heading: '身份证号', role: null })
  })

  test('a workbook that names nobody is refused, so is one that is none', async () => {
    await writeWorkbook(core.at('数字.xlsx'), {
      汇总: [
        ['村', '户数'],
        ['白沙村', 12],
        ['青龙村', 9],
      ],
    })
    expect((await core.refused('matching.open', { token: core.token(core.at('数字.xlsx')) })).fault).toBe('import.noTable')
    expect((await core.refused('matching.open', { token: core.token(core.at('没有.xlsx')) })).fault).toBe('file.notFound')
  })

  test('is held against the register: hits side by side, nothing written before it is kept', async () => {
    const { session } = await open('一月.xlsx', january)
    const before = core.dump()
    const result = await core.ok('matching.run', { session, kind: '车辆', by: 'idCard' })
    expect(result).toMatchObject({ rows: 8, persons: 2, counts: { fresh: 2, known: 0, gone: 0, agreed: 0, off: 0 }, levels: { 确定: 2 } })
    expect(result.villages.map(({ label, count }) => [label, count])).toEqual([
      ['白沙村', 1],
      ['青龙村', 1],
    ])
    const found = await rows(session, 'fresh')
    expect(found[0]).toMatchObject({
      name: '张大山',
      village: '白沙村',
      head: '张大山',
      confidence: 100,
      theirName: '张大山',
      theirRow: '车牌号：粤X11111；登记日期：2024-05-01',
      origin: '名单!3',
    })
    expect(JSON.stringify(found)).not.toContain(zhang)
    expect(core.dump()).toEqual(before)
  })

  test('is kept as one change set that one undo takes back', async () => {
    const { session } = await open('一月.xlsx', january)
    const before = core.dump()
    const { kept } = await keep(session)
    expect(kept).toMatchObject({ fresh: 2, known: 0, gone: 0 })
    const batch = await core.ok('ledger.record', { ledger: 'matchBatch', id: kept.batch })
    expect(batch.row.values).toMatchObject({
      number: '2026-03-02-车辆-1',
      kind: '车辆',
      rows: 8,
      hits: 2,
      fresh: 2,
      open: 2,
      sender: '车管所',
    })
    expect((await core.ok('file.verify', {})).ok).toBe(true)
    const state = await core.ok('history.state', {})
    expect(state.undo?.label).toContain('车辆比对')
    await core.ok('history.undo', { id: core.newId() })
    expect(core.dump()).toEqual(before)
  })

  test('the next list shows only what is new, keeps decisions, and tells what is gone', async () => {
    const one = await open('一月.xlsx', january)
    await keep(one.session)
    const hits = await core.ok('ledger.query', { ledger: 'matchHit' })
    await core.ok('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'matchHit', recordId: hits.ids[0]!, op: 'change', values: { state: '不属实', result: '已过户' } }],
    })
    const february = [
      ['张大山', zhang, '粤X11111', '2024-05-01'],
      ['张大山', zhang, '粤X33333', '2026-02-01'],
      ['赵小梅', zhao, '粤X44444', '2026-02-01'],
    ]
    const two = await open('二月.xlsx', february)
    const { result, kept } = await keep(two.session)
    expect(result.counts).toMatchObject({ fresh: 2, known: 1, gone: 1 })
    expect((await rows(two.session, 'known'))[0]).toMatchObject({ name: '张大山', hit: { state: '不属实' } })
    expect((await rows(two.session, 'gone'))[0]).toMatchObject({ name: '王建国', theirRow: '车牌号：粤X22222；登记日期：2023-02-01' })
    expect(kept).toMatchObject({ fresh: 2, known: 1, gone: 1 })
    const again = await core.ok('matching.open', { token: core.token(core.at('二月.xlsx')) })
    expect(again.keptOn).toBe('2026-03-02')
    expect((await core.ok('matching.run', { session: again.session, kind: '车辆', by: 'idCard' })).counts).toMatchObject({
      fresh: 0,
      known: 3,
      gone: 0,
    })
    expect((await core.ok('matching.run', { session: again.session, kind: '工商', by: 'idCard' })).counts).toMatchObject({
      fresh: 3,
      known: 0,
    })
  })

  test('without numbers, people are found by name, birth date and village, and called what they are', async () => {
    await writeWorkbook(core.at('死亡.xlsx'), {
      名单: [
        ['姓名', '出生日期', '村', '死亡日期'],
        ['张大山', birth(zhang), '白沙村', '2026-01-05'],
        ['李绣英', birth(li), '白沙', '2026-01-09'],
        ['路人甲', '1933-01-01', '白沙村', '2026-01-01'],
      ],
    })
    const { session, kind } = await core.ok('matching.open', { token: core.token(core.at('死亡.xlsx')) })
    expect(kind).toBe('死亡')
    const result = await core.ok('matching.run', { session, kind, by: 'name' })
    expect(result).toMatchObject({ rows: 3, counts: { fresh: 2 } })
    const found = await rows(session, 'fresh')
    expect(found.map(({ name, way }) => [name, way])).toEqual([
      ['张大山', '姓名和出生日期'],
      ['李秀英', '姓名和出生日期'],
    ])
    expect(found[1]!.reasons.join()).toContain('姓名同音')
  })

  test('of a list of who receives something, only disagreement is looked into', async () => {
    await core.ok('edit.commit', {
      id: core.newId(),
      changes: [
        { ledger: 'member', recordId: first.members[0]!, op: 'change', values: { lowIncome: '农村低保' } },
        { ledger: 'member', recordId: second.members[1]!, op: 'change', values: { lowIncome: '农村低保' } },
      ],
    })
    await writeWorkbook(core.at('农村低保名单.xlsx'), {
      名单: [
        ['姓名', '身份证号', '保障金额'],
        ['张大山', zhang, 310],
        ['王建国', wang, 310],
      ],
    })
    const { session, kind } = await core.ok('matching.open', { token: core.token(core.at('农村低保名单.xlsx')) })
    expect(kind).toBe('低保')
    expect((await core.ok('matching.run', { session, kind, by: 'idCard' })).counts).toMatchObject({ fresh: 2, agreed: 1 })
    const found = await rows(session, 'fresh')
    expect(found.map(({ name, reasons }) => [name, reasons.at(-1)])).toEqual([
      ['王建国', '姓名相同'],
      ['赵小梅', '台账登记为享受低保，名单中没有'],
    ])
  })

  test('a record changed since the run, and another file, make the run stale', async () => {
    const { session } = await open('一月.xlsx', january)
    await core.ok('matching.run', { session, kind: '车辆', by: 'idCard' })
    await addVillage(core, '新村')
    const wish = { session, id: core.newId(), listName: '车辆名单', sender: '', levels: ['确定' as const] }
    expect((await core.refused('matching.keep', wish)).fault).toBe('import.stale')
    await core.ok('matching.cancel', {})
    expect((await core.refused('matching.run', { session, kind: '车辆', by: 'idCard' })).fault).toBe('import.unknown')
  })
})

describe('hits that were kept', () => {
  beforeEach(async () => {
    const { session } = await open('一月.xlsx', [...january, ['李绣英', li, '粤X55555', '2025-01-01']])
    await keep(session)
  })

  test('are compared with the person as registered now, with what is done next', async () => {
    const { ids } = await core.ok('ledger.query', { ledger: 'matchHit', filter: 'name = "李秀英"' })
    const [hit] = await core.ok('matching.compare', { hits: [...ids] })
    expect(hit!.lines.map(({ label, same }) => [label, same])).toEqual([
      ['姓名', false],
      ['证件号码', true],
      ['出生日期', null],
      ['所在村', null],
      ['户主', null],
    ])
    expect(hit!.next).toContain('车辆')
    expect(JSON.stringify(hit)).not.toContain(li)
  })

  test('are counted by village, handed out, and exported with a sheet a village', async () => {
    expect(await core.ok('matching.counts', {})).toMatchObject({
      states: { 待核实: 3 },
      levels: { 确定: 3 },
      villages: [
        { label: '白沙村', open: 2, all: 2 },
        { label: '青龙村', open: 1, all: 1 },
      ],
      batches: [{ kind: '车辆', open: 3 }],
    })
    const { ids } = await core.ok('ledger.query', { ledger: 'matchHit', filter: 'village = "白沙村"' })
    expect(
      await core.ok('matching.dispatch', { id: core.newId(), hits: [...ids], to: { assignee: '陈村长' }, dueOn: '2026-03-20' }),
    ).toMatchObject({ handed: 2 })
    expect(await core.ok('matching.dispatch', { id: core.newId(), hits: [...ids], to: 'helper' })).toMatchObject({
      handed: 0,
      withoutHelper: 2,
    })
    const written = await core.ok('matching.export', { filter: 'state = "待核实"', token: core.token(core.at('核实.xlsx')), mask: true })
    expect(written).toEqual({ name: '核实.xlsx', hits: 3, villages: 2 })
    expect((await core.ok('access.list', { limit: 5 }))[0]).toMatchObject({ action: '导出', count: 3, masked: true })
  })

  test('stand in the timeline of the household', async () => {
    const { entries } = await core.ok('ledger.timeline', { ledger: 'household', id: first.household })
    expect(entries.filter(({ ledger }) => ledger === 'matchHit')).toHaveLength(2)
  })
})
