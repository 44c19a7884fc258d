import { Button, Group, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReportName } from '#shared/ipc/parts/reports.ts'
import { shell, showDone, showFault, useCall } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'

/** More are found by typing. */
const shown = 60

/** Every name that a template may say; a click copies it, ready to be pasted into Word. */
export function NamesPanel() {
  const [text, setText] = useState('')
  const names = useCall('reports.names', {}, { staleTime: Infinity })
  const words = text.trim().split(/\s+/).filter(Boolean)
  const found = inOrder(names.data ?? []).filter((name) =>
    words.every((word) => `${name.placeholder} ${name.group} ${name.says}`.includes(word)),
  )
  return (
    <Panel title="模板里能写的名称">
      <TextInput
        label="查找名称"
        placeholder="如 小额信贷、三保障、增减"
        w={320}
        mb="sm"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>写法</Table.Th>
            <Table.Th>单位</Table.Th>
            <Table.Th>说明</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.slice(0, shown).map((name) => (
            <NameRow key={name.placeholder} name={name} />
          ))}
        </Table.Tbody>
      </Table>
      {found.length > shown && (
        <Text c="dimmed" fz="sm" mt="xs">
          还有 {found.length - shown} 个，请输入字词查找。
        </Text>
      )}
    </Panel>
  )
}

/** Ways of writing first: they are few and the hardest to guess. */
function inOrder(names: readonly ReportName[]): readonly ReportName[] {
  const rank: Readonly<Record<ReportName['kind'], number>> = { 条件和写法: 0, 文字: 1, 数字: 2, 表: 3 }
  return [...names].sort((a, b) => rank[a.kind] - rank[b.kind])
}

function NameRow({ name: { placeholder, unit, says } }: Readonly<{ name: ReportName }>) {
  const copy = async () => {
    await shell('clipboard.write', { text: placeholder, html: '' })
    showDone(`已复制 ${placeholder}，到 Word 里粘贴`)
  }
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Text fz="sm">{placeholder}</Text>
          <Button size="compact-xs" variant="subtle" aria-label={`复制 ${placeholder}`} onClick={() => void copy().catch(showFault)}>
            复制
          </Button>
        </Group>
      </Table.Td>
      <Table.Td>{unit}</Table.Td>
      <Table.Td>{says}</Table.Td>
    </Table.Tr>
  )
}
