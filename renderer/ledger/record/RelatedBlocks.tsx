import { Button, Group, Menu, Table, Text } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Related, Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { findField, findLedger, isOwn, ledgerOf } from '#shared/ledger/registry.ts'
import { useCall, useNavigate, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import type { Place } from '#renderer/bridge/index.ts'
import { Panel, countText } from '#renderer/ui/index.ts'
import { cellText, isNumeric } from '../grid/cellText.ts'
import type { Drafts } from './fills.ts'
import { useOpenAny } from './openRecord.ts'
import { RecordDrawer } from './RecordDrawer.tsx'
import classes from './record.module.css'

export type Pointer = Related[number]

/** The record that the others point to. */
export type Target = Readonly<{ ledger: LedgerDefinition; id: string; title: string }>

type Props = Readonly<{
  target: Target
  related: Related
  /** Persons of a household: a record of one of them is begun with the person filled in. */
  persons?: readonly Readonly<{ id: string; name: string }>[]
  /** Ledgers that the screen shows itself. */
  skip?: readonly string[]
}>

type Entering = Readonly<{ ledger: LedgerDefinition; id: string | null; given?: Drafts }>

/** Ledgers shown as tables; of a village, to which nearly all point, the others are named with their counts. */
export const blocksShown = 8
/** Rows shown of each ledger; 全部 opens the list. */
const rowsShown = 5

/** One block per ledger whose records point here: how many, their sums, the first rows; then the ledgers without any. */
export function RelatedBlocks({ target, related, persons = [], skip = [] }: Props) {
  const registry = useRegistry()
  const [entering, setEntering] = useState<Entering | null>(null)
  const openAny = useOpenAny((ledger, id) => setEntering({ ledger: ledgerOf(registry, ledger), id }))
  const shown = related.filter((pointer) => !skip.includes(pointer.ledger))
  const all = shown.filter((pointer) => pointer.count > 0)
  const filled = all.slice(0, blocksShown)
  const empty = shown.filter((pointer) => pointer.count === 0)
  const actions = { enter: setEntering, open: openAny }
  return (
    <>
      {filled.map((pointer) => (
        <RelatedBlock key={pointer.ledger} target={target} pointer={pointer} persons={persons} actions={actions} />
      ))}
      <MoreOnes target={target} pointers={all.slice(blocksShown)} />
      <EmptyOnes target={target} pointers={empty} persons={persons} actions={actions} />
      {entering && <RecordDrawer {...entering} onClose={() => setEntering(null)} />}
    </>
  )
}

type Actions = Readonly<{ enter: (entering: Entering) => void; open: ReturnType<typeof useOpenAny> }>
type BlockProps = Readonly<{ target: Target; pointer: Pointer; persons: NonNullable<Props['persons']>; actions: Actions }>

function RelatedBlock({ target, pointer, persons, actions }: BlockProps) {
  const registry = useRegistry()
  const { open } = useNavigate()
  const ledger = findLedger(registry, pointer.ledger)
  if (!ledger) return null
  return (
    <div id={`related-${ledger.id}`} className={classes.block}>
      <Panel
        title={`${ledger.label}（${countText(pointer.count)} ${ledger.unit}）`}
        actions={
          <Group gap="xs">
            <Sums ledger={ledger} pointer={pointer} />
            <Button size="xs" variant="default" onClick={() => open(listOf(target, pointer))}>
              全部
            </Button>
            <AddButton target={target} pointer={pointer} ledger={ledger} persons={persons} actions={actions} verb="新增" />
          </Group>
        }
      >
        <FirstRows ledger={ledger} pointer={pointer} onOpen={(row) => void actions.open(ledger.id, row.id, row)} />
      </Panel>
    </div>
  )
}

/** What was received where the ledger says which sum that is; adding up rates and prices means nothing. */
function Sums({ ledger, pointer }: Readonly<{ ledger: LedgerDefinition; pointer: Pointer }>) {
  const amount = ledger.occurrence?.amount
  const sums = amount === undefined ? pointer.sums : pointer.sums.filter((sum) => sum.field === amount)
  return sums.slice(0, 3).map((sum) => (
    <Text key={sum.field} fz="sm" c="dimmed" className="numbers">
      {sum.label} {formatValue({ id: '', label: '', section: '', type: 'money' }, sum.fen)} 元
    </Text>
  ))
}

/** Columns of the small tables. */
const columnsShown = 7

function FirstRows({ ledger, pointer, onOpen }: Readonly<{ ledger: LedgerDefinition; pointer: Pointer; onOpen: (row: Row) => void }>) {
  const rows = useFirst(ledger, pointer)
  const columns = columnsOf(ledger, pointer.field)
  return (
    <div className={classes.tableWrap}>
      <Table className={classes.small}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((field) => (
              <Table.Th key={field.id} data-number={isNumeric(field) || undefined}>
                {field.label}
              </Table.Th>
            ))}
            <Table.Th>操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} onDoubleClick={() => onOpen(row)}>
              {columns.map((field) => (
                <Table.Td key={field.id} data-number={isNumeric(field) || undefined} title={cellText(field, row)}>
                  {cellText(field, row)}
                </Table.Td>
              ))}
              <Table.Td>
                <Button size="compact-xs" h={26} variant="subtle" onClick={() => onOpen(row)}>
                  打开
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** What the list shows from the start, without the link back here. */
function columnsOf(ledger: LedgerDefinition, link: string): readonly FieldDefinition[] {
  return ledger.fields.filter((field) => field.inGrid && !field.retired && field.id !== link).slice(0, columnsShown)
}

function useFirst(ledger: LedgerDefinition, pointer: Pointer): readonly Row[] {
  const sort = (ledger.sort ?? []).map((key) => ({ field: key.replace(/^-/, ''), down: key.startsWith('-') }))
  const { filter, ids: given } = pointer.drill
  const found = useCall('ledger.query', { ledger: ledger.id, sort, ...(filter ? { filter } : {}), ...(given ? { ids: [...given] } : {}) })
  const ids = (found.data?.ids ?? []).slice(0, rowsShown)
  const rows = useCall('ledger.rows', { ledger: ledger.id, ids }, { enabled: ids.length > 0, keepPrevious: true })
  return ids.length === 0 ? [] : (rows.data ?? [])
}

/** The list of the records that point here. */
function listOf(target: Target, { ledger, label, drill }: Pointer): Place {
  return { screen: 'ledger', ledger, drill: { ...drill, label: `${target.title}的${label}` } }
}

function MoreOnes({ target, pointers }: Readonly<{ target: Target; pointers: Related }>) {
  const { open } = useNavigate()
  if (pointers.length === 0) return null
  return (
    <div id="related-more" className={classes.block}>
      <Panel title="其他台账中的记录">
        <Group gap="xs">
          {pointers.map((pointer) => (
            <Button key={pointer.ledger} size="xs" variant="default" onClick={() => open(listOf(target, pointer))}>
              {pointer.label} {countText(pointer.count)}
            </Button>
          ))}
        </Group>
      </Panel>
    </div>
  )
}

function EmptyOnes({ target, pointers, persons, actions }: Omit<BlockProps, 'pointer'> & Readonly<{ pointers: Related }>) {
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const addable = pointers.flatMap((pointer) => {
    const ledger = findLedger(registry, pointer.ledger)
    return ledger && isAddable(ledger, pointer) ? [{ pointer, ledger }] : []
  })
  if (readOnly || addable.length === 0) return null
  return (
    <div className={classes.block}>
      <Panel title="还没有记录的">
        <Group gap="xs">
          {addable.map(({ pointer, ledger }) => (
            <AddButton
              key={ledger.id}
              target={target}
              pointer={pointer}
              ledger={ledger}
              persons={persons}
              actions={actions}
              verb={ledger.label}
            />
          ))}
        </Group>
      </Panel>
    </div>
  )
}

/** Persons are added to their household, and what is read through another record is added there. */
function isAddable(ledger: LedgerDefinition, pointer: Pointer): boolean {
  const field = findField(ledger, pointer.field)
  return field !== undefined && isOwn(field) && ledger.id !== 'member'
}

type AddProps = BlockProps & Readonly<{ ledger: LedgerDefinition; verb: string }>

/** Begins a record with the link to this one; where it is about a person, for which of them. */
function AddButton({ target, pointer, ledger, persons, actions, verb }: AddProps) {
  const readOnly = useReadOnly()
  if (readOnly || !isAddable(ledger, pointer)) return null
  const own: Drafts = { [pointer.field]: { text: target.title, link: target.id } }
  const personField = ledger.fields.find((field) => field.type === 'link' && field.target === 'member' && isOwn(field) && !field.retired)
  const name = verb === ledger.label ? `新增${ledger.label}` : `新增：${ledger.label}`
  const icon = <IconPlus size={14} aria-hidden />
  if (!personField || persons.length === 0) {
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={icon}
        aria-label={name}
        onClick={() => actions.enter({ ledger, id: null, given: own })}
      >
        {verb}
      </Button>
    )
  }
  const enterFor = (person: (typeof persons)[number]) =>
    actions.enter({ ledger, id: null, given: { ...own, [personField.id]: { text: person.name, link: person.id } } })
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={icon} rightSection={<IconChevronDown size={12} aria-hidden />} aria-label={name}>
          {verb}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>为哪一人</Menu.Label>
        {persons.map((person) => (
          <Menu.Item key={person.id} onClick={() => enterFor(person)}>
            {person.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
