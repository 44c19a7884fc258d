import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Operator } from '#shared/ipc/parts/operators.ts'
import { operatorRoleWords } from '#shared/ipc/parts/operatorRoles.ts'
import { newId, useAct, useCall, useReadOnly, useSession } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, scrollable } from '#renderer/ui/index.ts'
import { OperatorForm } from './operatorForm.tsx'
import { PasswordDialog } from './passwordDialog.tsx'

type Open = Readonly<{ dialog: 'form'; operator: Operator | null }> | Readonly<{ dialog: 'password'; operator: Operator }>

/** Who may work in this file. Without anybody here it is open to all, as ever. */
export function OperatorsPanel() {
  const list = useCall('operators.list', {})
  const { operators, me } = useSession()
  const readOnly = useReadOnly()
  const [open, setOpen] = useState<Open | null>(null)
  const mayChange = !readOnly && (!operators || me?.role === 'admin')
  const close = () => setOpen(null)
  return (
    <Panel
      title="操作员"
      actions={
        mayChange && <Button onClick={() => setOpen({ dialog: 'form', operator: null })}>{operators ? '新增操作员' : '设立操作员'}</Button>
      }
    >
      <Stack>
        <Text c="dimmed">
          {operators
            ? '打开这份台账时要先登录；每一步修改、查看和导出都记在登录的人名下。权限随台账走，拷到别的电脑也一样。'
            : '现在没有操作员：谁打开这份台账都能查看和修改。设立以后，打开时要先登录，各人按权限做事。第一个操作员是管理员。'}
        </Text>
        {operators && !mayChange && <Text>新增、修改操作员由管理员来做；您可以在右上角自己的姓名里修改自己的密码。</Text>}
        {list.error && <FailureNote error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && list.data.length > 0 && (
          <OperatorTable operators={list.data} mayChange={mayChange} me={me?.id ?? null} onOpen={setOpen} />
        )}
      </Stack>
      {open?.dialog === 'form' && <OperatorForm operator={open.operator} isFirst={!operators} onClose={close} />}
      {open?.dialog === 'password' && <PasswordDialog operator={open.operator} isOwn={open.operator.id === me?.id} onClose={close} />}
    </Panel>
  )
}

type TableProps = Readonly<{ operators: readonly Operator[]; mayChange: boolean; me: string | null; onOpen: (open: Open) => void }>

function OperatorTable({ operators, mayChange, me, onOpen }: TableProps) {
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: scrollable('操作员的表') }}>
      <Table aria-label="操作员">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>姓名</Table.Th>
            <Table.Th>权限</Table.Th>
            <Table.Th>负责的村</Table.Th>
            <Table.Th>密码</Table.Th>
            {mayChange && <Table.Th w={250}>操作</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {operators.map((operator) => (
            <Table.Tr key={operator.id}>
              <Table.Td>
                <Group gap="xs">
                  {operator.name}
                  {operator.id === me && <Badge variant="light">您</Badge>}
                  {!operator.active && (
                    <Badge variant="light" color="gray">
                      已停用
                    </Badge>
                  )}
                </Group>
              </Table.Td>
              <Table.Td>{operatorRoleWords[operator.role]}</Table.Td>
              <Table.Td>{operator.role === 'village' ? operator.villageNames.join('、') : '全镇'}</Table.Td>
              <Table.Td>{operator.hasPassword ? '已设' : '没有'}</Table.Td>
              {mayChange && (
                <Table.Td>
                  <Deeds operator={operator} onOpen={onOpen} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Deeds({ operator, onOpen }: Readonly<{ operator: Operator; onOpen: (open: Open) => void }>) {
  const verb = operator.active ? '停用' : '重新启用'
  const retire = useAct('operators.retire', { doneText: `已${verb}“${operator.name}”` })
  const name = (what: string): string => `${what} ${operator.name}`
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" size="compact-sm" aria-label={name('修改')} onClick={() => onOpen({ dialog: 'form', operator })}>
        修改
      </Button>
      <Button variant="subtle" size="compact-sm" aria-label={name('设密码')} onClick={() => onOpen({ dialog: 'password', operator })}>
        设密码
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={name(verb)}
        loading={retire.isPending}
        onClick={() => retire.mutate({ id: newId(), operator: operator.id, active: !operator.active })}
      >
        {verb}
      </Button>
    </Group>
  )
}
