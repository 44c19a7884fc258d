import type { ChecksFilter, ChecksSummary, FindingRow } from '#shared/ipc/parts/checks.ts'
import { allFindings } from './allFindings.ts'
import { ExcuseDialog } from './excuseDialog.tsx'
import type { Choice } from './filter.ts'
import { MendAllDialog } from './mendAllDialog.tsx'
import { RuleDialog } from './ruleDialog.tsx'

export type Dialog =
  | Readonly<{ kind: 'rule'; rule: string }>
  | Readonly<{ kind: 'excuse'; findings: readonly FindingRow[] }>
  /** null: all of the list. */
  | Readonly<{ kind: 'mendAll'; title: string; findings: readonly FindingRow[] | null }>

type Props = Readonly<{
  dialog: Dialog
  summary: ChecksSummary
  filter: ChecksFilter
  onChoice: (choice: Choice) => void
  onClose: () => void
  onDone: () => void
}>

/** What stands before the list. */
export function Dialogs({ dialog, summary, filter, onChoice, onClose, onDone }: Props) {
  if (dialog.kind === 'rule') return <RuleDialog rule={dialog.rule} onClose={onClose} onShow={() => onChoice({ rule: dialog.rule })} />
  if (dialog.kind === 'excuse') return <ExcuseDialog findings={dialog.findings} today={summary.today} onClose={onClose} onDone={onDone} />
  const load = async () => dialog.findings ?? (await allFindings(filter))
  return <MendAllDialog title={dialog.title} load={load} onClose={onClose} onDone={onDone} />
}
