import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, fieldOf, isOwn, type Registry } from '#shared/ledger/registry.ts'
import { FaultError, call, faultText, newId, useLeaveGuard } from '#renderer/bridge/index.ts'
import { fromIdCard } from '../entry/fromIdCard.ts'
import { EditBox, type Finish } from '../input/EditBox.tsx'
import { emptyDraft, todayIso, type Draft, readDraft } from '../input/draft.ts'
import { ageOfIdCard } from '#shared/values/idCard.ts'
import { readAll } from './NewRecordForm.tsx'
import { problemsByField } from './problems.ts'
import classes from './record.module.css'

type Props = Readonly<{
  registry: Registry
  ledger: LedgerDefinition
  columns: readonly FieldDefinition[]
  household: Row
  isFirst: boolean
}>
type Drafts = Readonly<Record<string, Draft>>

/** The empty row at the end of the members: saved by Enter or by Tab out of its last cell. */
export function NewMemberRow({ registry, ledger, columns, household, isFirst }: Props) {
  const { drafts, setDrafts, problems, round, finish } = useNewMember({ registry, ledger, columns, household, isFirst })
  return (
    <tr>
      {columns.map((field, index) => (
        <td key={field.id}>
          {isOwn(field) ? (
            <EditBox
              key={`${field.id} ${round}`}
              field={field}
              codes={codesOf(registry, field)}
              draft={drafts[field.id] ?? emptyDraft}
              label={`新成员的${field.label}`}
              invalid={problems[field.id] !== undefined}
              className={`${classes.memberBox} ${classes.newBox}`}
              autoFocus={round > 0 && index === 0}
              onDraft={(draft) => setDrafts((now) => ({ ...now, [field.id]: draft }))}
              onFinish={(draft, how) => finish(field, draft, how)}
            />
          ) : (
            <span className={classes.plain}>{field.id === 'age' ? (ageOfIdCard(drafts['idCard']?.text ?? '', todayIso()) ?? '') : ''}</span>
          )}
          {problems[field.id] && (
            <div className={classes.rowProblem} role="alert">
              {problems[field.id]}
            </div>
          )}
        </td>
      ))}
      <td aria-label="新成员" />
    </tr>
  )
}

function useNewMember(props: Props) {
  const { registry, ledger, columns, isFirst } = props
  const [drafts, setDrafts] = useState<Drafts>(isFirst ? head : {})
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [round, setRound] = useState(0)
  const named = (drafts['name']?.text ?? '').trim() !== ''
  useLeaveGuard(named)
  const own = columns.filter(isOwn)
  const save = async (all: Drafts) => {
    const wrong = await addMember(props, all)
    setProblems(wrong)
    if (Object.keys(wrong).length > 0) return
    setDrafts({})
    setRound((now) => now + 1)
  }
  const finish = (field: FieldDefinition, draft: Draft, how: Finish): boolean => {
    if (how === 'escape') {
      setDrafts({})
      setProblems({})
      return true
    }
    const all = { ...drafts, [field.id]: draft, ...toldBy(registry, ledger, field, draft) }
    setDrafts(all)
    const ends = how === 'enter' || (how === 'tab' && field.id === own.at(-1)?.id)
    if (!ends || (all['name']?.text ?? '').trim() === '') return false
    void save(all)
    return true
  }
  return { drafts, setDrafts, problems, round, finish }
}

/** Stores the typed person; answers the problems by field, none when it is done. */
async function addMember({ registry, ledger, columns, household }: Props, all: Drafts): Promise<Readonly<Record<string, string>>> {
  const entries = columns.filter(isOwn).map((field) => ({ field, draft: all[field.id] ?? emptyDraft, codes: codesOf(registry, field) }))
  const { values, wrong } = readAll(entries)
  if (Object.keys(wrong).length > 0) return wrong
  const recordId = newId()
  try {
    await call('edit.commit', {
      id: newId(),
      changes: [{ ledger: ledger.id, recordId, op: 'add', values: { ...values, household: household.id } }],
    })
    return {}
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    const found = problemsByField(error.fault, recordId)
    return Object.keys(found).length > 0 ? found : { name: faultText(error.fault) }
  }
}

const head: Drafts = { relation: { text: '户主', link: null } }

/** Drafts that a just entered ID number fills in; the number itself as it will be stored (15 digits raised to 18). */
export function toldBy(registry: Registry, ledger: LedgerDefinition, field: FieldDefinition, draft: Draft): Drafts {
  if (field.id !== 'idCard') return {}
  const { value } = readDraft(field, draft, { codes: codesOf(registry, field), today: todayIso() })
  const told = Object.entries(fromIdCard(ledger, fieldOf(ledger, 'idCard'), value)).map(([id, known]) => [
    id,
    { text: String(known), link: null },
  ])
  return { ...Object.fromEntries(told), ...(typeof value === 'string' ? { idCard: { text: value, link: null } } : {}) }
}
