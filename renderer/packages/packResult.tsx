import { Button, Group, Stack, Text } from '@mantine/core'
import { useShellAct } from '#renderer/bridge/index.ts'
import { Banner, Facts, Panel, bytesText } from '#renderer/ui/index.ts'
import type { Made } from './usePacking.ts'
import { contentWords, kindWords, shortHash } from './words.ts'

/** What is in the package that was written, how to recognise it, and whether the stick may be pulled. */
export function PackResult({ made, onAgain }: Readonly<{ made: Made; onAgain: () => void }>) {
  const show = useShellAct('file.show')
  const { manifest, name, folder, bytes, sha256, removable, token } = made
  return (
    <Panel title={`已打好给${manifest.place}的第 ${manifest.number} 号包`}>
      <Stack gap="md">
        <Banner tone="info">
          {removable ? '已写完并从 U 盘读回核对，一字节不差。用系统的“安全弹出”后就可以拔出。' : '已写完并读回核对，一字节不差。'}
        </Banner>
        <Facts
          rows={[
            ['文件', name],
            ['位置', folder],
            ['带了什么', `${kindWords[manifest.kind]}：${contentWords(manifest)}`],
            ...(manifest.scope && manifest.scope.without.length > 0 ? ([['没有带的列', manifest.scope.without.join('、')]] as const) : []),
            ['密码', manifest.sealed ? '已加密，对方要输入密码' : '没有密码，谁拿到都能看'],
            ['大小', bytesText(bytes)],
            ['校验码', shortHash(sha256)],
          ]}
        />
        {!manifest.sealed && <Text c="red">这个包没有加密，请不要离手。</Text>}
        <Group>
          <Button onClick={onAgain}>再打一个包</Button>
          <Button variant="default" onClick={() => show.mutate({ token })}>
            打开所在文件夹
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
