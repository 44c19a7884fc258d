import { Badge, Button, Group, Stack, Switch, Table, Text, TextInput, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { policyGroups, type PolicyItem } from '#shared/policy/define.ts'
import { policyItems } from '#shared/policy/index.ts'
import { writtenPolicyValue } from '#shared/policy/written.ts'
import { holdingOn, overridesOf, policyTimeline } from '#shared/policy/records.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { todayIso } from '#renderer/ledger/index.ts'
import { FailureNote, Panel } from '#renderer/ui/index.ts'
import { PolicyDialog } from './policyDialog.tsx'
import { PolicyFileButtons } from './policyFile.tsx'
import { recordsOf, type OwnPolicy } from './policyRows.ts'
import { useSystemRows } from './systemRows.ts'
import classes from './policy.module.css'

/** What policy changes from year to year, with the value of today: the shipped one or this office's own. */
export function PolicyPanel() {
  const rows = useSystemRows('policyValue')
  const [typed, setTyped] = useState('')
  const [ownOnly, setOwnOnly] = useState(false)
  const [chosen, setChosen] = useState<PolicyItem | null>(null)
  const own = useMemo(() => recordsOf(rows.data ?? []), [rows.data])
  const shown = policyItems.filter((item) => isMeant(item, typed) && (!ownOnly || own.some((record) => record.item === item.id)))
  if (rows.error) return <FailureNote error={rows.error} onRetry={rows.retry} />
  return (
    <Stack>
      <Panel title="政策参数" actions={<PolicyFileButtons own={own.length} />}>
        <Text c="dimmed" mb="sm">
          标准线、期限、比例和名称每年由国家、省、县确定，检查、统计和打印都用这里的数。改了以后从起始日期起生效，以前的日期仍按以前的数算。
        </Text>
        <Group align="end">
          <TextInput
            label="查找"
            placeholder="如 监测线、公示"
            w={240}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Switch label="只看本单位改过的" checked={ownOnly} onChange={(event) => setOwnOnly(event.currentTarget.checked)} mb={6} />
        </Group>
      </Panel>
      {shown.length === 0 && <Text c="dimmed">没有符合的参数。</Text>}
      {policyGroups.map((group) => (
        <GroupTable
          key={group.id}
          label={group.label}
          items={shown.filter((item) => item.group === group.id)}
          own={own}
          onChoose={setChosen}
        />
      ))}
      {chosen && <PolicyDialog item={chosen} own={own.filter((record) => record.item === chosen.id)} onClose={() => setChosen(null)} />}
    </Stack>
  )
}

function isMeant({ id, label, help }: PolicyItem, typed: string): boolean {
  const words = typed.trim().toLowerCase()
  return words === '' || label.toLowerCase().includes(words) || help.toLowerCase().includes(words) || id.toLowerCase() === words
}

type GroupProps = Readonly<{ label: string; items: readonly PolicyItem[]; own: readonly OwnPolicy[]; onChoose: (item: PolicyItem) => void }>

function GroupTable({ label, items, own, onChoose }: GroupProps) {
  const rules = useCall('checks.catalogue', {}, { staleTime: Infinity }).data
  if (items.length === 0) return null
  const usedBy = (id: string) => (rules ?? []).filter(({ params }) => params.some((param) => param.id === id)).map((rule) => rule.id)
  return (
    <section aria-label={label}>
      <Title order={2} fz="md" mb={4}>
        {label}
      </Title>
      <Table aria-label={label} layout="fixed" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="30%">参数</Table.Th>
            <Table.Th>现在的值</Table.Th>
            <Table.Th w={110}>自何日起</Table.Th>
            <Table.Th w={96}>来源</Table.Th>
            <Table.Th w={150}>用在</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <PolicyLine key={item.id} item={item} own={own} usedBy={usedBy(item.id)} onChoose={onChoose} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

type LineProps = Readonly<{ item: PolicyItem; own: readonly OwnPolicy[]; usedBy: readonly string[]; onChoose: (item: PolicyItem) => void }>

function PolicyLine({ item, own, usedBy, onChoose }: LineProps) {
  const today = todayIso()
  const timeline = policyTimeline(item, overridesOf(policyItems, own))
  const holding = holdingOn(timeline, today)
  const coming = timeline.filter(({ from }) => from > today).length
  const value = `${writtenPolicyValue(item, holding.value)}${item.unit ? ` ${item.unit}` : ''}`
  return (
    <Table.Tr>
      <Table.Td>
        <Button variant="subtle" size="compact-sm" className={classes.name} onClick={() => onChoose(item)}>
          {item.label}
        </Button>
        <Text fz="xs" c="dimmed">
          {item.help}
        </Text>
      </Table.Td>
      <Table.Td>
        <div className={`${classes.value} numbers`} title={value}>
          {value}
        </div>
      </Table.Td>
      <Table.Td className="numbers">{holding.from || '一直'}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={holding.own ? 'ink' : 'gray'}>
          {holding.own ? '本单位' : '默认'}
        </Badge>
        {coming > 0 && (
          <Text fz="xs" c="dimmed">
            将变 {coming} 次
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text fz="xs" className={classes.rules} title={usedBy.join('、')}>
          {usedBy.length > 0 ? usedBy.join('、') : '—'}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}
