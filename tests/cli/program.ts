import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { inventedIdCard } from '#tests/harness/dataCore.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

/** The built command line as others run it: a process, its exit code, one JSON document on standard output. */

export const script = fileURLToPath(new URL('../../out/cli/index.cjs', import.meta.url))
export const folder = mkdtempSync(join(tmpdir(), '命令行 测试-'))
export const at = (name: string): string => join(folder, name)

export type Outcome = Readonly<{ code: number; out: string; err: string }>

export function run(...args: readonly string[]): Promise<Outcome> {
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
export async function json(args: readonly string[], code = 0): Promise<Record<string, never> & { [name: string]: never }> {
  const { code: ended, out, err } = await run(...args, '--json')
  expect({ args, ended, err: ended === code ? '' : err }).toEqual({ args, ended: code, err: '' })
  return JSON.parse(out) as never
}

export const header = ['行政村', '户编号', '姓名', '与户主关系', '证件号码', '家庭成员联系电话', '怪栏']
export function rows(from: number, count: number): Cell[][] {
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

export const township = '示例 镇.tzdb'

/** Builds the command line, writes three workbooks and makes the township's file in `folder`. */
export async function setUp(): Promise<void> {
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
}
