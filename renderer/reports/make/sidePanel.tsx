import { Anchor, Badge, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import type { ReportPreview, ReportWarning, ShownFigure } from '#shared/ipc/parts/reports.ts'
import { useAct, useNavigate } from '#renderer/bridge/index.ts'
import { useDrill } from '#renderer/figures/index.ts'
import { Facts } from '#renderer/ui/index.ts'

type SideProps = Readonly<{ report: ReportPreview; figure: ShownFigure | null; living: boolean; onChecked: () => void }>

/** What the chosen figure counts, and what is doubtful about the report. */
export function SidePanel({ report, figure, living, onChecked }: SideProps) {
  return (
    <Stack gap="lg">
      {figure ? (
        <FigureFacts figure={figure} living={living} />
      ) : (
        <Text c="dimmed">点文中带下划线的数字，这里显示它的口径和背后的名单。</Text>
      )}
      <Warnings report={report} onChecked={onChecked} />
    </Stack>
  )
}

function FigureFacts({ figure, living }: Readonly<{ figure: ShownFigure; living: boolean }>) {
  const drill = useDrill()
  const { now, then } = figure
  const rows: (readonly [string, string])[] = [
    ['文中', `${figure.text}${figure.unit}`],
    ['口径', figure.definition],
    ['截至', figure.asOf],
    ...(then ? [[`对比日 ${then.asOf}`, then.text] as const] : []),
  ]
  return (
    <section aria-label="数字的口径">
      <Title order={2} fz="md" mb="xs">
        {figure.label}
      </Title>
      <Facts rows={rows} />
      <Group mt="sm" gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={!now.drill}
          onClick={() => now.drill && drill(now.drill, `${figure.label} ${now.text}`, living)}
        >
          打开名单
        </Button>
        {then?.drill && (
          <Button size="xs" variant="default" onClick={() => drill(then.drill!, `${figure.label} ${then.text}`, false)}>
            对比日的名单
          </Button>
        )}
      </Group>
    </section>
  )
}

const tones: Readonly<Record<ReportWarning['kind'], string>> = { 核数: 'red', 没有数: 'orange', 疑点: 'yellow' }

function Warnings({ report: { warnings, checked }, onChecked }: Pick<SideProps, 'report' | 'onChecked'>) {
  const { open } = useNavigate()
  const check = useAct('checks.run', { done: onChecked })
  return (
    <section aria-label="出报告前的提醒">
      <Title order={2} fz="md" mb="xs">
        出报告前的提醒
      </Title>
      {warnings.length === 0 && checked && <Text c="dimmed">文中的数字互相对得上，台账里没有影响它们的疑点。</Text>}
      <List spacing="xs" listStyleType="none" withPadding={false}>
        {warnings.map(({ kind, message, rule }) => (
          <List.Item key={`${kind} ${message}`}>
            <Badge color={tones[kind]} variant="light" mr={6}>
              {kind}
            </Badge>
            <Text span fz="sm">
              {message}
            </Text>{' '}
            {rule && (
              <Anchor component="button" type="button" fz="sm" onClick={() => open({ screen: 'checks', rule })}>
                去处理
              </Anchor>
            )}
          </List.Item>
        ))}
      </List>
      {!checked && (
        <Stack gap="xs" mt="xs">
          <Text fz="sm">今天还没有检查过台账，不知道有没有影响这些数字的疑点。</Text>
          <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate({})}>
            现在检查
          </Button>
        </Stack>
      )}
    </section>
  )
}
