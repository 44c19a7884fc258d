import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { manualParts } from '#shared/help/manual.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { call } from '#renderer/bridge/index.ts'
import { SheetPrint, usePreparedJob } from '#renderer/print/index.ts'

type Wish = Input<'help.manual'>

const prepare = (wish: Wish) => call('help.manual', wish)

/** Printing of the books about the program: how to use it, what figures, checks and fields mean. */
export function PrintManualScreen() {
  const [wish, setWish] = useState<Wish>({ part: 'guide', paper: 'A4', orientation: 'portrait' })
  const print = usePreparedJob(wish, prepare)
  const choose = (part: string) => setWish({ ...wish, part: manualParts.find(({ id }) => id === part)?.id ?? 'guide' })
  return (
    <SheetPrint title="打印使用说明" wish={wish} onChange={setWish} print={print}>
      <Radio.Group label="哪一本" value={wish.part} onChange={choose}>
        <Stack gap={6} mt={4}>
          {manualParts.map(({ id, label }) => (
            <Radio key={id} value={id} label={label} />
          ))}
        </Stack>
      </Radio.Group>
    </SheetPrint>
  )
}
