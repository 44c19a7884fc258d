import { Anchor, Button, Table } from '@mantine/core'
import { useState } from 'react'
import { choiceOf, type CaseChoice } from '#shared/monitoring/caseOf.ts'
import { stages, textOf, type MonitoringCase } from '#shared/monitoring/define.ts'
import { stepLabel } from '#shared/monitoring/steps.ts'
import { scrollable } from '#renderer/ui/index.ts'
import { DeadlineMark } from './deadlineMark.tsx'
import classes from './cockpit.module.css'

type Props = Readonly<{
  cases: readonly MonitoringCase[]
  /** Id of the record. */
  chosen: string | null
  onChoose: (choice: CaseChoice) => void
  /** Column of the stage: only where several are mixed. */
  withStage: boolean
}>

/** Lines that are drawn at once. */
const page = 100

/** Cases, the most urgent first. */
export function CaseList({ cases, chosen, onChoose, withStage }: Props) {
  const [shown, setShown] = useState(page)
  return (
    <div className={classes.list} {...scrollable('农户名单')}>
      <Table stickyHeader highlightOnHover aria-label="农户">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>对象</Table.Th>
            <Table.Th>村</Table.Th>
            <Table.Th data-wide>情况</Table.Th>
            {withStage && <Table.Th data-wide>环节</Table.Th>}
            <Table.Th>下一步</Table.Th>
            <Table.Th>期限</Table.Th>
            <Table.Th data-wide>责任人</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cases.slice(0, shown).map((given) => (
            <CaseLine key={given.record.id} given={given} chosen={chosen} onChoose={onChoose} withStage={withStage} />
          ))}
        </Table.Tbody>
      </Table>
      {cases.length > shown && (
        <Button variant="subtle" size="compact-sm" m={8} onClick={() => setShown(shown + page)}>
          再显示 {Math.min(page, cases.length - shown)} 户（共 {cases.length} 户）
        </Button>
      )}
    </div>
  )
}

type LineProps = Omit<Props, 'cases'> & Readonly<{ given: MonitoringCase }>

function CaseLine({ given, chosen, onChoose, withStage }: LineProps) {
  const { record, name, stage, steps, deadline, officer } = given
  const isChosen = record.id === chosen
  return (
    <Table.Tr data-chosen={isChosen || undefined} className={classes.line} onClick={() => onChoose(choiceOf(given))}>
      <Table.Td>
        <Anchor component="button" type="button" inherit fw={600} aria-pressed={isChosen} onClick={() => onChoose(choiceOf(given))}>
          {name || '（未填姓名）'}
        </Anchor>
      </Table.Td>
      <Table.Td>{record.links?.['village'] ?? ''}</Table.Td>
      <Table.Td data-wide className={classes.says} title={saysOf(given)}>
        {saysOf(given)}
      </Table.Td>
      {withStage && <Table.Td data-wide>{stages.find(({ id }) => id === stage)?.label}</Table.Td>}
      <Table.Td>{stepLabel(steps[0])}</Table.Td>
      <Table.Td>
        <DeadlineMark deadline={deadline} />
      </Table.Td>
      <Table.Td data-wide>{officer || '—'}</Table.Td>
    </Table.Tr>
  )
}

export function saysOf({ ledger, record }: MonitoringCase): string {
  const fields = ledger === 'clue' ? ['source', 'content'] : ['kind', 'risk1']
  return fields
    .map((field) => textOf(record, field))
    .filter((text) => text !== '')
    .join(' · ')
}
