import { Button, Group, Title } from '@mantine/core'
import type { FieldValues } from '#shared/ledger/define.ts'
import type { CaseChoice } from '#shared/monitoring/caseOf.ts'
import type { StepContext } from '#shared/monitoring/define.ts'
import { partOf } from '#shared/monitoring/stepChanges.ts'
import { call, newId } from '#renderer/bridge/index.ts'
import { startDraft, useDrafts, type Asked } from './fields.ts'
import { Inputs } from './inputs.tsx'
import classes from './cockpit.module.css'

const asked: readonly Asked[] = [
  { key: 'clue.foundOn', required: true },
  { key: 'clue.source', required: true },
  { key: 'clue.household' },
  { key: 'clue.name' },
  { key: 'clue.village' },
  { key: 'clue.content' },
]

type Props = Readonly<{ context: StepContext; onDone: (choice: CaseChoice) => void; onCancel: () => void }>

/** A new clue. Of a household in the register name and village follow. */
export function ClueForm({ context, onDone, onCancel }: Props) {
  const { registry, today } = context
  const form = useDrafts(registry, { 'clue.foundOn': startDraft(registry, 'clue.foundOn', today) })
  const household = form.drafts['clue.household']?.link ?? null
  const needed = asked.map((input) => (input.key === 'clue.name' ? { ...input, required: household === null } : input))
  const save = async () => {
    const values = form.read(asked.map(({ key }) => key))
    const wrong = form.check(needed)
    form.setProblems(wrong)
    if (Object.keys(wrong).length > 0) return
    const recordId = newId()
    const filled = { ...(await ofHousehold(household)), ...given(partOf(values, 'clue')) }
    const change = { ledger: 'clue', recordId, op: 'add' as const, values: filled }
    const label = `登记线索：${String(filled['name'] ?? '')}`
    if (!(await form.store({ label, asked, changes: [change], told: '已登记线索' }))) return
    onDone({ record: recordId, household })
  }
  return (
    <form
      className={classes.form}
      aria-label="登记线索"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Title order={2} fz="md">
        登记线索
      </Title>
      <Inputs registry={registry} form={form} asked={needed} autoFocus />
      <Group className={classes.formFoot}>
        <Button onClick={() => void save()} loading={form.busy}>
          登记
        </Button>
        <Button variant="default" onClick={onCancel}>
          取消
        </Button>
      </Group>
    </form>
  )
}

/** What was typed; blank fields are left to what follows from the household. */
function given(values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

async function ofHousehold(id: string | null): Promise<FieldValues> {
  if (id === null) return {}
  const [row] = await call('ledger.rows', { ledger: 'household', ids: [id] })
  return { name: row?.values['headName'] ?? null, village: row?.values['village'] ?? null }
}
