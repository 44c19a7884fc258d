import { Button, Group, Stack, Text } from '@mantine/core'
import type { ImportTable } from '#shared/ipc/outputs.ts'
import { useProgress, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { countText, Panel, ProgressPanel } from '#renderer/ui/index.ts'
import { Footer } from '../footer.tsx'
import { PlanningNote } from '../planningNote.tsx'
import { balanceOf, recordSums, taken } from '../sums.ts'
import { StepBody } from '../stepBody.tsx'
import type { Wizard } from '../wizard/useWizard.ts'
import { BalanceTable } from './balanceTable.tsx'
import { OutcomePage } from './outcomePage.tsx'

/** Step 4: what will be written, writing it, and what was written. */
export function FinishStep({ wizard }: Readonly<{ wizard: Wizard }>) {
  const { state } = wizard
  if (state.finished) return <OutcomePage finished={state.finished} wizard={wizard} />
  if (state.busy?.what === 'committing') return <Committing wizard={wizard} />
  return <Before wizard={wizard} />
}

function Committing({ wizard }: Readonly<{ wizard: Wizard }>) {
  const progress = useProgress('import', true)
  return (
    <StepBody label="正在导入">
      <Panel>
        <ProgressPanel title="正在导入" text="正在备份台账" {...(progress ?? {})} onCancel={wizard.actions.cancel} />
        <Text c="dimmed" fz="sm" mt="xs">
          取消后台账没有任何改动，核对的结果也还在。
        </Text>
      </Panel>
    </StepBody>
  )
}

function Before({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const tables = taken(state.overview?.tables ?? [])
  const { accepted, rejected } = balanceOf(tables)
  return (
    <>
      <StepBody label="导入前的汇总">
        <Stack maw={860}>
          <Panel title={`将从《${state.overview?.file ?? ''}》导入`}>
            <BalanceTable tables={tables} />
            <Warnings rejected={rejected} doubts={tables.reduce((sum, table) => sum + table.doubts, 0)} wizard={{ state, actions }} />
          </Panel>
          <Text c="dimmed">导入以前会先做一份核对过的备份；整批数据一次写入，写入后随时可以整批撤销。</Text>
          <CommitButton accepted={accepted} tables={tables} wizard={{ state, actions }} />
        </Stack>
      </StepBody>
      <Footer
        actions={
          <Button variant="default" onClick={() => actions.go('check')}>
            上一步
          </Button>
        }
      >
        <PlanningNote wizard={{ state, actions }} />
      </Footer>
    </>
  )
}

type CommitProps = Readonly<{ accepted: number; tables: readonly ImportTable[]; wizard: Wizard }>

function CommitButton({ accepted, tables, wizard: { state, actions } }: CommitProps) {
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const writes = recordSums(registry, tables).reduce((sum, { added, changed }) => sum + added + changed, 0)
  return (
    <Group>
      <Button size="md" disabled={writes === 0 || readOnly || state.busy !== null} onClick={() => void actions.commit()}>
        导入 {countText(accepted)} 行
      </Button>
      {readOnly && <Text>这个台账是只读的，不能导入。</Text>}
      {!readOnly && writes === 0 && <Text>接受的行都与台账一致，没有要写入的内容。</Text>}
    </Group>
  )
}

function Warnings({ rejected, doubts, wizard: { state, actions } }: Readonly<{ rejected: number; doubts: number; wizard: Wizard }>) {
  return (
    <Stack gap={6} mt="sm">
      {rejected > 0 && (
        <Group gap="sm">
          <Text>
            有 <b>{countText(rejected)}</b> 行退回，不会导入。可以回去改正，或另存出来改好后再导入。
          </Text>
          <Button size="compact-sm" variant="default" disabled={state.busy !== null} onClick={() => void actions.saveProblems()}>
            退回行另存为 Excel…
          </Button>
        </Group>
      )}
      <KeptNote wizard={{ state, actions }} />
      {doubts > 0 && (
        <Text>
          有 <b>{countText(doubts)}</b> 行带疑点，会照表中的内容导入。
        </Text>
      )}
    </Stack>
  )
}

/** What keeps its value although the sheet says otherwise. */
function KeptNote({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const { undecided = 0, leftCells = 0 } = state.overview?.review ?? {}
  return (
    <>
      {undecided > 0 && (
        <Group gap="sm">
          <Text>
            有 <b>{countText(undecided)}</b> 处还没有决定，保留原值。
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => actions.go('check')}>
            回去决定
          </Button>
        </Group>
      )}
      {leftCells > 0 && (
        <Text>
          有 <b>{countText(leftCells)}</b> 处按您的选择保留原值。
        </Text>
      )}
    </>
  )
}
