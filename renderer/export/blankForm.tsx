import { Button, Group, MultiSelect, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Foot } from '#renderer/ui/index.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { attempt, call, shell, showDone, useCall } from '#renderer/bridge/index.ts'

type BlankProps = Readonly<{ ledger: LedgerDefinition; onClose: () => void }>

type Sheets = 'one' | 'villages'

/** The blank workbook to be filled in by villages and taken back: one sheet, or one for each village. */
export function BlankForm({ ledger, onClose }: BlankProps) {
  const [sheets, setSheets] = useState<Sheets>('one')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const villages = useCall('ledger.options', { ledger: 'village', text: '' }).data?.map((option) => option.label) ?? []
  const wanted = sheets === 'one' ? [] : chosen.length > 0 ? chosen : villages
  const save = async () => {
    const saved = await attempt(async () => {
      const place = wanted.length === 1 ? wanted[0]! : ''
      const grant = await shell('dialog.saveWorkbook', { suggestedName: `${place}${ledger.label}导入模板.xlsx` })
      const villagesWish = wanted.length > 0 ? { villages: [...wanted] } : {}
      return grant ? call('import.template', { ledger: ledger.id, token: grant.token, ...villagesWish }) : null
    })
    if (!saved) return
    showDone(`模板已存到“${saved.name}”。`)
    onClose()
  }
  return (
    <Stack gap="md">
      <Text fz="sm" c="dimmed">
        空白表带下拉选项、批注和填报说明，必填项的表头是黄色。填好收回来，用“导入”读入，各列自动对上。
      </Text>
      <Radio.Group label="工作表" value={sheets} onChange={(value) => setSheets(value as Sheets)}>
        <Group mt={4}>
          <Radio value="one" label="全镇一张表" />
          <Radio value="villages" label="一村一张表" disabled={villages.length === 0} />
        </Group>
      </Radio.Group>
      {sheets === 'villages' && (
        <MultiSelect
          label="哪些村"
          placeholder={chosen.length === 0 ? '全部村' : ''}
          data={[...new Set(villages)]}
          value={[...chosen]}
          onChange={setChosen}
          searchable
          clearable
        />
      )}
      <Foot>
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button onClick={() => void save()}>选择位置并保存…</Button>
      </Foot>
    </Stack>
  )
}
