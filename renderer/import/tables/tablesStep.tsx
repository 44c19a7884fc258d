import { Button, List, Stack, Text } from '@mantine/core'
import { useRegistry } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import { Footer } from '../footer.tsx'
import { PlanningNote } from '../planningNote.tsx'
import { SumLine } from '../sumLine.tsx'
import { taken } from '../sums.ts'
import { StepBody } from '../stepBody.tsx'
import type { Wizard } from '../wizard/useWizard.ts'
import { TableCard } from './tableCard.tsx'

/** Step 2: which tables the workbook holds, and which field each column carries. */
export function TablesStep({ wizard }: Readonly<{ wizard: Wizard }>) {
  const registry = useRegistry()
  const { overview } = wizard.state
  if (!overview) return null
  const chosen = taken(overview.tables)
  return (
    <>
      <StepBody label="识别结果">
        <Stack gap="md">
          <Text>
            《{overview.file}》中找到 {overview.tables.length} 个表。请看一看每一列对应得对不对；不确定的列排在前面并标出。
          </Text>
          <Notices notices={overview.notices} />
          {overview.tables.map((table) => (
            <TableCard key={`${overview.session} ${table.index}`} table={table} registry={registry} wizard={wizard} />
          ))}
        </Stack>
      </StepBody>
      <Footer
        actions={
          <>
            <Button variant="default" onClick={() => wizard.actions.go('choose')}>
              上一步
            </Button>
            <Button disabled={chosen.length === 0} onClick={() => wizard.actions.go('check')}>
              下一步：逐行核对
            </Button>
          </>
        }
      >
        <SumLine tables={chosen} />
        <PlanningNote wizard={wizard} />
      </Footer>
    </>
  )
}

function Notices({ notices }: Readonly<{ notices: readonly string[] }>) {
  if (notices.length === 0) return null
  return (
    <Panel title="请留意">
      <List fz="sm" spacing={2}>
        {notices.map((notice) => (
          <List.Item key={notice}>{notice}</List.Item>
        ))}
      </List>
    </Panel>
  )
}
