import { Button } from '@mantine/core'
import { isOwn } from '#shared/ledger/registry.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { attempt, call, shell, showDone, useNavigate } from '#renderer/bridge/index.ts'
import { EmptyState } from '#renderer/ui/index.ts'
import type { LedgerList } from './useLedgerList.ts'

type Props = Readonly<{ list: LedgerList; onNew: (() => void) | null }>

/** In place of the rows when there are none: why, what the ledger takes, and the ways to fill it. */
export function EmptyList({ list, onNew }: Props) {
  const { open } = useNavigate()
  const { drill, asOf, model } = list
  const { loading, problem } = list.list
  const { ledger } = model
  if (problem) return <span role="alert">{problem}</span>
  if (loading) return <>正在读取…</>
  if (drill) return <EmptyState title="没有这样的记录" text={`“${drill.label}”背后现在一${ledger.unit}也没有。`} />
  const restricted = list.query.filter !== undefined || list.query.search !== undefined
  if (restricted) return <EmptyState title="没有符合条件的记录" text="请放宽筛选条件，或清空搜索框。" />
  if (asOf !== undefined) return <EmptyState title={`${asOf} 时${ledger.label}还没有内容`} />
  const actions = (
    <>
      {onNew && <Button onClick={onNew}>录入第一{ledger.unit}</Button>}
      {!model.readOnly && (
        <Button variant="default" onClick={() => open({ screen: 'import' })}>
          从 Excel 导入
        </Button>
      )}
      <Button variant="default" onClick={() => void saveTemplate(ledger)}>
        下载导入模板
      </Button>
    </>
  )
  return <EmptyState title={`${ledger.label}还没有内容`} text={`这里登记${takenFields(ledger)}。`} actions={actions} />
}

/** Fields named in the empty list. */
const fieldsNamed = 8

/** What a record holds, in the words of its columns. */
function takenFields(ledger: LedgerDefinition): string {
  const own = ledger.fields.filter((field) => isOwn(field) && !field.retired && (field.inGrid || field.required))
  const words = own.slice(0, fieldsNamed).map((field) => field.label)
  return `每${ledger.unit}的${words.join('、')}${own.length > fieldsNamed ? '等' : ''}`
}

async function saveTemplate({ id, label }: LedgerDefinition): Promise<void> {
  const saved = await attempt(async () => {
    const grant = await shell('dialog.saveWorkbook', { suggestedName: `${label}导入模板.xlsx` })
    return grant ? call('import.template', { ledger: id, token: grant.token }) : null
  })
  if (saved) showDone(`模板已存到“${saved.name}”。`)
}
