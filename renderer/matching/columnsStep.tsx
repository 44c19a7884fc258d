import { Button, Checkbox, Group, SegmentedControl, Select, Stack, Table, Text } from '@mantine/core'
import type { MatchOverview, MatchTable } from '#shared/ipc/parts/matching.ts'
import type { OutsideRole } from '#shared/matching/outsideRoles.ts'
import { Banner, countText, Panel } from '#renderer/ui/index.ts'
import { matchActions, type MatchState } from './matchStore.ts'
import { roleWords } from './words.ts'
import classes from './matching.module.css'

/** What was found in the list: its kind, and which columns say who is meant. All of it can be mended. */
export function ColumnsStep({ state, overview }: Readonly<{ state: MatchState; overview: MatchOverview }>) {
  const chosen = overview.tables.filter(({ include }) => include)
  const rows = chosen.reduce((sum, table) => sum + table.rows, 0)
  const isReady = chosen.length > 0 && chosen.every(({ subjects }) => subjects > 0)
  return (
    <Stack gap="md" maw={1180}>
      {overview.keptOn && <Banner tone="info">这份名单 {overview.keptOn} 已经比对并保存过一次。再比一次不会重复产生线索。</Banner>}
      <Panel title={`《${overview.file}》`}>
        <Stack gap="sm">
          <Group align="flex-end" gap="md">
            <Select
              label="这是什么名单"
              w={180}
              data={overview.kinds.map(({ kind }) => kind)}
              value={state.kind}
              onChange={(kind) => kind && matchActions.setKind(kind)}
              allowDeselect={false}
              searchable
            />
            <WayChoice state={state} />
            <Button onClick={() => void matchActions.run()} disabled={!isReady || state.busy !== null} data-autofocus>
              开始比对（{countText(rows)} 行）
            </Button>
          </Group>
          <KindNote overview={overview} kind={state.kind} />
          {overview.notices.map((notice) => (
            <Text key={notice} fz="sm" c="dimmed">
              {notice}
            </Text>
          ))}
        </Stack>
      </Panel>
      {overview.tables.map((table) => (
        <SheetPanel key={table.index} table={table} isBusy={state.busy !== null} />
      ))}
      {overview.skipped.length > 0 && (
        <Text fz="sm" c="dimmed">
          没有人员的工作表不参加比对：{overview.skipped.join('、')}
        </Text>
      )}
    </Stack>
  )
}

function WayChoice({ state }: Readonly<{ state: MatchState }>) {
  return (
    <div>
      <Text fz="sm" fw={500} mb={2} id="match-way">
        怎样认人
      </Text>
      <SegmentedControl
        aria-labelledby="match-way"
        value={state.by}
        onChange={(by) => matchActions.setBy(by as MatchState['by'])}
        data={[
          { value: 'name', label: '证件号码，再看姓名、出生日期和村' },
          { value: 'idCard', label: '只看证件号码（快）' },
        ]}
      />
    </div>
  )
}

function KindNote({ overview, kind }: Readonly<{ overview: MatchOverview; kind: string }>) {
  const info = overview.kinds.find((one) => one.kind === kind)
  if (!info) return null
  return (
    <Text fz="sm">
      {info.asks === 'agreement' && '与台账一致的不用核实，只列出名单有、台账没有的，和台账有、名单没有的（名单应是全镇的完整名单）。'}
      比中之后：{info.next}
    </Text>
  )
}

function SheetPanel({ table, isBusy }: Readonly<{ table: MatchTable; isBusy: boolean }>) {
  const { index, sheet, hidden, rows, title, headerRows, subjects, include } = table
  const where = headerRows
    ? `表头在第 ${headerRows[0] === headerRows[1] ? headerRows[0] : `${headerRows[0]}–${headerRows[1]}`} 行`
    : '没有表头'
  return (
    <Panel>
      <Stack gap="xs">
        <Checkbox
          label={`工作表“${sheet}”${hidden ? '（隐藏）' : ''}：${countText(rows)} 行，${where}${subjects > 1 ? `，一行有 ${subjects} 个人` : ''}`}
          checked={include}
          disabled={isBusy}
          onChange={(event) => void matchActions.include(index, event.currentTarget.checked)}
        />
        {title && (
          <Text fz="sm" c="dimmed" lineClamp={1}>
            {title}
          </Text>
        )}
        {include && <Columns table={table} isBusy={isBusy} />}
        {include && subjects === 0 && <Banner tone="warn">没有一列说明是谁：请把姓名或证件号码的列指出来，或者不比对这张工作表。</Banner>}
      </Stack>
    </Panel>
  )
}

const noRole = 'none'
const roleChoices = [{ value: noRole, label: '随线索一起显示' }, ...Object.entries(roleWords).map(([value, label]) => ({ value, label }))]

function Columns({ table, isBusy }: Readonly<{ table: MatchTable; isBusy: boolean }>) {
  return (
    <div className={classes.columns}>
      <Table withTableBorder aria-label={`工作表 ${table.sheet} 的列`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>表头</Table.Th>
            <Table.Th>前几个值</Table.Th>
            <Table.Th w={190}>这一列是</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.columns.map(({ index, heading, role, samples }) => (
            <Table.Tr key={index} data-chosen={role !== null || undefined} className={classes.columnRow}>
              <Table.Td>{heading.replaceAll('/', ' / ') || `（第 ${index + 1} 列）`}</Table.Td>
              <Table.Td className={classes.samples}>{samples.join('，')}</Table.Td>
              <Table.Td>
                <Select
                  size="xs"
                  aria-label={`“${heading || `第 ${index + 1} 列`}”是`}
                  data={roleChoices}
                  value={role ?? noRole}
                  disabled={isBusy}
                  allowDeselect={false}
                  onChange={(value) => void matchActions.setRole(table.index, index, value === noRole ? null : (value as OutsideRole))}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
