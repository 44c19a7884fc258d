import { Button, Modal, MultiSelect, PasswordInput, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Operator } from '#shared/ipc/parts/operators.ts'
import { operatorPasswordMin, operatorRoles, operatorRoleWords, type OperatorRole } from '#shared/ipc/parts/operatorRoles.ts'
import { FaultWords, newId, useAct, useCall } from '#renderer/bridge/index.ts'
import { Foot } from '#renderer/ui/index.ts'

type Props = Readonly<{ operator: Operator | null; isFirst: boolean; onClose: () => void }>

const says: Readonly<Record<OperatorRole, string>> = {
  admin: '什么都能做，还管操作员、政策参数和自设项目',
  entry: '录入、导入、合并，不管操作员和参数',
  village: '只改自己负责的村',
  viewer: '只看、统计和打印，证件号码保持遮盖',
}

/** Name, role and villages of an operator. */
export function OperatorForm({ operator, isFirst, onClose }: Props) {
  const [name, setName] = useState(operator?.name ?? '')
  const [role, setRole] = useState<OperatorRole>(operator?.role ?? (isFirst ? 'admin' : 'entry'))
  const [villages, setVillages] = useState<string[]>([...(operator?.villages ?? [])])
  const [password, setPassword] = useState('')
  const keep = useAct('operators.save', { handles, doneText: operator ? '已修改。' : `已新增操作员“${name.trim()}”。`, done: onClose })
  const lacks = name.trim() === '' || (role === 'village' && villages.length === 0)
  return (
    <Modal
      opened
      onClose={onClose}
      title={operator ? `修改操作员“${operator.name}”` : isFirst ? '设立第一个操作员' : '新增操作员'}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const own = operator ? {} : { password }
          keep.mutate({ id: newId(), operator: operator?.id ?? null, name: name.trim(), role, villages, ...own })
        }}
      >
        <Stack>
          <TextInput label="姓名" value={name} maxLength={30} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
          <RoleChoice role={role} isFirst={isFirst} onChoose={setRole} />
          {role === 'village' && <Villages chosen={villages} onChoose={setVillages} />}
          {!operator && (
            <PasswordInput
              label="密码（可以不设）"
              description={`至少 ${operatorPasswordMin} 位；不设密码，谁都能用这个名字登录`}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          {keep.error && (
            <Text c="red" role="alert">
              <FaultWords fault={keep.error.fault} />
            </Text>
          )}
          <Foot>
            <Button variant="default" onClick={onClose}>
              取消
            </Button>
            <Button type="submit" loading={keep.isPending} disabled={lacks}>
              保存
            </Button>
          </Foot>
        </Stack>
      </form>
    </Modal>
  )
}

const handles = ['operator.passwordShort', 'operator.nameTaken', 'operator.firstAdmin', 'operator.lastAdmin', 'operator.noVillage'] as const

function RoleChoice({
  role,
  isFirst,
  onChoose,
}: Readonly<{ role: OperatorRole; isFirst: boolean; onChoose: (role: OperatorRole) => void }>) {
  const roles = isFirst ? (['admin'] as const) : [...operatorRoles].reverse()
  return (
    <Radio.Group label="权限" value={role} onChange={(value) => onChoose(operatorRoles.find((one) => one === value) ?? 'viewer')}>
      <Stack gap={6} mt={4}>
        {roles.map((one) => (
          <Radio key={one} value={one} label={operatorRoleWords[one]} description={says[one]} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

function Villages({ chosen, onChoose }: Readonly<{ chosen: string[]; onChoose: (ids: string[]) => void }>) {
  const options = useCall('ledger.options', { ledger: 'village', text: '' })
  const data = (options.data ?? []).map(({ id, label }) => ({ value: id, label }))
  return (
    <MultiSelect
      label="负责的村"
      data={data}
      value={chosen}
      onChange={onChoose}
      searchable
      placeholder={chosen.length === 0 ? '选择村' : ''}
    />
  )
}
