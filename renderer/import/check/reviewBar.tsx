import { Button, Menu, Select } from '@mantine/core'
import type { FieldMode } from '#shared/importing/choices.ts'
import type { SourceRank } from '#shared/history/changeSet.ts'
import type { ImportChange, ImportTable } from '#shared/ipc/outputs.ts'
import { countText } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import classes from './review.module.css'
import { modeNames, modeTexts, rankChoices, rankWhyTexts } from './choices.ts'
import type { Show } from './rowWindows.ts'

type BarProps = Readonly<{
  table: ImportTable
  show: Show
  field: string | null
  /** Rows of the tab; undefined while they are counted. */
  count: number | undefined
  onField: (field: string | null) => void
  wizard: Wizard
}>

/** Above the rows: whose word the workbook is, which changes are looked at, and what becomes of all of them. */
export function ReviewBar(props: BarProps) {
  const { table, field, wizard } = props
  const { overview } = wizard.state
  if (!overview) return null
  const change = table.changes.find((one) => one.key === field)
  return (
    <div className={classes.reviewBar} role="group" aria-label="采用哪些修改">
      <SourceChoice wizard={wizard} />
      <FieldFilter {...props} />
      {change && <ModeMenu change={change} wizard={wizard} />}
      <ShownMenu {...props} />
      <ChoiceSums wizard={wizard} />
    </div>
  )
}

function SourceChoice({ wizard: { state, actions } }: Pick<BarProps, 'wizard'>) {
  const review = state.overview?.review
  if (!review) return null
  const choose = (rank: string | null) => {
    if (rank && rank !== review.rank) void actions.review({ method: 'import.source', input: { rank: rank as SourceRank } })
  }
  return (
    <div className={classes.barPart} title={`来源靠前的数据，靠后的文件不会直接覆盖。${rankWhyTexts[review.rankWhy]}`}>
      <span aria-hidden>来源</span>
      <Select
        size="xs"
        w={132}
        aria-label="这个文件的来源"
        data={[...rankChoices]}
        value={review.rank}
        onChange={choose}
        allowDeselect={false}
      />
    </div>
  )
}

function FieldFilter({ table, field, onField }: BarProps) {
  if (table.changes.length === 0) return null
  return (
    <div className={classes.barPart}>
      <span aria-hidden>只看</span>
      <Select
        size="xs"
        w={210}
        aria-label="只看这一项有变化的行"
        placeholder="所有列"
        data={table.changes.map(({ key, label, rows }) => ({ value: key, label: `${label}有变化的 ${countText(rows)} 行` }))}
        value={field}
        onChange={onField}
        clearable
        searchable
        nothingFoundMessage="没有这一项"
        clearButtonProps={{ 'aria-label': '看所有列' }}
      />
    </div>
  )
}

const modes: readonly FieldMode[] = ['overwrite', 'blank', 'ask']

/** What becomes of a whole column. */
function ModeMenu({ change, wizard }: Readonly<{ change: ImportChange; wizard: Wizard }>) {
  const { key: field, label } = change
  const asks = change.ask > 0
  const { state, actions } = wizard
  const now = state.overview?.review.modes[field]
  const choose = (mode: FieldMode) => void actions.review({ method: 'import.mode', input: { fields: [field], mode } })
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="default">
          “{label}”列：{now ? modeNames[now] : asks ? '按来源决定' : modeNames.overwrite} ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {modes.map((mode) => (
          <Menu.Item key={mode} onClick={() => choose(mode)}>
            {modeNames[mode]}
            {mode === now && ' ✓'}
            <span className={classes.menuNote}>{modeTexts[mode]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function ShownMenu({ table, show, field, count, wizard: { actions } }: BarProps) {
  const canChoose = show !== 'rejected' && show !== 'skipped' && (table.changes.length > 0 || table.balance.accepted > 0)
  if (!canChoose && show !== 'skipped') return null
  const all = (choice: 'take' | 'leave' | null) =>
    void actions.review({ method: 'import.chooseShown', input: { table: table.index, show, choice, ...(field ? { field } : {}) } })
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="default" disabled={!count}>
          这 {countText(count ?? 0)} 行全部… ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => all('take')}>
          采用<span className={classes.menuNote}>{field ? '这一项都按表中的改' : '都按表中的新增和修改'}</span>
        </Menu.Item>
        <Menu.Item onClick={() => all('leave')}>
          不采用<span className={classes.menuNote}>{field ? '这一项都保留原值' : '不新增，也不修改'}</span>
        </Menu.Item>
        <Menu.Item onClick={() => all(null)}>
          不再单独决定<span className={classes.menuNote}>回到各列的处理方式</span>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Always in sight: how much keeps its value, and why. */
function ChoiceSums({ wizard: { state } }: Pick<BarProps, 'wizard'>) {
  const review = state.overview?.review
  if (!review) return null
  return (
    <span className={classes.choiceSums} role="status">
      待定 <b data-bad={review.undecided > 0}>{countText(review.undecided)}</b> 处，保留原值 <b>{countText(review.leftCells)}</b> 处
    </span>
  )
}
