import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import { call } from '#renderer/bridge/index.ts'
import { SheetPrint, usePreparedJob } from '#renderer/print/index.ts'
import { Banner } from '#renderer/ui/index.ts'

type Wish = Input<'seal.sheet'>

const prepare = (wish: Wish) => call('seal.sheet', wish)

/** The recovery sheet on paper: the key is kept nowhere else and shown this once. */
export function RecoverySheetScreen({ recoveryKey }: Readonly<{ recoveryKey: string }>) {
  const [wish, setWish] = useState<Wish>({ recoveryKey, paper: 'A4', orientation: 'portrait' })
  const print = usePreparedJob(wish, prepare)
  return (
    <SheetPrint title="恢复密钥单" wish={wish} onChange={setWish} print={print}>
      <Banner tone="warn">这个密钥只显示这一次，离开以后再也看不到。</Banner>
      <Text fz="sm">
        请现在打印，装进信封封存，与电脑分开保管。没有打印机时，请用笔把 8 组字符抄在纸上。密码和这张单子都丢了，台账无法找回。
      </Text>
      <Text fz="sm" c="dimmed">
        如果存成 PDF，打印以后请把 PDF 删掉，不要和台账放在同一台电脑或 U 盘里。
      </Text>
    </SheetPrint>
  )
}
