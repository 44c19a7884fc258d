import type { MatchRow } from '#shared/ipc/parts/matching.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

/** Rows a call. */
const part = 500

/**
 * `match FILE WORKBOOK [--by idCard|name]`: holds an outside list against the persons of the file; writes nothing and looks
 * only, so also at a file in use. `name` compares names, birth dates, villages and near numbers as well.
 */
export async function matchList(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const by = textOption(line, 'by') ?? 'idCard'
  if (by !== 'idCard' && by !== 'name') return { fault: 'input.invalid', detail: '--by 只能是 idCard 或 name' }
  const [file, list] = line.words as [string, string]
  const info = await session.openReadOnly(file)
  if (isFault(info)) return info
  const opened = await session.call('matching.open', { token: session.token(list) })
  if (isFault(opened)) return opened
  // A kind of which being listed is what matters: every match is told.
  const result = await session.call('matching.run', { session: opened.session, kind: '其他名单', by, everyRow: true })
  if (isFault(result)) return result
  const hits: MatchRow[] = []
  for (const show of ['fresh', 'known', 'off'] as const) {
    const found = await allRows(session, opened.session, show)
    if (isFault(found)) return found
    hits.push(...found)
  }
  const told = hits.map(toJson).sort((a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row))
  return { json: { rows: result.rows, skipped: result.unnamed, hits: told }, text: inWords(result.rows, told) }
}

async function allRows(session: Session, id: string, show: 'fresh' | 'known' | 'off'): Promise<readonly MatchRow[] | Fault> {
  const found: MatchRow[] = []
  for (;;) {
    const answer = await session.call('matching.rows', { session: id, show, offset: found.length, limit: part })
    if (isFault(answer)) return answer
    found.push(...answer.rows)
    if (answer.rows.length < part) return found
  }
}

type Told = Readonly<{
  row: number
  sheet: string
  record: string
  how: string
  confidence: number
  level: string
  name: string
  village: string
  reasons: readonly string[]
}>

function toJson({ origin, member, way, confidence, level, name, village, reasons }: MatchRow): Told {
  const at = origin.lastIndexOf('!')
  return {
    row: Number(origin.slice(at + 1)),
    sheet: origin.slice(0, at),
    record: member,
    how: ways[way ?? ''] ?? 'name',
    confidence: confidence / 100,
    level,
    name,
    village,
    reasons,
  }
}

const ways: Readonly<Record<string, string>> = {
  证件号码相同: 'idCard',
  证件号码受损: 'idCardDamaged',
  证件号码相近: 'idCardNear',
  姓名和出生日期: 'nameBirth',
  姓名和村: 'nameVillage',
  姓名相近: 'name',
}

function inWords(rows: number, hits: readonly Told[]): string {
  const lines = hits.map(
    ({ sheet, row, name, village, level, reasons }) => `${sheet} 第 ${row} 行 → ${village} ${name}（${level}）：${reasons.join('；')}`,
  )
  const count = (level: string): number => hits.filter((hit) => hit.level === level).length
  return [
    ...lines,
    `名单 ${rows} 行，比中 ${hits.length} 条：确定 ${count('确定')}，很可能 ${count('很可能')}，可能 ${count('可能')}`,
  ].join('\n')
}
