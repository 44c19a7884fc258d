import { Button, PasswordInput, Table, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { ChangesButton } from '#renderer/merging/index.ts'
import type { Chosen, Collecting } from './useCollecting.ts'

/** A row a file: waiting, or why it was not taken in, with the password that it may want. */
export function ChosenTable({ collecting }: Readonly<{ collecting: Collecting }>) {
  return (
    <Table aria-label="要汇总的文件" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>文件</Table.Th>
          <Table.Th>情况</Table.Th>
          <Table.Th>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {collecting.chosen.map((one) => (
          <ChosenRow key={one.token} one={one} collecting={collecting} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function ChosenRow({ one, collecting }: Readonly<{ one: Chosen; collecting: Collecting }>) {
  const { token, name, password, refused } = one
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td>
        {refused ? (
          <Text fz="sm" c="red" role="alert">
            {refused.why}
          </Text>
        ) : (
          <Text fz="sm">等待汇总</Text>
        )}
        {refused?.sealed && (
          <PasswordInput
            aria-label={`“${name}”的密码`}
            placeholder="打包时设的密码"
            w={220}
            mt={4}
            value={password}
            maxLength={256}
            disabled={collecting.busy}
            onChange={(event) => collecting.setPassword(token, event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
          />
        )}
      </Table.Td>
      <Table.Td>
        <ChangesButton token={token} name={name} password={password === '' ? undefined : password} />
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          disabled={collecting.busy}
          onClick={() => collecting.drop(token)}
          aria-label={`不汇总“${name}”`}
        >
          不汇总
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
