import { Stack, Tabs } from '@mantine/core'
import { useEffect, useState } from 'react'
import { LockPanel, OperatorsPanel } from '#renderer/operators/index.ts'
import { SealingPanel } from '#renderer/sealing/index.ts'
import { trays } from '#renderer/bridge/index.ts'
import { Page } from '#renderer/ui/index.ts'
import { AboutPanel } from './aboutPanel.tsx'
import { CustomFieldsPanel } from './customFieldsPanel.tsx'
import { DisplayPanel } from './displayPanel.tsx'
import { LayoutsPanel } from './layoutsPanel.tsx'
import { OfficePanel } from './officePanel.tsx'
import { PersonPanel } from './personPanel.tsx'
import { PolicyPanel } from './policyPanel.tsx'

/** What is set for this PC (operator, display) and for this file (office, own fields, policy). */
export function SettingsScreen({ tab = 'person' }: Readonly<{ tab?: string }>) {
  const [shown, setShown] = useState(tab)
  useEffect(() => {
    const stops = [trays.layouts.onOffer(() => setShown('layouts')), trays.policy.onOffer(() => setShown('policy'))]
    return () => stops.forEach((stop) => stop())
  }, [])
  return (
    <Page title="设置" width={900}>
      <Tabs value={shown} onChange={(next) => setShown(next ?? tab)} keepMounted={false}>
        <Tabs.List aria-label="设置的内容" mb="md">
          <Tabs.Tab value="person">经办人</Tabs.Tab>
          <Tabs.Tab value="display">显示</Tabs.Tab>
          <Tabs.Tab value="operators">操作员</Tabs.Tab>
          <Tabs.Tab value="office">本单位</Tabs.Tab>
          <Tabs.Tab value="fields">自设项目</Tabs.Tab>
          <Tabs.Tab value="policy">政策参数</Tabs.Tab>
          <Tabs.Tab value="layouts">表格格式</Tabs.Tab>
          <Tabs.Tab value="sealing">文件加密</Tabs.Tab>
          <Tabs.Tab value="about">关于</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="person">
          <PersonPanel />
        </Tabs.Panel>
        <Tabs.Panel value="display">
          <DisplayPanel />
        </Tabs.Panel>
        <Tabs.Panel value="operators">
          <Stack>
            <OperatorsPanel />
            <LockPanel />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="office">
          <OfficePanel />
        </Tabs.Panel>
        <Tabs.Panel value="fields">
          <CustomFieldsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="policy">
          <PolicyPanel />
        </Tabs.Panel>
        <Tabs.Panel value="layouts">
          <LayoutsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="sealing">
          <SealingPanel />
        </Tabs.Panel>
        <Tabs.Panel value="about">
          <AboutPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
