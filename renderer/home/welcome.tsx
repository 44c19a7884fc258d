import { Button, Stack, Text } from '@mantine/core'
import { Panel } from '#renderer/ui/index.ts'

type WelcomeProps = Readonly<{ onLearn: () => void; onCreate: () => void; onOpen: () => void }>

/** Where files will be listed later: before the first one, three ways to begin. */
export function Welcome({ onLearn, onCreate, onOpen }: WelcomeProps) {
  return (
    <Panel title="第一次使用，从哪里开始？">
      <Stack gap="md" align="flex-start">
        <Way
          verb="先练习"
          text="跟着十二个小练习走一遍，大约半小时。练习库里的人都是虚构的，做完一个，程序自己打勾。"
          main
          onClick={onLearn}
        />
        <Way verb="直接建台账" text="给本乡镇建一个新文件，再导入花名册。" onClick={onCreate} />
        <Way verb="打开已有文件" text="同事给的台账（.tzdb）或数据包（.tzpkg），也可以直接拖进窗口。" onClick={onOpen} />
      </Stack>
    </Panel>
  )
}

type WayProps = Readonly<{ verb: string; text: string; main?: boolean; onClick: () => void }>

function Way({ verb, text, main = false, onClick }: WayProps) {
  return (
    <div>
      <Button variant={main ? 'filled' : 'default'} onClick={onClick} mb={4}>
        {verb}
      </Button>
      <Text fz="sm" c="dimmed">
        {text}
      </Text>
    </div>
  )
}
