import { SegmentedControl, Stack, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import { useCall, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { MergePanels } from '#renderer/merging/index.ts'
import { Page } from '#renderer/ui/index.ts'
import { ExcelForm } from './excelForm.tsx'
import { LogPanel } from './logPanel.tsx'
import { PackForm } from './packForm.tsx'

export type PackagesTab = 'out' | 'in' | 'log'

/** 数据包: content goes out and comes back by stick. */
export function PackagesScreen({ tab = 'out' }: Readonly<{ tab?: PackagesTab }>) {
  const { open } = useNavigate()
  return (
    <Page title="数据包" note="用 U 盘把台账带走、交回、合并">
      <Tabs value={tab} onChange={(next) => open({ screen: 'packages', tab: (next ?? 'out') as PackagesTab })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="out">打包带走</Tabs.Tab>
          <Tabs.Tab value="in">收包</Tabs.Tab>
          <Tabs.Tab value="log">来往记录</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="out">
          <Out />
        </Tabs.Panel>
        <Tabs.Panel value="in">
          <MergePanels />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <LogPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

/** A village's share goes back as a package, not on to others as a workbook. */
function Out() {
  const readOnly = useReadOnly()
  const scope = useCall('package.scope', {})
  const [way, setWay] = useState('package')
  if (readOnly) return <Text c="dimmed">这个文件只能查看，不能打包。</Text>
  return (
    <Stack gap="md">
      {!scope.data && (
        <SegmentedControl
          w="fit-content"
          aria-label="用什么带走"
          value={way}
          onChange={setWay}
          data={[
            { value: 'package', label: '数据包（对方有本程序）' },
            { value: 'excel', label: 'Excel 表格（对方没有本程序）' },
          ]}
        />
      )}
      {way === 'package' || scope.data ? <PackForm /> : <ExcelForm />}
    </Stack>
  )
}
