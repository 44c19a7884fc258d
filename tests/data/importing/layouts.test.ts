import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledgerRows } from '#data/exchange/rowsAsData.ts'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { writeBook } from '#tests/fixtures/countyBook.ts'
import { sheetsOf, type Layout } from '#tests/fixtures/countyLayouts.ts'
import { fullLayout, layouts } from '#tests/fixtures/countyLayoutList.ts'
import { persons, truth } from '#tests/fixtures/countyTruth.ts'
import { openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'

let full: TestCore

beforeAll(async () => {
  await prepareExcelWorker()
  full = await openTestCore()
  await bringIn(full, fullLayout)
})
afterAll(() => full.dispose())

describe.each(layouts)('$name', (layout) => {
  test('every field arrives, comes off again, and says nothing new the second time', async () => {
    const core = await openTestCore()
    const before = core.dump()
    const seen = await bringIn(core, layout)
    expect(await failures(core, seen)).toEqual([])
    compare(core, layout)
    const again = await open(core, layout)
    expect(addedOrChanged(again)).toEqual([])
    expect((await core.ok('history.undo', { id: core.newId() })).blocked).toEqual([])
    expect(core.dump()).toEqual(before)
    await core.dispose()
  })

  test('finds the same records in a file that came by another layout', async () => {
    const seen = await open(full, layout)
    expect(await failures(full, seen)).toEqual([])
    expect(addedOrChanged(seen)).toEqual([])
  })
})

describe('saved again by LibreOffice', () => {
  test('the same truth', async () => {
    const some = layouts.filter((_, index) => index % 5 === 2)
    const folder = full.at('另存')
    mkdirSync(folder)
    for (const [index, layout] of some.entries())
      writeFileSync(join(folder, `${index}.xlsx`), await writeBook(sheetsOf(layout), layout.dialect))
    const office = (to: string, from: string): void => {
      const files = readdirSync(folder)
        .filter((name) => name.endsWith(from))
        .map((name) => join(folder, name))
      execFileSync(
        'soffice',
        [
          '--headless',
          `-env:UserInstallation=file://${tmpdir()}/libreoffice-${process.pid}`,
          '--convert-to',
          to,
          '--outdir',
          folder,
          ...files,
        ],
        { stdio: 'ignore' },
      )
    }
    office('ods', '.xlsx')
    for (const name of readdirSync(folder)) if (name.endsWith('.xlsx')) rmSync(join(folder, name))
    office('xlsx', '.ods')
    for (const [index, layout] of some.entries()) {
      const overview = await full.ok('import.open', { token: full.token(join(folder, `${index}.xlsx`)) })
      expect(await failures(full, overview), layout.name).toEqual([])
      expect(addedOrChanged(overview), layout.name).toEqual([])
    }
  })
})

async function open(core: TestCore, layout: Layout): Promise<ImportOverview> {
  const path = core.at('县里发来的 表.xlsx')
  writeFileSync(path, await writeBook(sheetsOf(layout), layout.dialect))
  return core.ok('import.open', { token: core.token(path) })
}

async function bringIn(core: TestCore, layout: Layout): Promise<ImportOverview> {
  const overview = await open(core, layout)
  await core.ok('import.commit', { session: overview.session, id: core.newId() })
  return overview
}

/** Empty when every row was taken; else what a developer needs to see. */
async function failures(core: TestCore, overview: ImportOverview): Promise<readonly unknown[]> {
  const accepted = overview.tables.reduce((sum, table) => sum + table.balance.accepted, 0)
  const rejected = overview.tables.reduce((sum, table) => sum + table.balance.rejected, 0)
  const closes = overview.tables.every(({ balance }) => balance.read === balance.accepted + balance.rejected + balance.skipped)
  if (rejected === 0 && closes && (accepted === persons || accepted === truth.length)) return []
  const told: unknown[] = []
  for (const { index, sheet, balance, refused, columns } of overview.tables) {
    const { rows } = await core.ok('import.rows', {
      session: overview.session,
      table: index,
      show: 'rejected',
      offset: 0,
      limit: 3,
    })
    told.push({
      sheet,
      balance,
      refused,
      columns: columns.map((column) => `${column.header}→${column.ledger}.${column.field}`).join(' '),
      rows: rows.map(({ row, why }) => `${row} ${why}`),
    })
  }
  return told
}

function addedOrChanged(overview: ImportOverview): readonly unknown[] {
  return overview.tables.flatMap((table) =>
    Object.entries(table.records).flatMap(([ledger, { added, changed }]) => (added + changed === 0 ? [] : [{ ledger, added, changed }])),
  )
}

type Row = Readonly<Record<string, unknown>>

function rowsOf(core: TestCore, ledger: string): readonly Row[] {
  const context = core.core.context.reading()
  const answer = ledgerRows(context, ledgerOf(context.registry, ledger), {})
  if (isFault(answer)) throw new Error(answer.fault)
  return answer.rows
}

const label = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'label' in value ? value.label : value)

/** Every field that a column of the layout carries, in every record. */
function compare(core: TestCore, layout: Layout): void {
  const houses = rowsOf(core, 'household')
  const members = rowsOf(core, 'member')
  const isHeads = layout.forming === 'heads'
  expect(houses).toHaveLength(truth.length)
  expect(members).toHaveLength(isHeads ? truth.length : truth.reduce((sum, house) => sum + house.members.length, 0))
  for (const house of truth) {
    const head = members.find((row) => row.idCard === house.members[0]?.idCard)
    const own = houses.find((row) => row.id === (head?.household as Readonly<{ id: string }> | undefined)?.id)
    const expected = { headName: house.members[0]?.name, headIdCard: house.members[0]?.idCard, ...house } as Row
    compareFields(layout, 'household', expected, own ?? {})
    expect(label(own?.village), house.code).toBe(house.village)
    for (const member of isHeads ? [] : house.members) {
      const row = members.find((one) => one.idCard === member.idCard) ?? {}
      compareFields(layout, 'member', member, row)
      expect((row.household as Readonly<{ id: string }>).id, member.name).toBe(own?.id)
    }
  }
}

function compareFields(layout: Layout, ledger: string, truthful: Row, row: Row): void {
  const fields = layout.columns.flatMap(({ field }) => (field?.startsWith(`${ledger}.`) ? [field.slice(ledger.length + 1)] : []))
  expect(Object.fromEntries(fields.map((field) => [field, label(row[field])]))).toEqual(
    Object.fromEntries(fields.map((field) => [field, truthful[field]])),
  )
}
