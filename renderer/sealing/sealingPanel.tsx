import { Button, Group, Stack, Text } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { SealingOutputs } from '#shared/ipc/parts/sealing.ts'
import { useAct, useCall, useNavigate } from '#renderer/bridge/index.ts'
import { Banner, FailureNote, Panel, useConfirm } from '#renderer/ui/index.ts'
import { ChangePasswordDialog, RenewRecoveryDialog, TurnOffDialog } from './dialogs.tsx'
import { TurnOnForm } from './turnOnForm.tsx'

/** Encryption of the open file: on, other keys, off. */
export function SealingPanel() {
  const state = useCall('seal.state', {}, { staleTime: 0 })
  if (state.error) return <FailureNote error={state.error} onRetry={() => void state.refetch()} />
  if (!state.data) return null
  const { sealed, why, plainBackups, plainAway, shortest } = state.data
  const reload = () => void state.refetch()
  return (
    <Stack>
      {why !== null && <Banner tone="warn">{why}</Banner>}
      {sealed ? (
        <SealedPanel isFixed={why !== null} shortest={shortest} onChanged={reload} />
      ) : (
        <Panel title="文件加密：没有开启">
          <TurnOnForm isFixed={why !== null} shortest={shortest} onDone={reload} />
        </Panel>
      )}
      {sealed && plainBackups + plainAway > 0 && (
        <PlainBackups count={plainBackups} away={plainAway} isFixed={why !== null} onRemoved={reload} />
      )}
    </Stack>
  )
}

type SealedProps = Readonly<{ isFixed: boolean; shortest: number; onChanged: () => void }>

function SealedPanel({ isFixed, shortest, onChanged }: SealedProps) {
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<'password' | 'recovery' | 'off' | null>(null)
  const close = () => setDialog(null)
  const turnedOff = () => {
    close()
    onChanged()
  }
  const showSheet = (recoveryKey: string) => {
    close()
    navigate.open({ screen: 'recoverySheet', recoveryKey })
  }
  return (
    <Panel title="文件加密：已开启">
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap">
          <IconLock size={20} aria-hidden />
          <Text>这个台账和它的新备份都是加密的。没有密码，拿到文件也看不到任何内容。</Text>
        </Group>
        <Group gap="xs">
          <Button onClick={() => setDialog('password')} disabled={isFixed}>
            更换密码…
          </Button>
          <Button variant="default" onClick={() => setDialog('recovery')} disabled={isFixed}>
            换恢复密钥并打印…
          </Button>
          <Button
            variant="default"
            leftSection={<IconLockOpen size={16} aria-hidden />}
            onClick={() => setDialog('off')}
            disabled={isFixed}
          >
            取消加密…
          </Button>
        </Group>
        <Text fz="sm" c="dimmed">
          更换密码以后，以前的备份仍用做备份那天的密码打开。怀疑密码连同文件一起泄露时，请先取消加密再重新开启。
        </Text>
      </Stack>
      {dialog === 'password' && <ChangePasswordDialog shortest={shortest} onClose={close} />}
      {dialog === 'recovery' && <RenewRecoveryDialog onDone={showSheet} onClose={close} />}
      {dialog === 'off' && <TurnOffDialog onDone={turnedOff} onClose={close} />}
    </Panel>
  )
}

const placesText = (count: number, away: number): string =>
  [count > 0 ? `“备份”文件夹里还有 ${count} 份` : '', away > 0 ? `第二处还有 ${away} 份` : ''].filter((part) => part !== '').join('，')

function droppedText({ removed, backup, second }: SealingOutputs['seal.dropPlain']): string {
  const there = second
    ? second.why === null
      ? `，${second.name} 上另有 ${second.removed} 份`
      : `；${second.name} 上的没有删除：${second.why}`
    : ''
  return `已删除 ${removed} 份没有加密的备份${there}。加密的备份“${backup}”已核对。`
}

type PlainProps = Readonly<{ count: number; away: number; isFixed: boolean; onRemoved: () => void }>

function PlainBackups({ count, away, isFixed, onRemoved }: PlainProps) {
  const confirm = useConfirm()
  const drop = useAct('seal.dropPlain', {
    doneText: droppedText,
    done: onRemoved,
  })
  const ask = async () => {
    const title = `删除 ${count + away} 份没有加密的备份？`
    const text =
      '删除前会确认至少有一份加密的备份核对无误。删掉的备份不能再找回；第二处（现在接着的）也一并删除；另外复制到 U 盘、别的硬盘上的旧备份不在其中，请自己删除。'
    if (await confirm({ title, text, verb: '删除', danger: true })) drop.mutate({})
  }
  return (
    <Panel title="没有加密的旧备份">
      <Stack gap="sm">
        <Text>{placesText(count, away)}加密以前的备份，谁拿到都能直接打开。先用加密的台账正常工作几天，确认没有问题再删除。</Text>
        <Text fz="sm" c="dimmed">
          固态硬盘和 U 盘上，删除的内容可能还留在存储芯片里，专业工具有可能读出。存过未加密台账的旧盘，报废时请按单位规定销毁。
        </Text>
        <Group>
          <Button variant="default" color="red" onClick={() => void ask()} loading={drop.isPending} disabled={isFixed}>
            删除没有加密的备份…
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
