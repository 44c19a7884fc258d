import { createWriteStream, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { exportedFields, writeRoster } from './roster.ts'
import { median, timed } from './row.ts'
import type { BenchRow, Suite, Timed } from './row.ts'
import { benchSession, openCopy } from './session.ts'
import type { BenchSession } from './session.ts'

const rounds = 3

/**
 * A workbook of 38,006 persons into an empty file: read, matched, planned, and written to disk as one change set.
 * The peer parses the same workbook and does nothing with it. Then the same workbook once more: all rows the same.
 */
export const importSuite: Suite = async ({ folder }) => {
  const workbook = join(folder, 'roster.xlsx')
  const persons = writeRoster(workbook)
  const plans: Timed<unknown>[] = []
  const commits: Timed<unknown>[] = []
  const again: Timed<unknown>[] = []
  const parses: Timed<unknown>[] = []
  for (let round = 0; round < rounds; round++) {
    const path = join(folder, 'import.tzdb')
    const session = benchSession()
    await session.call('file.create', { token: session.token(path), township: '示例镇' })
    const planned = await timed(() => planImport(session, workbook))
    plans.push(planned)
    commits.push(await timed(() => commitImport(session, planned.result)))
    again.push(await timed(async () => commitImport(session, await planImport(session, workbook))))
    await session.close()
    rmSync(path)
    parses.push(await timed(() => void read(readFileSync(workbook), { dense: true })))
  }
  const parse = sumOf([parses])
  const peer = { name: '@e965/xlsx 只解析（dense）', value: parse.value, cpu: parse.cpu }
  const target = { of: 'ratio', most: 3 } as const
  const size = `${(statSync(workbook).size / 1e6).toFixed(1)} MB`
  return [
    { name: `导入 ${persons} 行（${size}）到空台账`, ...sumOf([plans, commits]), unit: 's', peer, target },
    { name: '　其中读取与核对', ...sumOf([plans]), unit: 's', peer },
    { name: '　其中备份、写入、落盘', ...sumOf([commits]), unit: 's', peer },
    { name: '同一工作簿再导入一次', ...sumOf([again]), unit: 's', peer, target },
  ]
}

export async function planImport(session: BenchSession, workbook: string): Promise<string> {
  const overview = await session.call('import.open', { token: session.token(workbook) })
  return overview.session
}

export async function commitImport(session: BenchSession, plan: string): Promise<void> {
  const result = await session.call('import.commit', { session: plan, id: session.newId() })
  const rejected = result.tables.reduce((sum, table) => sum + table.balance.rejected, 0)
  if (rejected > 100) throw new Error(`${rejected} rows of the bench workbook were rejected`)
}

/** Medians of phases that follow each other, added up, in seconds. */
function sumOf(phases: readonly (readonly Timed<unknown>[])[]): Readonly<{ value: number; cpu: number }> {
  const add = (of: (one: Timed<unknown>) => number): number => phases.reduce((sum, phase) => sum + median(phase.map(of)), 0)
  return { value: add((one) => one.ms) / 1000, cpu: add((one) => one.cpu) }
}

/** The whole member ledger as .xlsx. The peer is exceljs' streaming writer with the same rows, without styles or lists. */
export const exportSuite: Suite = async ({ folder, sample }) => {
  const member = ledgerOf(shippedRegistry, 'member')
  const fields = [...exportedFields(member)]
  const session = await openCopy(sample, folder)
  const path = join(folder, 'export.xlsx')
  const own: Timed<unknown>[] = []
  const others: Timed<unknown>[] = []
  const values = await rowsOf(session, fields)
  for (let round = 0; round < rounds; round++) {
    own.push(
      await timed(() =>
        session.call('export.run', {
          selection: { ledger: 'member' },
          fields,
          mask: false,
          token: session.token(path),
        }),
      ),
    )
    others.push(await timed(() => writeByPeer(join(folder, 'peer.xlsx'), values)))
  }
  await session.close()
  rmSync(session.path)
  const bare = sumOf([others])
  const row: BenchRow = {
    name: `导出 ${values.length} 行 × ${fields.length} 列`,
    ...sumOf([own]),
    unit: 's',
    peer: { name: 'exceljs 流式写出同样的行', value: bare.value, cpu: bare.cpu },
    target: { of: 'ratio', most: 2 },
  }
  return [row]
}

async function rowsOf(session: BenchSession, fields: readonly string[]): Promise<readonly unknown[][]> {
  const { ids } = await session.call('ledger.query', { ledger: 'member' })
  const rows: unknown[][] = []
  for (let at = 0; at < ids.length; at += 500) {
    const part = await session.call('ledger.rows', { ledger: 'member', ids: ids.slice(at, at + 500) })
    for (const row of part) rows.push(fields.map((field) => row.links[field] ?? row.values[field] ?? null))
  }
  return rows
}

async function writeByPeer(path: string, rows: readonly unknown[][]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useSharedStrings: true,
    useStyles: true,
  })
  const sheet = workbook.addWorksheet('成员')
  for (const [index, row] of rows.entries()) {
    sheet.addRow(row).commit()
    // As our own writer: without pauses all rows would wait in memory.
    if (index % 250 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  sheet.commit()
  await workbook.commit()
}
