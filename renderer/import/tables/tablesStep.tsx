import { Button, List, Stack, Text } from '@mantine/core'
import type { ImportTable } from '#shared/ipc/outputs.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import { Footer } from '../footer.tsx'
import { PlanningNote } from '../planningNote.tsx'
import { SumLine } from '../sumLine.tsx'
import { taken } from '../sums.ts'
import { StepBody } from '../stepBody.tsx'
import type { Wizard } from '../wizard/useWizard.ts'
import { WordQuestions } from '../words/wordQuestions.tsx'
import { columnQuestions } from './questions.ts'
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
            《{overview.file}》中找到 {overview.tables.length} 个表。{summary(chosen)}
          </Text>
          <Notices notices={overview.notices} />
          {overview.tables.map((table) => (
            <TableCard key={`${overview.session} ${table.index}`} table={table} registry={registry} wizard={wizard} />
          ))}
          {overview.words.length > 0 && (
            <Panel title="对不上选项的词">
              <WordQuestions wizard={wizard} />
            </Panel>
          )}
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

/** One sentence: is there anything to do here? */
function summary(tables: readonly ImportTable[]): string {
  const open = tables.reduce((sum, table) => sum + columnQuestions(table).length, 0)
  const isPlaceless = tables.some(({ place }) => place !== null && place.rows > 0)
  if (isPlaceless && open === 0) return '各列都已对上，只差说明这些行在哪个村。'
  if (open > 0) return `有 ${open} 列拿不准，请在下面点一下；答过的会记住，下次不再问。其余各列已经对上。`
  return tables.length > 0 ? '各列都已对上，可以直接进入下一步。' : ''
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
