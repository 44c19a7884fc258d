import { Button } from '@mantine/core'
import type { ImportTable } from '#shared/ipc/outputs.ts'
import { Banner, countText } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'

type NoteProps = Readonly<{ table: ImportTable; onTaken: () => void; wizard: Wizard }>

/** Damaged ID numbers of which the whole number is known: all of them by one deed, then listed one by one. */
export function ProposalNote({ table, onTaken, wizard: { state, actions } }: NoteProps) {
  const proposals = table.proposals ?? []
  if (proposals.length === 0) return null
  const takeAll = async () => {
    const edits = Object.fromEntries(proposals.map(({ row, column, text }) => [`${row}:${column}`, text]))
    await actions.fix(table.index, { edits })
    onTaken()
  }
  return (
    <Banner
      tone="info"
      actions={
        <Button size="compact-sm" disabled={state.busy !== null} onClick={() => void takeAll()}>
          采纳全部 {countText(proposals.length)} 条建议
        </Button>
      }
    >
      {countText(proposals.length)} 个证件号码在 Excel
      中丢了末尾几位，按剩下的数字和姓名，台账里各只有一个人对得上。采纳后逐条列在“已改正”，可以恢复原样。
    </Banner>
  )
}
