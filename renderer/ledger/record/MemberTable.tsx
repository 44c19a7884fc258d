import { ActionIcon, Button, Checkbox, Group, Menu, Text } from '@mantine/core'
import { IconDots, IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, fieldOf, isOwn, type Registry } from '#shared/ledger/registry.ts'
import { useLeaveGuard } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import { cellText } from '../grid/cellText.ts'
import { EditBox } from '../input/EditBox.tsx'
import { NewMemberRow } from './NewMemberRow.tsx'
import type { RecordProblem } from './problems.ts'
import classes from './record.module.css'
import { useInPlace, type InPlace } from './useInPlace.ts'

export type MemberActions = Readonly<{
  open: (id: string) => void
  reduce: (row: Row) => void
  move: (row: Row) => void
  remove: (row: Row) => void
  restore: (row: Row) => void
  add: () => void
}>

type Props = Readonly<{
  registry: Registry
  ledger: LedgerDefinition
  household: Row
  rows: readonly Row[]
  problems: readonly RecordProblem[]
  readOnly: boolean
  actions: MemberActions
}>

/** Columns of the members' table, as on the paper. Everything else stands in the member's own form. */
export const memberColumns = [
  'name',
  'relation',
  'idCard',
  'sex',
  'birthDate',
  'age',
  'phone',
  'education',
  'health',
  'laborSkill',
] as const

const widths: Readonly<Record<string, number>> = {
  name: 84,
  relation: 88,
  idCard: 178,
  sex: 44,
  birthDate: 98,
  age: 42,
  phone: 128,
  education: 108,
  health: 92,
  laborSkill: 148,
}

/** Who belongs to the household. Cells are edited where they stand; the empty row at the end takes a further person. */
export function MemberTable({ registry, ledger, household, rows, problems, readOnly, actions }: Props) {
  const [showGone, setShowGone] = useState(false)
  const columns = memberColumns.flatMap((id) => ledger.fields.filter((field) => field.id === id))
  const present = rows.filter((row) => !isGone(row))
  const gone = rows.filter(isGone)
  const shown = showGone ? [...present, ...gone] : present
  const locked = readOnly || household.removed
  return (
    <Panel
      title={`家庭成员（${present.length} 人）`}
      actions={<TableActions gone={gone.length} showGone={showGone} onShow={setShowGone} onAdd={locked ? null : actions.add} />}
    >
      <div className={classes.tableWrap}>
        <table className={classes.members}>
          <Headings columns={columns} />
          <tbody>
            {shown.map((row) => (
              <MemberRow
                key={row.id}
                registry={registry}
                ledger={ledger}
                columns={columns}
                row={row}
                problems={problems.filter((problem) => problem.recordId === row.id)}
                readOnly={locked}
                actions={actions}
              />
            ))}
            {!locked && (
              <NewMemberRow registry={registry} ledger={ledger} columns={columns} household={household} isFirst={present.length === 0} />
            )}
          </tbody>
        </table>
      </div>
      {!locked && (
        <Text fz="xs" c="dimmed" mt={4}>
          在最后一行输入姓名即可添加；填完按 Enter 或从最后一格按 Tab 保存并继续下一人。
        </Text>
      )}
    </Panel>
  )
}

type TableActionProps = Readonly<{
  gone: number
  showGone: boolean
  onShow: (show: boolean) => void
  onAdd: (() => void) | null
}>

function TableActions({ gone, showGone, onShow, onAdd }: TableActionProps) {
  return (
    <Group gap="sm">
      {gone > 0 && (
        <Checkbox
          size="xs"
          label={`显示已减少的 ${gone} 人`}
          checked={showGone}
          onChange={(event) => onShow(event.currentTarget.checked)}
        />
      )}
      {onAdd && (
        <Button size="xs" variant="default" onClick={onAdd}>
          新增人口…
        </Button>
      )}
    </Group>
  )
}

function Headings({ columns }: Readonly<{ columns: readonly FieldDefinition[] }>) {
  return (
    <thead>
      <tr>
        {columns.map((field) => (
          <th key={field.id} scope="col" style={{ minWidth: widths[field.id] }}>
            {field.label === '家庭成员联系电话' ? '联系电话' : field.label}
          </th>
        ))}
        <th scope="col">操作</th>
      </tr>
    </thead>
  )
}

type RowProps = Readonly<{
  registry: Registry
  ledger: LedgerDefinition
  columns: readonly FieldDefinition[]
  row: Row
  problems: readonly RecordProblem[]
  readOnly: boolean
  actions: MemberActions
}>

function MemberRow({ registry, ledger, columns, row, problems, readOnly, actions }: RowProps) {
  const form = useInPlace(registry, ledger, row)
  useLeaveGuard(form.dirty)
  const gone = isGone(row)
  const name = cellText(fieldOf(ledger, 'name'), row)
  return (
    <tr data-gone={gone || undefined}>
      {columns.map((field) => (
        <MemberCell
          key={field.id}
          registry={registry}
          field={field}
          row={row}
          form={form}
          name={name}
          doubt={problems.find((entry) => entry.field === field.id)?.message}
          fixed={readOnly || gone}
        />
      ))}
      <td>
        <RowMenu row={row} name={name} gone={gone} readOnly={readOnly} actions={actions} />
      </td>
    </tr>
  )
}

type CellProps = Readonly<{
  registry: Registry
  field: FieldDefinition
  row: Row
  form: InPlace
  name: string
  doubt: string | undefined
  fixed: boolean
}>

function MemberCell({ registry, field, row, form, name, doubt, fixed }: CellProps) {
  const problem = form.problemOf(field)
  const masked = form.isMasked(field)
  return (
    <td>
      {fixed || masked || !isOwn(field) ? (
        <span className={classes.plain}>
          {masked || !isOwn(field) ? cellText(field, row) : form.draftOf(field).text}
          {masked && (
            <ActionIcon
              variant="subtle"
              size={24}
              aria-label={`显示${name}的${field.label}`}
              title="显示完整号码（记入查看记录）"
              onClick={() => form.reveal(field)}
            >
              <IconEye size={14} aria-hidden />
            </ActionIcon>
          )}
        </span>
      ) : (
        <EditBox
          field={field}
          codes={codesOf(registry, field)}
          draft={form.draftOf(field)}
          label={`${name}的${field.label}`}
          invalid={problem !== null}
          className={classes.memberBox}
          onDraft={(draft) => form.onDraft(field, draft)}
          onFinish={(draft, how) => form.onFinish(field, draft, how)}
        />
      )}
      <CellNote problem={problem} doubt={doubt} />
    </td>
  )
}

function CellNote({ problem, doubt }: Readonly<{ problem: string | null; doubt: string | undefined }>) {
  if (problem === null) return doubt ? <div className={classes.rowDoubt}>{doubt}</div> : null
  return (
    <div className={classes.rowProblem} role="alert">
      {problem}
    </div>
  )
}

function RowMenu({
  row,
  name,
  gone,
  readOnly,
  actions,
}: Readonly<{ row: Row; name: string; gone: boolean; readOnly: boolean; actions: MemberActions }>) {
  const word = !gone ? '详细' : row.removed ? '已移除' : String(row.values['status'] ?? '')
  return (
    <Group gap={2} wrap="nowrap">
      <Button size="compact-xs" h={26} variant="subtle" onClick={() => actions.open(row.id)} aria-label={`${word}：${name}`}>
        {word}
      </Button>
      {!readOnly && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" size={26} aria-label={`${name}的操作`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!gone && <Menu.Item onClick={() => actions.reduce(row)}>减少人口…</Menu.Item>}
            {!gone && <Menu.Item onClick={() => actions.move(row)}>转到其他户…</Menu.Item>}
            {row.removed ? (
              <Menu.Item onClick={() => actions.restore(row)}>从回收站恢复</Menu.Item>
            ) : (
              <Menu.Item color="red" onClick={() => actions.remove(row)}>
                录错了，移入回收站…
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  )
}

/** No longer counted: in the recycle bin, or with a status other than 在册. */
export function isGone(row: Row): boolean {
  const status = row.values['status']
  return row.removed || (status !== null && status !== undefined && status !== '' && status !== '在册')
}
