import { expect, it } from 'vitest'
import { planOf, willOf, type Deed, type Scene } from '#renderer/dropping/decide.ts'
import { kindOf, kindOfType, type DropKind } from '#renderer/dropping/kinds.ts'

const ledger: Scene = {
  window: 'file',
  dialog: null,
  place: { screen: 'ledger', ledger: 'household' },
  mayWrite: true,
  county: false,
  made: false,
  busy: null,
}
const start: Scene = { ...ledger, window: 'start', place: null, mayWrite: false }
const at = (place: Scene['place'], over: Partial<Scene> = {}): Scene => ({ ...ledger, place, ...over })

const plan = (names: readonly string[], scene: Scene, folders = 0) =>
  planOf(
    names.map((name) => ({ name, kind: kindOf(name) })),
    scene,
    folders,
  )
/** The deed of one file, or the words of the refusal. */
function answer(name: string, scene: Scene): Deed | string | null {
  const { take, note } = plan([name], scene)
  expect(take.length === 0).toBe(note !== null)
  return take[0]?.deed ?? note
}

it.each<[string, DropKind]>([
  ['青溪镇.TZDB', 'ledger'],
  ['包.tzpkg', 'package'],
  ['名单.et', 'workbook'],
  ['名单.2026.csv', 'workbook'],
  ['备忘.txt', 'text'],
  ['汇报.wps', 'report'],
  ['格式.tzgs', 'layouts'],
  ['参数.json', 'policy'],
  ['台账 - 快捷方式.lnk', 'shortcut'],
  ['照片.jpg', 'other'],
  ['没有扩展名', 'other'],
])('knows %s as %s', (name, kind) => expect(kindOf(name)).toBe(kind))

it('knows by type what the system has a type for, and our own files not', () => {
  expect(['image/png', 'text/csv', 'application/pdf', 'TEXT/PLAIN', ''].map(kindOfType)).toEqual([
    'other',
    'workbook',
    'report',
    'text',
    null,
  ])
})

it.each<[string, Scene, Deed]>([
  // Over a list, and any page that has no use of its own for the file.
  ['甲.tzdb', ledger, 'return'],
  ['甲.tzpkg', ledger, 'package'],
  ['甲.xlsx', ledger, 'import'],
  ['甲.zip', ledger, 'import'],
  ['甲.docx', ledger, 'reconcile'],
  ['甲.txt', ledger, 'reconcile'],
  ['甲.pdf', ledger, 'reconcile'],
  ['甲.tzgs', ledger, 'layouts'],
  ['甲.json', ledger, 'policy'],
  // By place.
  ['甲.xlsx', at({ screen: 'matching' }), 'match'],
  ['甲.txt', at({ screen: 'matching' }), 'match'],
  ['甲.docx', at({ screen: 'matching' }), 'reconcile'],
  ['甲.xlsx', at({ screen: 'leaks' }), 'leaks'],
  ['甲.docx', at({ screen: 'leaks' }), 'leaks'],
  ['甲.tzpkg', at({ screen: 'leaks' }), 'package'],
  ['甲.xlsx', at({ screen: 'reconcile' }), 'reconcile'],
  ['甲.tzdb', at({ screen: 'reconcile' }), 'return'],
  ['甲.txt', at({ screen: 'import' }), 'import'],
  ['甲.docx', at({ screen: 'import' }), 'reconcile'],
  ['甲.tzdb', at({ screen: 'backups' }), 'restore'],
  ['甲.docx', at({ screen: 'reports', part: 'made' }, { made: true }), 'made'],
  ['甲.docx', at({ screen: 'reports', part: 'make' }), 'reconcile'],
  ['甲.xlsx', at({ screen: 'packages', tab: 'in' }), 'import'],
  // By state.
  ['甲.tzdb', { ...ledger, mayWrite: false }, 'open'],
  ['甲.xlsx', { ...ledger, mayWrite: false }, 'import'],
  ['甲.docx', { ...ledger, mayWrite: false }, 'reconcile'],
  ['甲.tzdb', { ...ledger, county: true }, 'collect'],
  ['甲.tzpkg', { ...ledger, county: true }, 'package'],
  ['甲.tzdb', { ...ledger, county: true, mayWrite: false }, 'open'],
  ['甲.docx', { ...ledger, busy: 'import' }, 'reconcile'],
  ['甲.xlsx', at({ screen: 'matching' }, { busy: 'import' }), 'match'],
  // While no file is open.
  ['甲.tzdb', start, 'open'],
  ['甲.tzpkg', start, 'package'],
  ['甲.docx', start, 'reconcile'],
  ['甲.txt', start, 'reconcile'],
  ['甲.xlsx', start, 'hold'],
])('%s is taken as it should be (%#)', (name, scene, deed) => expect(answer(name, scene)).toBe(deed))

it.each<[string, Scene, RegExp]>([
  ['甲.tzdb', { ...start, window: 'name' }, /先填写经办人姓名/],
  ['甲.tzdb', { ...ledger, window: 'locked' }, /先登录或解锁/],
  ['甲.xlsx', { ...ledger, dialog: '导出' }, /先关闭“导出”/],
  ['甲.xlsx', { ...ledger, dialog: '' }, /先关闭正开着的对话框/],
  ['甲.xlsx', { ...ledger, busy: 'import' }, /上一份表格还在处理，《甲\.xlsx》没有打开/],
  ['甲.tzpkg', { ...ledger, busy: 'merge' }, /正在合并，《甲\.tzpkg》没有收下/],
  ['甲.tzgs', { ...ledger, mayWrite: false }, /只能查看，不能导入表格格式/],
  ['甲.json', start, /先打开或新建/],
  ['甲.jpg', ledger, /“甲\.jpg”这种文件处理不了。可以拖进来的有：台账/],
  ['甲.lnk', start, /快捷方式/],
])('%s is refused with the way on (%#)', (name, scene, words) => expect(answer(name, scene)).toMatch(words))

it('takes what came back together, and says what is left out', () => {
  expect(plan(['a.tzpkg', 'b.tzdb', 'c.xlsx'], ledger).take.map(({ deed }) => deed)).toEqual(['package', 'return', 'import'])
  const mixed = plan(['a.tzpkg', '照片.jpg'], ledger)
  expect([mixed.take.length, mixed.note]).toEqual([1, expect.stringContaining('“照片.jpg”这种文件处理不了')])
})

it('takes one report of several, and none of several kinds', () => {
  const several = plan(['a.docx', 'b.docx', 'c.docx'], ledger)
  expect([several.take, several.note]).toEqual([[{ file: 0, deed: 'reconcile' }], '一次处理一份：先看《a.docx》，其余 2 份请再拖一次。'])
  expect(plan(['a.docx', 'b.tzgs'], ledger)).toMatchObject({ take: [], note: '拖进来的文件不是一种，不能一起处理。请一种一种地拖。' })
})

it('tells what to do with a folder', () => {
  expect(plan([], ledger, 1).note).toMatch(/是文件夹。请打开它/)
  expect(plan([], { ...ledger, county: true }, 1).note).toMatch(/“添加文件夹…”/)
  expect(plan(['a.tzpkg'], ledger, 1)).toMatchObject({ take: [{ file: 0, deed: 'package' }], note: expect.stringContaining('文件夹') })
})

it('says before the mouse is let go what will happen', () => {
  expect(willOf(['workbook'], ledger)).toEqual({ text: '松开鼠标，导入表格', takes: true })
  expect(willOf(['workbook'], at({ screen: 'matching' }))).toEqual({ text: '松开鼠标，比对这份名单', takes: true })
  expect(willOf(['workbook'], { ...ledger, dialog: '导出' })).toEqual({ text: '请先关闭“导出”，再把文件拖进来。', takes: false })
  expect(willOf(['other'], ledger)).toEqual({ text: expect.stringMatching(/^这种文件处理不了/), takes: false })
  expect(willOf(['workbook'], { ...ledger, busy: 'import' }).text).toMatch(/还在处理，这个文件没有打开/)
  // Our own files have no type: every kind is possible.
  expect(willOf([null], start).text).toMatch(/^松开鼠标：打开台账/)
  expect(willOf([null, 'workbook'], ledger).text).toMatch(/^松开鼠标：表格导入/)
})
