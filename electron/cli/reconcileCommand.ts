import { reportText } from '#data/report/reportText.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import type { CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'

/** `reconcile REPORT`: checks the figures of a report against each other; exit 1 where some cannot be right. */
export async function reconcileReport(line: CommandLine): Promise<CommandResult | Fault> {
  const text = await reportText(line.words[0]!)
  if (isFault(text)) return text
  const { figures, sums, findings } = reconcile(text)
  const told = findings.map(({ severity, quote, message }) => `${severity}　${quote.replaceAll(/\s+/g, '')}　${message}`)
  const held = sums.filter(({ ok }) => ok).length
  return {
    json: { figures: figures.length, sums, findings },
    text: [`共 ${figures.length} 个数字，验算 ${sums.length} 处，其中 ${held} 处相符`, ...told].join('\n'),
    exit: findings.some(({ severity }) => severity === '错误') ? 1 : 0,
  }
}
