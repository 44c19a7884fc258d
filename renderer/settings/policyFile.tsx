import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Foot } from '#renderer/ui/index.ts'
import type { PolicyPreview } from '#shared/ipc/parts/policy.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, newId, shell, showDone, trays, useAct, useFile, useReadOnly, useTray } from '#renderer/bridge/index.ts'
import { todayIso } from '#renderer/ledger/index.ts'
import classes from './policy.module.css'

type Chosen = Readonly<{ token: string; preview: PolicyPreview }>

/** Own values as a file on a stick, and one of the county taken over after a look at the differences. */
export function PolicyFileButtons({ own }: Readonly<{ own: number }>) {
  const township = useFile()?.township ?? ''
  const readOnly = useReadOnly()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const write = () =>
    attempt(async () => {
      const grant = await shell('dialog.savePolicy', { suggestedName: `${township}政策参数 ${todayIso()}.json` })
      if (!grant) return
      const { name, values } = await call('policy.export', { token: grant.token })
      showDone(`已把 ${values} 个本单位值导出到“${name}”`)
    })
  const look = ({ token }: Grant) => attempt(async () => setChosen({ token, preview: await call('policy.inspect', { token }) }))
  const read = () =>
    attempt(async () => {
      const grant = await shell('dialog.openPolicy', {})
      if (grant) await look(grant)
    })
  useTray(trays.policy, ([grant]) => grant && void look(grant))
  return (
    <Group gap="xs">
      {!readOnly && (
        <Button variant="default" onClick={() => void read()}>
          从文件导入…
        </Button>
      )}
      <Button variant="default" disabled={own === 0} title={own === 0 ? '本单位还没有自己的值' : undefined} onClick={() => void write()}>
        导出本单位值…
      </Button>
      {chosen && <PreviewDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </Group>
  )
}

function PreviewDialog({ chosen: { token, preview }, onClose }: Readonly<{ chosen: Chosen; onClose: () => void }>) {
  const { name, township, exportedOn, differences, same, refused } = preview
  const take = useAct('policy.import', {
    doneText: ({ added, changed }) => `已导入：新增 ${added} 个值，修改 ${changed} 个值`,
    undoable: true,
    done: onClose,
  })
  return (
    <Modal opened onClose={onClose} title={`导入“${name}”`} size="xl">
      <Stack>
        <Text>
          {township || '（未写单位）'} {exportedOn} 导出。
          {differences.length > 0 ? `有 ${differences.length} 个值与本台账不同` : '没有与本台账不同的值'}，{same} 个相同。
        </Text>
        {differences.length > 0 && <Differences preview={preview} />}
        {refused.length > 0 && (
          <Text c="red" fz="sm">
            不导入 {refused.length} 个：{refused.map(({ label, value, why }) => `${label} ${value}（${why}）`).join('；')}
          </Text>
        )}
        <Foot>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button disabled={differences.length === 0} loading={take.isPending} onClick={() => take.mutate({ token, id: newId() })}>
            导入 {differences.length} 个值
          </Button>
        </Foot>
      </Stack>
    </Modal>
  )
}

function Differences({ preview }: Readonly<{ preview: PolicyPreview }>) {
  return (
    <Table aria-label="不同的值">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>参数</Table.Th>
          <Table.Th>起始日期</Table.Th>
          <Table.Th>本台账</Table.Th>
          <Table.Th>文件</Table.Th>
          <Table.Th>依据</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preview.differences.map(({ item, label, from, before, value, note }) => (
          <Table.Tr key={`${item} ${from}`}>
            <Table.Td>{label}</Table.Td>
            <Table.Td className="numbers">{from || '一直'}</Table.Td>
            <Table.Td className={classes.written}>{before ?? '（没有）'}</Table.Td>
            <Table.Td className={classes.written}>{value}</Table.Td>
            <Table.Td className={classes.written}>{note}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
