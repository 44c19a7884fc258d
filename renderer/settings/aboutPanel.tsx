import { Stack, Text } from '@mantine/core'
import { useFile, useShell } from '#renderer/bridge/index.ts'
import { Facts, FailureNote, Panel, bytesText } from '#renderer/ui/index.ts'
import { DiagnosisPanel } from './diagnosis.tsx'
import { LicencesButton } from './licences.tsx'
import { VerifyPanel } from './verifyPanel.tsx'

/** Versions, where things are, and a check of the open file. */
export function AboutPanel() {
  const info = useShell('app.info', {})
  const file = useFile()
  return (
    <Stack>
      <Panel title="程序">
        {info.error && <FailureNote error={info.error} onRetry={() => void info.refetch()} />}
        {info.data && (
          <Facts
            rows={[
              ['版本', info.data.version],
              ['运行环境', `Electron ${info.data.electron} · Chromium ${info.data.chromium} · Node ${info.data.node}`],
              ['系统', info.data.platform],
              ['程序数据', info.data.dataFolder],
            ]}
          />
        )}
        <Text mt="sm">本程序不连接网络，不向任何地方发送数据。</Text>
        <LicencesButton />
      </Panel>
      {file && (
        <Panel title="当前文件">
          <Facts
            rows={[
              ['文件', file.name],
              ['位置', file.folder],
              ['乡镇', file.township],
              ['大小', bytesText(file.bytes)],
              ['格式', String(file.schemaVersion)],
            ]}
          />
        </Panel>
      )}
      {file && <VerifyPanel />}
      <DiagnosisPanel />
    </Stack>
  )
}
