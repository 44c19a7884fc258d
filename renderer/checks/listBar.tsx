import { ActionIcon, Button, CloseButton, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { ChecksFilter, ChecksSummary, FindingRow } from '#shared/ipc/parts/checks.ts'
import { useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { EmptyState, KeyHint, Toolbar, countText } from '#renderer/ui/index.ts'
import { partSize } from './allFindings.ts'
import type { Dialog } from './dialogs.tsx'
import { chipsOf, openCount, severityCount, severityList, without, type Choice } from './filter.ts'
import { mendsOf } from './mends.ts'
import classes from './checks.module.css'

type BarProps = Readonly<{
  summary: ChecksSummary
  choice: Choice
  filter: ChecksFilter
  total: number | null
  onChoice: (choice: Choice) => void
  folded: boolean
  onFold: () => void
  onDialog: (dialog: Dialog) => void
}>

/** Counts of the whole file that lead to their findings, the words looked for, and what narrows the list. */
export function ListBar(props: BarProps) {
  const { choice, onChoice, folded, onFold } = props
  const foldLabel = folded ? '展开分类' : '收起分类'
  return (
    <>
      <Toolbar label="筛选疑点">
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={foldLabel} title={foldLabel} onClick={onFold}>
          {folded ? <IconLayoutSidebarLeftExpand size={18} aria-hidden /> : <IconLayoutSidebarLeftCollapse size={18} aria-hidden />}
        </ActionIcon>
        <Totals {...props} />
        <Words choice={choice} onChoice={onChoice} />
      </Toolbar>
      <Chosen {...props} />
    </>
  )
}

function Totals({ summary, choice, onChoice }: BarProps) {
  const isPlain = !choice.rule && !choice.village && !choice.helper && !choice.text
  const parts = [
    { text: `待处理 ${countText(openCount(summary))}`, next: {}, on: isPlain && !choice.severity && !choice.excused, tone: undefined },
    ...severityList.map((severity, tone) => ({
      text: `${severity} ${countText(summary[severityCount[severity]])}`,
      next: { severity },
      on: isPlain && choice.severity === severity && !choice.excused,
      tone,
    })),
    { text: `已说明 ${countText(summary.excused)}`, next: { excused: true }, on: choice.excused === true, tone: undefined },
  ] as const
  return (
    <div role="group" aria-label="全部疑点" className={classes.totals}>
      {parts.map(({ text, next, on, tone }) => (
        <button key={text} type="button" className={classes.total} aria-pressed={on} data-severity={tone} onClick={() => onChoice(next)}>
          {text}
        </button>
      ))}
    </div>
  )
}

/** The list is asked for once the typing rests. */
function Words({ choice, onChoice }: Pick<BarProps, 'choice' | 'onChoice'>) {
  const [text, setText] = useState(choice.text ?? '')
  const apply = useDebouncedCallback(
    (wanted: string) => onChoice(wanted.trim() ? { ...choice, text: wanted } : without(choice, 'text')),
    300,
  )
  const change = (wanted: string) => {
    setText(wanted)
    apply(wanted)
  }
  return (
    <TextInput
      size="xs"
      w={200}
      aria-label="在疑点中查找"
      placeholder="户主姓名或疑点中的字"
      maxLength={100}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

/** What narrows the list, how many there are, and what can be done with all of them. */
function Chosen({ summary, choice, filter, total, onChoice, onDialog }: BarProps) {
  const titleOf = (rule: string) => summary.byRule.find((entry) => entry.rule === rule)?.title ?? rule
  const chips = chipsOf(choice, titleOf)
  const { rule } = choice
  return (
    <div className={classes.chosen}>
      <Group gap={6} className={classes.chips}>
        {chips.map(({ key, text }) => (
          <span key={key} className={classes.chip}>
            {text}
            <CloseButton size={22} aria-label={`不再限于${text}`} onClick={() => onChoice(without(choice, key))} />
          </span>
        ))}
        <Text fz="sm" role="status" className="numbers">
          {total === null ? '正在读取…' : `${choice.excused ? '已说明' : '待处理'} ${countText(total)} 条`}
        </Text>
      </Group>
      {rule ? (
        <Group gap={6} wrap="nowrap">
          <Button size="compact-sm" variant="default" onClick={() => onDialog({ kind: 'rule', rule })}>
            规则说明
          </Button>
          <MendAllButton filter={filter} title={titleOf(rule)} choice={choice} onDialog={onDialog} />
        </Group>
      ) : (
        <Keys />
      )}
    </div>
  )
}

type MendAllProps = Readonly<{ filter: ChecksFilter; title: string; choice: Choice; onDialog: (dialog: Dialog) => void }>

/** Offered where the rule knows what is right. With more findings than are asked for at once, they are counted on opening. */
function MendAllButton({ filter, title, choice, onDialog }: MendAllProps) {
  const readOnly = useReadOnly()
  const answer = useCall('checks.list', { ...filter, offset: 0, limit: partSize }, { enabled: !readOnly && !choice.excused })
  const count = mendsOf(answer.data?.findings ?? []).length
  if (readOnly || choice.excused || count === 0) return null
  const told = (answer.data?.total ?? 0) > partSize ? '全部按建议改…' : `全部按建议改（${countText(count)} 条）…`
  return (
    <Button size="compact-sm" variant="light" onClick={() => onDialog({ kind: 'mendAll', title, findings: null })}>
      {told}
    </Button>
  )
}

function Keys() {
  return (
    <Text fz="xs" c="dimmed" className={classes.keys}>
      <KeyHint keys="Enter" /> 改正 <KeyHint keys="Shift+Enter" /> 按建议改 <KeyHint keys="Ctrl+Enter" /> 打开户 <KeyHint keys="空格" />{' '}
      选中
    </Text>
  )
}

type MarkedProps = Readonly<{ rows: readonly FindingRow[]; onDialog: (dialog: Dialog) => void; onClear: () => void }>

/** What can be done with the marked ones together. */
export function MarkedBar({ rows, onDialog, onClear }: MarkedProps) {
  const readOnly = useReadOnly()
  if (rows.length === 0) return null
  const open = rows.filter((row) => row.excuse === null)
  const mends = mendsOf(open).length
  return (
    <Toolbar label="选中的疑点">
      <Text fz="sm" fw={600} role="status">
        已选 {countText(rows.length)} 条
      </Text>
      {!readOnly && open.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => onDialog({ kind: 'excuse', findings: open })}>
          说明放行 {countText(open.length)} 条…
        </Button>
      )}
      {!readOnly && mends > 0 && (
        <Button size="compact-sm" variant="light" onClick={() => onDialog({ kind: 'mendAll', title: '选中的疑点', findings: open })}>
          按建议改（{countText(mends)} 条）…
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        取消选择
      </Button>
    </Toolbar>
  )
}

type NothingProps = Readonly<{ choice: Choice; summary: ChecksSummary; onChoice: (choice: Choice) => void }>

export function NothingHere({ choice, summary, onChoice }: NothingProps) {
  const isWhole = Object.keys(choice).length === 0
  const told = `${summary.today} 用 ${countText(summary.rules)} 条规则检查了整个台账。`
  if (isWhole)
    return (
      <EmptyState
        title="没有发现疑点"
        text={`${told}另有 ${countText(summary.excused)} 条已经说明。`}
        actions={
          <Button variant="default" onClick={() => onChoice({ excused: true })}>
            看已说明的 {countText(summary.excused)} 条
          </Button>
        }
      />
    )
  return (
    <EmptyState
      title={choice.excused ? '没有已说明的疑点' : '这里没有疑点了'}
      text={choice.excused ? '核实属实、说明放行的疑点会列在这里，可以撤回。' : told}
      actions={
        <Button variant="default" onClick={() => onChoice({})}>
          看全部待处理 {countText(openCount(summary))} 条
        </Button>
      }
    />
  )
}
