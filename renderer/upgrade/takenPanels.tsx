import { Button, Group, List, Text } from '@mantine/core'
import { attempt, shell } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'

type InstallerProps = Readonly<{ version: string; onInstall: () => void; onLater: () => void }>

/** The installer was proved; it is started after the ledger and the program were closed. */
export function InstallerReady({ version, onInstall, onLater }: InstallerProps) {
  return (
    <Panel title={`新版本 ${version} 的安装包核对无误`}>
      <Text>点“关闭程序并安装”：先保存并关闭台账，再打开安装程序，照它的提示一步步做，装完后打开新版本。</Text>
      <Text mt="xs">新版本第一次打开台账，文件格式有变化时，先备份、核对备份，再升级。</Text>
      <Group mt="md">
        <Button onClick={onInstall} data-autofocus>
          关闭程序并安装
        </Button>
        <Button variant="default" onClick={onLater}>
          以后再装
        </Button>
      </Group>
    </Panel>
  )
}

type PortableProps = Readonly<{ version: string; token: string; name: string; folder: string; onClose: () => void }>

/** The 绿色版 lies unpacked beside the old one. */
export function PortableReady({ version, token, name, folder, onClose }: PortableProps) {
  return (
    <Panel title={`新版本 ${version} 已放好`}>
      <Text mb="xs">
        文件夹“{name}”，在 {folder}
      </Text>
      <List type="ordered" spacing={4}>
        <List.Item>关闭现在的程序。</List.Item>
        <List.Item>打开新文件夹里的 TownshipLedger。经办人、最近打开的台账都还在。</List.Item>
        <List.Item>
          旧文件夹先留着：台账如果放在它里面的“台账”文件夹，就还在那里，新版本照样打开。以后要删旧文件夹，先把“台账”文件夹整个移到新文件夹里。
        </List.Item>
      </List>
      <Group mt="md">
        <Button onClick={() => void attempt(() => shell('file.show', { token }))} data-autofocus>
          打开所在文件夹
        </Button>
        <Button variant="default" onClick={onClose}>
          知道了
        </Button>
      </Group>
    </Panel>
  )
}
