import { Button, Code, Group, List, Stack, Text } from '@mantine/core'
import type { UpgradeOffer, UpgradeOutputs, UselessRelease } from '#shared/ipc/parts/upgrade.ts'
import { EmptyState, Facts, Panel, ProgressPanel, bytesText } from '#renderer/ui/index.ts'
import { InstallerReady, PortableReady } from './takenPanels.tsx'
import { useUpgrade } from './useUpgrade.ts'

/** 检查新版本: looks, tells, proves, hands over. */
export function UpgradePanel({ onClose }: Readonly<{ onClose: () => void }>) {
  const { step, progress, look, take, cancel, install } = useUpgrade()
  if (step.at === 'looking')
    return (
      <Panel>
        <ProgressPanel title="正在查看 U 盘和本机的文件夹" text="只看有没有新版本的安装包，不读别的文件" />
      </Panel>
    )
  if (step.at === 'looked')
    return step.looked.offer ? (
      <OfferPanel offer={step.looked.offer} version={step.looked.version} onTake={take} onLook={look} />
    ) : (
      <NothingPanel looked={step.looked} onLook={look} />
    )
  if (step.at === 'taking') {
    const unpacking = progress?.step === 'unpacking'
    const [done, total] = [inMegabytes(progress?.done), inMegabytes(progress?.total ?? step.offer.bytes)]
    return (
      <Panel>
        <ProgressPanel
          title={unpacking ? '正在解压新版本（MB）' : '正在复制并核对安装包（MB）'}
          text={unpacking ? '解压到新的文件夹，现在的程序不动' : '逐字节核对，对不上就不用；核对好之前请不要拔 U 盘'}
          done={done}
          total={total}
          onCancel={cancel}
        />
      </Panel>
    )
  }
  return step.taken.kind === 'installer' ? (
    <InstallerReady version={step.offer.version} onInstall={install} onLater={onClose} />
  ) : (
    <PortableReady version={step.offer.version} {...step.taken} onClose={onClose} />
  )
}

function inMegabytes(bytes = 0): number {
  return Math.ceil(bytes / 1024 / 1024)
}

type OfferProps = Readonly<{ offer: UpgradeOffer; version: string; onTake: (offer: UpgradeOffer) => void; onLook: () => void }>

function OfferPanel({ offer, version, onTake, onLook }: OfferProps) {
  const isInstaller = offer.kind === 'installer'
  return (
    <Stack>
      <Panel title={`找到新版本 ${offer.version}`}>
        <Facts
          rows={[
            ['现在的版本', version],
            ['安装包', `${offer.name}（${bytesText(offer.bytes)}）`],
            ['位置', offer.folder],
            ['校验码', <Code key="sha">{offer.sha256}</Code>],
          ]}
        />
        <Text mt="sm" fz="sm" c="dimmed">
          安装包会先与校验码逐字节核对。校验码也可以与发放单位公布的对一对：一样，才是原来那一份。
        </Text>
        <Text mt="sm">
          {isInstaller
            ? '核对无误后，关闭台账和程序，再打开安装程序。台账、备份和设置都留着。'
            : '核对无误后，解压到现在程序旁边的新文件夹，设置一起带过去；现在的程序不动，台账留在原处。'}
        </Text>
        <Group mt="md">
          <Button onClick={() => onTake(offer)} data-autofocus>
            {isInstaller ? '核对安装包' : '核对并解压'}
          </Button>
          <Button variant="default" onClick={onLook}>
            再找一次
          </Button>
        </Group>
      </Panel>
      {offer.changes.length > 0 && (
        <Panel title="新版本有什么不同">
          <List spacing={4}>
            {offer.changes.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </Panel>
      )}
    </Stack>
  )
}

function NothingPanel({ looked, onLook }: Readonly<{ looked: UpgradeOutputs['upgrade.look']; onLook: () => void }>) {
  return (
    <Panel>
      <EmptyState
        title="没有找到新版本"
        text={
          <>
            <Text component="p">
              {looked.version && `现在用的是 ${looked.version}。`}
              新版本由上级用 U 盘发放，本程序不联网、不下载。把 U 盘插上（安装包和 release.json 要在同一个文件夹里），再找一次。
            </Text>
            {looked.useless.map((one) => (
              <Text component="p" key={one.folder} fz="sm">
                {one.folder}：{whyWords(one)}
              </Text>
            ))}
          </>
        }
        actions={<Button onClick={onLook}>再找一次</Button>}
      />
    </Panel>
  )
}

function whyWords({ why, version }: UselessRelease): string {
  if (why === 'same') return `版本 ${version}，与现在的相同`
  if (why === 'older') return `版本 ${version}，比现在的旧`
  if (why === 'notForThis') return `版本 ${version}，里面没有适合这台电脑的安装包`
  return '发布清单（release.json）读不懂，没有使用'
}
