import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { withoutLabel } from '#shared/history/damagedSet.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { call, shell, showDone, showFault, useFile, useRegistry } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import { countsText } from './counts.ts'

/** 诊断包: for a technician, written where the person says and sent nowhere. */
export function DiagnosisPanel() {
  const file = useFile()
  const registry = useRegistry()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const grant = await shell('dialog.saveDiagnosis', { suggestedName: '诊断包.zip' })
      if (!grant) return
      const told = file ? [...(await wordsOf(file, registry))] : []
      const { name } = await shell('support.save', { token: grant.token, told })
      showDone(`已保存“${name}”。打开看过，再交给技术人员。`)
    } catch (error) {
      showFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Panel title="遇到故障">
      <Text fz="sm" mb="sm">
        诊断包里有版本、电脑配置、程序的出错记录和当前文件的检查结果；号码已遮盖，不含台账里的人和户。
      </Text>
      <Button variant="default" loading={busy} onClick={() => void save()}>
        保存诊断包…
      </Button>
    </Panel>
  )
}

async function wordsOf(file: FileInfo, registry: Registry): Promise<readonly string[]> {
  const { ok, problems, counts } = await call('file.verify', {})
  const state = ok ? '检查结果：完好' : `检查结果：${problems.length} 处问题`
  const lines = [`格式：${file.schemaVersion}`, `大小：${file.bytes} 字节`, `记录：${countsText(registry, counts)}`, state]
  return [...lines, ...problems.slice(0, 100).map((problem) => withoutLabel(problem).slice(0, 500))]
}
