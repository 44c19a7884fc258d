import { Button, Checkbox, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MatchOverview, MatchResult, MatchRow, MatchShow } from '#shared/ipc/parts/matching.ts'
import { useCall, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { countText, EmptyState, Panel } from '#renderer/ui/index.ts'
import { HitFilter, useHitFilter } from './hitFilter.tsx'
import { matchActions, type MatchState } from './matchStore.ts'
import { LevelMark, Pager, pageRows } from './parts.tsx'
import { levels, showWords } from './words.ts'
import classes from './matching.module.css'

type Props = Readonly<{ state: MatchState; overview: MatchOverview; result: MatchResult; onKept: (batch: string) => void }>

/** What a run found, before anything is written: what is new, what was known, what is gone. */
export function ResultStep({ state, overview, result, onKept }: Props) {
  const shows = (Object.keys(showWords) as MatchShow[]).filter((show) => show === 'fresh' || result.counts[show] > 0)
  const [show, setShow] = useState<MatchShow>('fresh')
  return (
    <Stack gap="md">
      <Panel title={`《${overview.file}》的比对结果`}>
        <Text mb="sm">
          {result.kind}名单 {countText(result.rows)} 行，比中台账里 {countText(result.persons)} 人
          {result.unnamed > 0 && `；另有 ${countText(result.unnamed)} 行没有人员（合计、说明等）`}。新增的：
          {levels.map((level) => `${level} ${countText(result.levels[level])}`).join('，')}。
        </Text>
        <KeepForm overview={overview} result={result} state={state} onKept={onKept} />
      </Panel>
      <Panel>
        <Group gap={4} mb="sm" role="group" aria-label="看哪些">
          {shows.map((one) => (
            <button
              key={one}
              type="button"
              className={classes.choice}
              aria-pressed={show === one}
              title={showWords[one].help}
              onClick={() => setShow(one)}
            >
              {showWords[one].label} <b>{countText(result.counts[one])}</b>
            </button>
          ))}
        </Group>
        <Rows
          key={`${show} ${JSON.stringify(result.counts)}`}
          show={show}
          session={overview.session}
          result={result}
          without={state.without}
        />
      </Panel>
    </Stack>
  )
}

function KeepForm({ overview, result, state, onKept }: Props) {
  const readOnly = useReadOnly()
  const [listName, setListName] = useState(() => overview.file.replace(/\.[A-Za-z]+$/, ''))
  const [sender, setSender] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(['确定', '很可能'])
  const count = levels.filter((level) => chosen.includes(level)).reduce((sum, level) => sum + result.levels[level], 0)
  const save = async () => {
    const batch = await matchActions.keep({
      listName: listName.trim(),
      sender: sender.trim(),
      levels: levels.filter((level) => chosen.includes(level)),
    })
    if (batch !== null) onKept(batch)
  }
  return (
    <Group align="flex-end" gap="md">
      <TextInput label="名单名称" w={260} value={listName} onChange={(event) => setListName(event.currentTarget.value)} maxLength={200} />
      <TextInput label="提供部门" w={150} value={sender} onChange={(event) => setSender(event.currentTarget.value)} maxLength={100} />
      <Checkbox.Group label="保留哪些新增" value={[...chosen]} onChange={setChosen}>
        <Group gap="sm" mih={34}>
          {levels.map((level) => (
            <Checkbox key={level} value={level} label={`${level} ${countText(result.levels[level])}`} />
          ))}
        </Group>
      </Checkbox.Group>
      <Button
        onClick={() => void save()}
        disabled={readOnly || listName.trim() === '' || chosen.length === 0 || state.busy !== null}
        loading={state.busy === 'saving'}
      >
        保存为比对批次（{countText(Math.max(0, count - state.without.size))} 条线索）
      </Button>
      <Button variant="default" onClick={matchActions.mend} disabled={state.busy !== null}>
        改列或类别
      </Button>
    </Group>
  )
}

type RowsProps = Readonly<{ show: MatchShow; session: string; result: MatchResult; without: ReadonlySet<number> }>

function Rows({ show, session, result, without }: RowsProps) {
  const { filter, choose, page, setPage } = useHitFilter()
  const { data } = useCall('matching.rows', { session, show, ...filter, offset: page * pageRows, limit: pageRows }, { keepPrevious: true })
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <HitFilter
          filter={filter}
          onChoose={choose}
          villages={result.villages
            .filter(({ id }) => id !== '')
            .map(({ id, label, count }) => ({ value: id, label: `${label}（${count}）` }))}
        />
        <Text fz="sm" c="dimmed">
          {showWords[show].help}
        </Text>
      </Group>
      {data?.total === 0 ? (
        <EmptyState title={`没有“${showWords[show].label}”的人`} text="这次比对里没有这一类。点上面的另一类看看。" />
      ) : (
        <Hits rows={data?.rows ?? []} show={show} without={without} />
      )}
      <Pager page={page} total={data?.total ?? 0} onPage={setPage} />
    </Stack>
  )
}

function Hits({ rows, show, without }: Readonly<{ rows: readonly MatchRow[]; show: MatchShow; without: ReadonlySet<number> }>) {
  const { open } = useNavigate()
  return (
    <div className={classes.columns}>
      <Table withTableBorder aria-label={showWords[show].label} className={classes.hits}>
        <Table.Thead>
          <Table.Tr>
            {show === 'fresh' && <Table.Th w={48}>保留</Table.Th>}
            <Table.Th w={92}>把握</Table.Th>
            <Table.Th>台账</Table.Th>
            <Table.Th>名单</Table.Th>
            <Table.Th>名单内容</Table.Th>
            <Table.Th>理由</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              {show === 'fresh' && (
                <Table.Td>
                  <Checkbox
                    aria-label={`保留 ${row.name}`}
                    checked={!without.has(row.key)}
                    onChange={(event) => matchActions.leaveOut(row.key, !event.currentTarget.checked)}
                  />
                </Table.Td>
              )}
              <Table.Td>{row.hit ? row.hit.state : <LevelMark level={row.level} confidence={row.confidence} />}</Table.Td>
              <Table.Td>
                <button type="button" className={classes.link} onClick={() => open({ screen: 'household', id: row.household })}>
                  {row.name || '（无名）'}
                </button>
                <span className={classes.small}>
                  {row.idCard} {row.birth}
                  <br />
                  {row.village} 户主 {row.head}
                </span>
              </Table.Td>
              <Table.Td>
                {row.theirName || '—'}
                <span className={classes.small}>
                  {row.theirIdCard} {row.theirBirth}
                  <br />
                  {[row.theirVillage, row.theirHead && `户主 ${row.theirHead}`, row.origin].filter(Boolean).join(' ')}
                </span>
              </Table.Td>
              <Table.Td>
                {row.theirRow}
                {row.times > 1 && `（共 ${row.times} 行）`}
              </Table.Td>
              <Table.Td>{row.reasons.join('；')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
