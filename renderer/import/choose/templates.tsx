import { Button, Text, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { menuGroups, type LedgerDefinition } from '#shared/ledger/define.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import classes from './choose.module.css'

/** An empty workbook per ledger, with its headings and drop-down lists: found by name, or in the groups of the menu. */
export function Templates({ wizard }: Readonly<{ wizard: Wizard }>) {
  const ledgers = useRegistry().ledgers.filter((ledger) => !ledger.system)
  const [text, setText] = useState('')
  const found = text.trim() === '' ? null : ledgers.filter((ledger) => isNamed(ledger, text.trim()))
  return (
    <Panel title="下载导入模板">
      <Text mb="xs" c="dimmed" fz="sm">
        没有现成表格时，把模板发给各村填写；收回后直接导入。
      </Text>
      <TextInput
        aria-label="查找模板"
        placeholder="输入台账名称，如 低保"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        mb="xs"
      />
      {found && (found.length > 0 ? <Buttons ledgers={found} wizard={wizard} /> : <Text c="dimmed">没有这个名称的台账。</Text>)}
      {!found &&
        menuGroups.map(({ id, label }) => {
          const own = ledgers.filter((ledger) => (ledger.menu ?? 'households') === id)
          return own.length === 0 ? null : <Folded key={id} label={label} ledgers={own} wizard={wizard} />
        })}
    </Panel>
  )
}

function isNamed({ label, aliases = [] }: LedgerDefinition, text: string): boolean {
  return [label, ...aliases].some((name) => name.includes(text))
}

type GroupProps = Readonly<{ ledgers: readonly LedgerDefinition[]; wizard: Wizard }>

function Folded({ label, ...group }: GroupProps & Readonly<{ label: string }>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.group} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {label}（{group.ledgers.length}）
      </summary>
      {isOpen && <Buttons {...group} />}
    </details>
  )
}

function Buttons({ ledgers, wizard: { state, actions } }: GroupProps) {
  return (
    <div className={classes.templates}>
      {ledgers.map(({ id, label }) => (
        <Button
          key={id}
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          disabled={state.busy !== null}
          onClick={() => void actions.saveTemplate(id, label)}
          aria-label={`下载模板：${label}`}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
