import { Button, Menu } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { InspectionSheet } from '#shared/ipc/parts/inspection.ts'
import { useNavigate } from '#renderer/bridge/index.ts'

/** What is printed of a sample: of the batch, of its rows, of the households themselves. */
export function PapersMenu({ sheet }: Readonly<{ sheet: InspectionSheet }>) {
  const { open } = useNavigate()
  const rows = sheet.rows.map(({ id }) => id)
  const households = sheet.rows.map(({ household }) => household)
  const print = (form: string, ledger: string, ids: readonly string[]) => () =>
    open({ screen: 'print', form, selection: { ledger, ids: [...ids] } })
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size="xs" leftSection={<IconPrinter size={14} aria-hidden />} disabled={rows.length === 0}>
          打印
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={print('inspectionList', 'inspectionSample', [sheet.sample])}>抽查名单（印有种子）</Menu.Item>
        <Menu.Item onClick={print('inspectionRoute', 'inspectionSample', [sheet.sample])}>入户路线表</Menu.Item>
        <Menu.Item onClick={print('inspectionChecklist', 'inspectedHousehold', rows)}>入户核查清单（每户一份）</Menu.Item>
        <Menu.Item onClick={print('householdDossier', 'household', households)}>一户一档（抽中的户）</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
