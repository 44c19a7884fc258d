import { createWriteStream, rmSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { idCardCheckSign } from '#shared/values/idCard.ts'
import { look, precisionAndRecall } from '#tests/shared/matching/looking.ts'
import { quantile, timed } from './row.ts'
import type { BenchRow, Suite } from './row.ts'
import { openCopy, type BenchSession } from './session.ts'

const listRows = 1_000_000

/** A list of a million rows against the township by number, with the window asking for rows meanwhile; duplicates; how right it is. */
export const matchingSuite: Suite = async ({ folder, sample }) => {
  const session = await openCopy(sample, folder)
  const list = join(folder, 'list.csv')
  await writeList(list, await someNumbers(session))
  const compared = await compareList(session, list)
  rmSync(list)
  const { result: found, ms, cpu } = await timed(() => session.call('duplicates.find', { what: 'member' }))
  await session.close()
  const searched: BenchRow = {
    name: `查重 ${found.records.toLocaleString('zh-CN')} 人（${found.pairs} 对）`,
    value: ms / 1000,
    cpu,
    unit: 's',
  }
  return [...compared, searched, await howRight()]
}

async function compareList(session: BenchSession, list: string): Promise<readonly BenchRow[]> {
  const waits: number[] = []
  let running = true
  const { ids } = await session.call('ledger.query', { ledger: 'member' })
  const window = (async () => {
    while (running) {
      const { ms } = await timed(() => session.call('ledger.rows', { ledger: 'member', ids: ids.slice(0, 200) }))
      waits.push(ms)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  const { result, ms, cpu } = await timed(async () => {
    const opened = await session.call('matching.open', { token: session.token(list) })
    return session.call('matching.run', { session: opened.session, kind: '车辆', by: 'idCard' })
  })
  running = false
  await window
  const name = `比对 ${listRows.toLocaleString('zh-CN')} 行名单（CSV，按证件号码，比中 ${result.counts.fresh} 条）`
  return [
    { name, value: ms / 1000, cpu, unit: 's', target: { of: 'value', most: 30 } },
    { name: '其间取 200 行', value: quantile(waits, 0.5), p95: quantile(waits, 0.95), unit: 'ms' },
  ]
}

/** Invented twins with what goes wrong in registers (tests/shared/matching/twins.ts). */
async function howRight(): Promise<BenchRow> {
  const { result, ms, cpu } = await timed(() => precisionAndRecall(look(38_006, 12_000, 7)))
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
  const name = `认 26,400 条写坏的人（“确定”${percent(result.precision)} 正确，查全 ${percent(result.recall)}）`
  return { name, value: ms / 1000, cpu, unit: 's' }
}

async function someNumbers(session: BenchSession): Promise<readonly string[]> {
  const { ids } = await session.call('ledger.query', { ledger: 'member', filter: 'not idCard is blank' })
  const shown = await session.call('ledger.reveal', { ledger: 'member', ids: ids.slice(0, 500), fields: ['idCard'] })
  return shown.map(({ values }) => String(values['idCard']))
}

async function writeList(path: string, known: readonly string[]): Promise<void> {
  const stream = createWriteStream(path)
  stream.write('序号,姓名,身份证号,车牌号,登记日期\n')
  for (let row = 0; row < listRows; row += 1) {
    const number = row % 2_000 === 0 ? known[(row / 2_000) % known.length]! : stranger(row)
    const isRoom = stream.write(`${row + 1},张${'伟芳娜秀英敏静'.charAt(row % 7)}强,${number},粤X${row.toString(36)},2024-05-01\n`)
    if (!isRoom) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}

/** Area code 439998 is nobody's. */
function stranger(row: number): string {
  const birth = `${1940 + (row % 75)}${String(1 + (row % 12)).padStart(2, '0')}${String(1 + (row % 28)).padStart(2, '0')}`
  const first = `439998${birth}${String(row % 1_000).padStart(3, '0')}`
  return first + idCardCheckSign(first)
}
