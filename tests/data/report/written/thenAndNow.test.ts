import { afterAll, beforeAll, expect, test } from 'vitest'
import { countedId, inventedIdCard } from '#tests/harness/dataCore.ts'
import { reportDesk, type ReportDesk } from './reportDesk.ts'

let desk: ReportDesk
beforeAll(async () => void (desk = await reportDesk()))
afterAll(() => desk.core.dispose())

const changedOf = (figures: readonly Readonly<{ then: string; now: string | null; inFile?: string }>[]) =>
  figures.filter((figure) => figure.then !== figure.now || figure.inFile !== undefined)

test('a made report is told figure by figure then → now, from its record and from the file itself', async () => {
  const { core } = desk
  const made = await desk.make({ template: 'monthly', asOf: '2026-06-30', id: countedId() }, '六月.docx')
  const whole = await core.ok('reports.compare', { made: made.made! })
  expect(whole).toMatchObject({ asOf: '2026-06-30', against: '2026-05-31', madeOn: '2026-07-15', elsewhere: false })
  expect(whole.figures).toHaveLength(made.figures)
  expect(changedOf(whole.figures)).toEqual([])

  // A household that was forgotten comes in late, as of always: the report of June would say another number now.
  const [village] = (await core.ok('ledger.query', { ledger: 'village' })).ids
  const household = countedId()
  const head = { household, name: '迟来的人', relation: '户主', idCard: inventedIdCard(701) }
  const changes = [
    { ledger: 'household', recordId: household, op: 'add' as const, values: { village: village! } },
    { ledger: 'member', recordId: countedId(), op: 'add' as const, values: head },
  ]
  await core.ok('edit.commit', { id: countedId(), changes })
  const later = await core.ok('reports.compare', { made: made.made! })
  const total = later.figures.find(({ measure }) => measure === 'households')!
  expect(Number(total.now)).toBe(Number(total.then) + 1)
  expect(total.drill).toMatchObject({ ledger: 'household', asOf: '2026-06-30' })
  const byFile = await core.ok('reports.compare', { token: core.token(made.path) })
  expect(byFile.figures.map(({ then, now }) => [then, now])).toEqual(later.figures.map(({ then, now }) => [then, now]))
})

test('a figure that somebody changed or deleted in Word is seen', async () => {
  const { path } = await desk.make({ template: 'monthly' })
  desk.change(path, 'word/document.xml', (markup) =>
    markup
      .replace(/(w:name="_tz0002"\/>.*?<w:t[^>]*>)\d+/s, '$1999')
      .replace(/<w:bookmarkStart w:id="(\d+)" w:name="_tz0003"\/>.*?<w:bookmarkEnd w:id="\1"\/>/s, ''),
  )
  const { figures } = await desk.core.ok('reports.compare', { token: desk.core.token(path) })
  expect(figures[2]).toMatchObject({ measure: 'households', inFile: '999' })
  expect(figures[3]).toMatchObject({ inFile: '' })
  expect(figures[4]!.inFile).toBeUndefined()
})

test('a program that drops custom parts leaves the record to be found by; other files are refused', async () => {
  const { path, figures } = await desk.make({ template: 'monthly', id: countedId() })
  desk.change(path, 'customXml/item1.xml', () => null)
  expect((await desk.core.ok('reports.compare', { token: desk.core.token(path) })).figures).toHaveLength(figures)
  const template = desk.core.at('空.docx')
  await desk.core.ok('reports.exportTemplate', { template: 'monthly', token: desk.core.token(template) })
  expect((await desk.core.refused('reports.compare', { token: desk.core.token(template) })).fault).toBe('reportTemplate.notOurs')
})

test('made again on the same day it takes the place of the one before; days to come are refused', async () => {
  const before = (await desk.core.ok('reports.made', {})).length
  await desk.make({ template: 'annual', id: countedId() })
  await desk.make({ template: 'annual', id: countedId() })
  expect(await desk.core.ok('reports.made', {})).toHaveLength(before + 1)
  expect((await desk.core.refused('reports.preview', { template: 'annual', asOf: '2026-08-01' })).fault).toBe('input.invalid')
  expect((await desk.core.refused('reports.preview', { template: 'annual', against: '2026-07-15' })).fault).toBe('input.invalid')
})

test('warnings: findings of the ledgers that are counted, once the file was checked', async () => {
  expect((await desk.core.ok('reports.preview', { template: 'monthly' })).checked).toBe(false)
  await desk.core.ok('checks.run', {})
  const { checked, warnings } = await desk.core.ok('reports.preview', { template: 'monthly' })
  expect(checked).toBe(true)
  expect(warnings.every(({ kind, rule }) => kind !== '疑点' || rule !== undefined)).toBe(true)
})
