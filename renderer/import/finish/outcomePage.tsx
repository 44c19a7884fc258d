import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ImportResult } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import { useBlocked } from '#renderer/history/index.ts'
import { countText, Panel, useConfirm } from '#renderer/ui/index.ts'
import { balanceOf, recordSums } from '../sums.ts'
import type { Finished } from '../wizard/state.ts'
import { StepBody } from '../stepBody.tsx'
import type { Wizard } from '../wizard/useWizard.ts'
import { BalanceTable } from './balanceTable.tsx'

type OutcomeProps = Readonly<{ finished: Finished; wizard: Wizard }>

/** What was written, with the ways on: undo, the rejected rows, the ledger, the next file. */
export function OutcomePage({ finished, wizard }: OutcomeProps) {
  const { answer, undone } = finished
  const tables = answer.tables.filter((table) => Object.keys(table.records).length > 0)
  const { accepted, rejected } = balanceOf(tables)
  const title = undone ? '这次导入已撤销' : answer.changeSet ? '已导入' : '没有要写入的内容'
  return (
    <StepBody label="导入的结果">
      <Stack maw={860}>
        <Panel title={title}>
          <Text role="status" mb="sm">
            {undone
              ? undoneText(finished)
              : `《${answer.file}》的 ${countText(accepted)} 行${answer.changeSet ? '已写入台账' : '都与台账一致'}。`}
          </Text>
          <BalanceTable tables={tables} />
          {answer.undecided !== undefined && !undone && (
            <Text mt="sm">
              有 <b>{countText(answer.undecided)}</b> 处没有决定，保留了原值。
            </Text>
          )}
        </Panel>
        {rejected > 0 && (
          <Group gap="sm">
            <Text>
              <b>{countText(rejected)}</b> 行退回，没有导入。
            </Text>
            <Button
              variant="default"
              size="compact-sm"
              disabled={wizard.state.busy !== null}
              onClick={() => void wizard.actions.saveProblems()}
            >
              退回行另存为 Excel…
            </Button>
          </Group>
        )}
        <WaysOn finished={finished} wizard={wizard} />
      </Stack>
    </StepBody>
  )
}

function WaysOn({ finished, wizard: { state, actions } }: OutcomeProps) {
  const { open } = useNavigate()
  const ledger = ledgerToShow(useRegistry(), finished.answer)
  const busy = state.busy !== null
  return (
    <Group>
      {finished.undone ? (
        <Button disabled={busy} onClick={() => void actions.checkAgain()}>
          回到逐行核对
        </Button>
      ) : (
        ledger && <Button onClick={() => open({ screen: 'ledger', ledger: ledger.id })}>查看{ledger.label}</Button>
      )}
      <Button variant="default" disabled={busy} onClick={actions.restart}>
        导入下一个文件
      </Button>
      {finished.answer.changeSet && !finished.undone && <UndoButton wizard={{ state, actions }} />}
    </Group>
  )
}

function UndoButton({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const confirm = useConfirm()
  const blocked = useBlocked()
  const ask = async () => {
    const text = '这次导入写入的记录会回到导入以前的样子。之后又改过的记录会先列出来。撤销记入历史，可以再恢复。'
    if (await confirm({ title: '撤销这次导入？', text, verb: '撤销这次导入' })) await actions.undo(blocked)
  }
  return (
    <Button
      variant="default"
      leftSection={<IconArrowBackUp size={16} aria-hidden />}
      loading={state.busy?.what === 'undoing'}
      onClick={() => void ask()}
    >
      撤销这次导入
    </Button>
  )
}

function undoneText({ undone }: Finished): string {
  if (!undone) return ''
  const rest = undone.blocked.length > 0 ? `另有 ${countText(undone.blocked.length)} 条记录后来又改过，保持不动。` : ''
  return `${countText(undone.records)} 条记录已回到导入以前的样子。${rest}`
}

/** The ledger to look at: the parent of what was imported (the households), else the first one written. */
function ledgerToShow(registry: Registry, { tables }: ImportResult) {
  const written = recordSums(registry, tables).map((sum) => sum.ledger)
  const ledgers = registry.ledgers.filter((ledger) => written.includes(ledger.id))
  const parents = new Set(ledgers.map((ledger) => ledger.parent?.ledger))
  return ledgers.find((ledger) => parents.has(ledger.id)) ?? ledgers[0]
}
