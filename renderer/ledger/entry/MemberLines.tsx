import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'
import { ageOfIdCard } from '#shared/values/idCard.ts'
import { EditBox, type Finish } from '../input/EditBox.tsx'
import { emptyDraft, todayIso, type Draft } from '../input/draft.ts'
import classes from '../record/record.module.css'
import type { Line } from './entryState.ts'
import { entryColumns } from './path.ts'

type Props = Readonly<{
  registry: Registry
  ledger: LedgerDefinition
  lines: readonly Line[]
  onDraft: (line: Line, field: FieldDefinition, draft: Draft) => void
  onFinish: (line: Line, field: FieldDefinition, draft: Draft, how: Finish) => boolean
  onDrop: (line: Line) => void
}>

const widths: Readonly<Record<string, number>> = {
  name: 96,
  relation: 96,
  idCard: 186,
  sex: 48,
  birthDate: 100,
  phone: 120,
  education: 96,
  health: 104,
  laborSkill: 140,
}

/** The members' lines of a new household; the first is the head. */
export function MemberLines(props: Props) {
  const { ledger, lines } = props
  const columns = entryColumns.flatMap((id) => ledger.fields.filter((field) => field.id === id))
  return (
    <div className={classes.tableWrap}>
      <table className={classes.members}>
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map((field) => (
              <th key={field.id} scope="col" style={{ minWidth: widths[field.id] }}>
                {field.label === '家庭成员联系电话' ? '联系电话' : field.label}
              </th>
            ))}
            <th scope="col">年龄</th>
            <th scope="col">删行</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <MemberLine key={line.id} {...props} columns={columns} line={line} index={index} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type LineProps = Props & Readonly<{ columns: readonly FieldDefinition[]; line: Line; index: number }>

function MemberLine({ registry, columns, line, index, onDraft, onFinish, onDrop }: LineProps) {
  return (
    <tr>
      <td>
        <span className={classes.plain}>{index + 1}</span>
      </td>
      {columns.map((field) => (
        <td key={field.id} data-stop={`${line.id} ${field.id}`}>
          <EditBox
            field={field}
            codes={codesOf(registry, field)}
            draft={line.drafts[field.id] ?? emptyDraft}
            label={`第 ${index + 1} 人${field.label}`}
            invalid={line.problems[field.id] !== undefined}
            onDraft={(draft) => onDraft(line, field, draft)}
            onFinish={(draft, how) => onFinish(line, field, draft, how)}
          />
          {line.problems[field.id] && (
            <div className={classes.rowProblem} role="alert">
              {line.problems[field.id]}
            </div>
          )}
        </td>
      ))}
      <td>
        <span className={classes.plain}>{ageOfIdCard(line.drafts['idCard']?.text ?? '', todayIso()) ?? ''}</span>
      </td>
      <td>
        {index > 0 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            tabIndex={-1}
            aria-label={`删去第 ${index + 1} 行`}
            onClick={() => onDrop(line)}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  )
}
