import { Tabs, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MouseEvent } from 'react'
import type { ChecksSummary, SeverityCounts } from '#shared/ipc/parts/checks.ts'
import { countText, scrollable } from '#renderer/ui/index.ts'
import { severityCount, severityList, type Choice } from './filter.ts'
import { SeverityMark } from './marks.tsx'
import type { SummaryTab } from './memory.ts'
import classes from './checks.module.css'

type Props = Readonly<{
  summary: ChecksSummary
  choice: Choice
  /** `add`: narrows the present choice further instead of replacing it. */
  onChoose: (choice: Choice, add: boolean) => void
  tab: SummaryTab
  onTab: (tab: SummaryTab) => void
}>

const tabs = [
  ['rule', '规则'],
  ['village', '行政村'],
  ['helper', '帮扶责任人'],
] as const

/** More lines than this are looked for by typing. */
const manyLines = 15

/** How many findings of which rule, village or person; every number leads to exactly those. */
export function SummaryPane(props: Props) {
  const { summary, tab, onTab } = props
  const [wanted, setWanted] = useState('')
  const lines = { rule: summary.byRule, village: summary.byVillage, helper: summary.byHelper }[tab].length
  const change = (next: string | null) => {
    setWanted('')
    onTab((next ?? 'rule') as SummaryTab)
  }
  return (
    <Tabs value={tab} onChange={change} className={classes.summary} keepMounted={false}>
      <Tabs.List grow aria-label="按什么分类">
        {tabs.map(([id, label]) => (
          <Tabs.Tab key={id} value={id} px={6}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(([id, label]) => (
        <Tabs.Panel key={id} value={id} className={classes.summaryPanel}>
          {lines > manyLines && (
            <TextInput
              size="xs"
              m={6}
              aria-label={`查找${label}`}
              placeholder={`查找${label}`}
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
          )}
          <div className={classes.summaryScroll} {...scrollable(`按${label}分类`)}>
            {id === 'rule' ? <RuleLines {...props} wanted={wanted} /> : <GroupLines {...props} part={id} wanted={wanted} />}
          </div>
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function RuleLines({ summary, choice, onChoose, wanted }: Props & Readonly<{ wanted: string }>) {
  const shown = summary.byRule.filter(({ rule, title }) => title.includes(wanted.trim()) || rule.includes(wanted.trim().toUpperCase()))
  const groups = [...new Set(shown.map((entry) => entry.group))]
  if (shown.length === 0) return <NoLines />
  return groups.map((group) => (
    <section key={group} aria-label={group}>
      <h2 className={classes.group}>{group}</h2>
      <ul className={classes.lines}>
        {shown
          .filter((entry) => entry.group === group)
          .map(({ rule, title, severity, count }) => (
            <li key={`${rule} ${severity}`}>
              <button
                type="button"
                className={classes.line}
                aria-pressed={choice.rule === rule && (choice.severity ?? severity) === severity}
                onClick={(event) => onChoose({ rule, severity }, isAdding(event))}
              >
                <SeverityMark severity={severity} />
                <span className={classes.lineWord}>{title}</span>
                <span className="numbers">{countText(count)}</span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  ))
}

function GroupLines({ summary, choice, onChoose, part, wanted }: Props & Readonly<{ part: 'village' | 'helper'; wanted: string }>) {
  const entries = part === 'village' ? summary.byVillage : summary.byHelper
  const shown = entries.filter(({ label }) => label.includes(wanted.trim()))
  if (shown.length === 0) return <NoLines />
  return (
    <ul className={classes.lines}>
      {shown.map(({ id, label, ...counts }) => {
        const named = { id, label }
        const chosen = choice[part]?.id === id
        return (
          <li key={id ?? 'nobody'} className={classes.groupLine} data-chosen={chosen || undefined}>
            <button
              type="button"
              className={classes.groupName}
              aria-pressed={chosen}
              onClick={(event) => onChoose({ [part]: named }, isAdding(event))}
            >
              {label}
            </button>
            <Counts counts={counts} label={label} onCount={(severity) => onChoose({ [part]: named, severity }, false)} />
          </li>
        )
      })}
    </ul>
  )
}

type CountsProps = Readonly<{
  counts: SeverityCounts
  label: string
  onCount: (severity: (typeof severityList)[number]) => void
}>

function Counts({ counts, label, onCount }: CountsProps) {
  return (
    <span className={classes.counts}>
      {severityList
        .filter((severity) => counts[severityCount[severity]] > 0)
        .map((severity) => {
          const text = `${severity} ${countText(counts[severityCount[severity]])}`
          return (
            <button
              key={severity}
              type="button"
              className={classes.count}
              data-severity={severityList.indexOf(severity)}
              aria-label={`${label} ${text}`}
              onClick={() => onCount(severity)}
            >
              {text}
            </button>
          )
        })}
    </span>
  )
}

function NoLines() {
  return (
    <Text c="dimmed" fz="sm" p="sm">
      没有符合的
    </Text>
  )
}

function isAdding(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey || event.shiftKey
}
