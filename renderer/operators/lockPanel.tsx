import { Select, Text } from '@mantine/core'
import { lockMinutesOf } from '#shared/ipc/lock.ts'
import { useSession, useSettings, useShellAct } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'

const steps = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60] as const

/** After how long without input the window of this PC locks itself. */
export function LockPanel() {
  const minutes = lockMinutesOf(useSettings())
  const { canLock } = useSession()
  const keep = useShellAct('settings.set')
  const known = minutes === null || steps.some((step) => step === minutes) ? steps : [...steps, minutes].sort((one, other) => one - other)
  return (
    <Panel title="自动锁定">
      <Select
        label="多久没有操作就锁定本机的窗口"
        description="只对有密码的操作员和加密的台账起作用；随时可以按 Ctrl+L 马上锁定"
        w={320}
        allowDeselect={false}
        value={String(minutes ?? 'never')}
        data={[...known.map((step) => ({ value: String(step), label: `${step} 分钟` })), { value: 'never', label: '不自动锁定' }]}
        onChange={(value) => keep.mutate({ lockMinutes: value === 'never' ? null : Number(value) })}
      />
      {!canLock && (
        <Text c="dimmed" mt="xs">
          现在没有密码，窗口不会锁定。
        </Text>
      )}
    </Panel>
  )
}
