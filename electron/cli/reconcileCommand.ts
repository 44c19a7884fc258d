import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { LedgerNote, Reconciliation, ReportMark } from '#shared/ipc/parts/reconcile.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { isIsoDay } from '#shared/values/date.ts'
import { textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

/**
 * `reconcile [FILE] REPORT`: checks the figures of a report against each other and, with FILE, against the ledger as of the
 * report's day; exit 1 where some cannot be right. `--out`: a copy of the report as Word with a comment at each.
 */
export async function reconcileReport(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const asOf = textOption(line, 'as-of')
  if (asOf !== undefined && !isIsoDay(asOf)) return { fault: 'input.invalid', detail: '日期要写成 2026-03-31 的样子' }
  const [ledger, path] = line.words.length === 2 ? line.words : [undefined, line.words[0]]
  const info = ledger === undefined ? null : await session.openReadOnly(ledger)
  if (isFault(info)) return info
  const opened = await session.call('reconcile.open', { token: session.token(path!) })
  if (isFault(opened)) return opened
  const when = asOf === undefined ? {} : { asOf }
  const told = await session.call('reconcile.run', when)
  if (isFault(told)) return told
  const out = textOption(line, 'out')
  const written = out === undefined ? null : await session.call('reconcile.comment', { token: session.token(out), ...when })
  if (isFault(written)) return written
  return resultOf(session, told)
}

function resultOf(session: Session, told: Reconciliation): CommandResult {
  const { report } = session.core.context.desk
  const { figures, sums, findings } = reconcile(report!.report)
  const compared = told.marks.flatMap(({ ledger, quote }) => (ledger ? [comparedAsData(quote, ledger)] : []))
  const wrong = told.marks.filter(({ mark }) => mark === 'red' || mark === 'amber')
  const head = `共 ${figures.length} 个数字，验算 ${sums.length} 处，其中 ${told.held} 处相符`
  const against = told.asOf === null ? [] : [`与台账比较 ${told.compared} 个数字（截至 ${told.asOf}）`]
  return {
    json: {
      figures: figures.length,
      sums: sums.map(({ start, end, text, printed, recomputed, ok }) => ({ start, end, text, printed, recomputed, ok })),
      findings,
      ...(told.asOf === null ? {} : { asOf: told.asOf, compared }),
    },
    text: [head, ...against, ...wrong.flatMap(lineOf)].join('\n'),
    exit: told.marks.some(({ mark }) => mark === 'red') ? 1 : 0,
  }
}

function comparedAsData(quote: string, { measure, mark, asOf, village, then, now, difference, reason, start, end }: LedgerNote) {
  return {
    quote,
    start,
    end,
    measure: measure.id,
    label: measure.label,
    definition: measure.definition,
    mark,
    asOf,
    village,
    then,
    now,
    difference,
    reason,
  }
}

function lineOf({ quote, text, ledger }: ReportMark): readonly string[] {
  const word = { red: '错误', amber: '疑点', green: '', neutral: '' } as const
  const figure = quote.replaceAll(/\s+/g, '')
  const own = text.filter(({ mark }) => mark !== 'green').map(({ mark, reason }) => `${word[mark]}　${figure}　${reason}`)
  if (!ledger || word[ledger.mark] === '') return own
  const place = ledger.village === null ? '' : `${ledger.village} `
  return [...own, `${word[ledger.mark]}　${figure}　${place}${ledger.measure.label} ${ledger.asOf} 为 ${ledger.then}，${ledger.reason}`]
}
