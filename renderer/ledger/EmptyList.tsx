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
  const restricted = list.query.filter !== undefined || list.query.search !== undefined
  if (drill || restricted || asOf !== undefined) return <NothingHere list={list} isRestricted={restricted} />
  const actions = (
    <>
      {onNew && <Button onClick={onNew}>录入第一{ledger.unit}</Button>}
      {ledger.id === 'member' && !model.readOnly && <Button onClick={() => open({ screen: 'newHousehold' })}>连同农户录入</Button>}
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

/** There are records, but none of those that are asked for: says which question has no answer, and takes it back. */
function NothingHere({ list, isRestricted }: Readonly<{ list: LedgerList; isRestricted: boolean }>) {
  const { open } = useNavigate()
  const { drill, asOf, model, layout } = list
  const { ledger } = model
  if (drill)
    return (
      <EmptyState
        title="没有这样的记录"
        text={`“${drill.label}”背后现在一${ledger.unit}也没有。`}
        actions={<Button onClick={() => open({ screen: 'ledger', ledger: ledger.id })}>看全部{ledger.label}</Button>}
      />
    )
  const clear = () => {
    list.setLayout({ ...layout, conditions: {}, written: '' })
    list.setSearch('')
  }
  if (isRestricted)
    return (
      <EmptyState
        title="没有符合条件的记录"
        text="请放宽筛选条件，或清空搜索框。"
        actions={<Button onClick={clear}>清空条件，看全部</Button>}
      />
    )
  return (
    <EmptyState
      title={`${asOf} 时${ledger.label}还没有内容`}
      text="那一天还没有登记过。换一个日期，或者看现在的。"
      actions={<Button onClick={() => list.setAsOf(undefined)}>看现在的</Button>}
    />
  )
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
