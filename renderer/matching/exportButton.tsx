import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { attempt, call, shell, showDone, useFile } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'

/** 核实清单 of the list as it is filtered now: a sheet a village, with room for what was found out. */
export function ExportButton({ filter, disabled }: Readonly<{ filter: string; disabled: boolean }>) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" disabled={disabled} onClick={() => setOpened(true)}>
        导出核实清单…
      </Button>
      {opened && <ExportDialog filter={filter} onClose={() => setOpened(false)} />}
    </>
  )
}

function ExportDialog({ filter, onClose }: Readonly<{ filter: string; onClose: () => void }>) {
  const township = useFile()?.township ?? ''
  const [mask, setMask] = useState(true)
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    const done = await attempt(async () => {
      const grant = await shell('dialog.saveWorkbook', { suggestedName: `${township}比对线索核实清单.xlsx` })
      return grant ? call('matching.export', { filter, token: grant.token, mask }) : null
    })
    setBusy(false)
    if (!done) return
    showDone(`已导出 ${countText(done.hits)} 条线索（${countText(done.villages)} 个村）到“${done.name}”`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title="导出核实清单">
      <Stack>
        <Text fz="sm">一村一张工作表，带核实情况、处理结果、签字栏，可以直接发给各村。</Text>
        <Checkbox label="隐藏证件号码中间几位" checked={mask} onChange={(event) => setMask(event.currentTarget.checked)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button onClick={() => void run()} loading={busy} data-autofocus>
            选择位置并导出…
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
