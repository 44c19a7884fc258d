import { Button, List, Text } from '@mantine/core'
import type { VerifyReport } from '#shared/ipc/outputs.ts'
import { useAct, useProgress, useRegistry } from '#renderer/bridge/index.ts'
import { Panel, ProgressPanel } from '#renderer/ui/index.ts'
import { countsText } from './counts.ts'

/** 检查文件: reads the whole file and compares it with its own history. */
export function VerifyPanel() {
  const verify = useAct('file.verify')
  const progress = useProgress('verify', verify.isPending)
  return (
    <Panel title="检查文件">
      {verify.isPending ? (
        <ProgressPanel title="正在检查" {...(progress ?? {})} />
      ) : (
        <Button variant="default" onClick={() => verify.mutate({})}>
          检查当前文件是否完好
        </Button>
      )}
      {verify.data && <Report report={verify.data} />}
    </Panel>
  )
}

function Report({ report }: Readonly<{ report: VerifyReport }>) {
  const counts = countsText(useRegistry(), report.counts)
  if (report.ok) {
    return (
      <Text mt="sm" role="status">
        文件完好：{counts}。
      </Text>
    )
  }
  return (
    <div role="alert">
      <Text mt="sm" c="red">
        发现 {report.problems.length} 处问题，请从“备份与恢复”中恢复，或把下面的文字告诉技术人员。
      </Text>
      <List fz="sm">
        {report.problems.slice(0, 50).map((problem) => (
          <List.Item key={problem}>{problem}</List.Item>
        ))}
      </List>
    </div>
  )
}
