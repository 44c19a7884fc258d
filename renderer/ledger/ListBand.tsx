import { Button } from '@mantine/core'
import { useNavigate } from '#renderer/bridge/index.ts'
import { Banner, countText } from '#renderer/ui/index.ts'
import type { LedgerList } from './useLedgerList.ts'

/** Across the list: that it holds only the rows behind a figure, or stands as of an earlier day and can only be read. */
export function ListBand({ list }: Readonly<{ list: LedgerList }>) {
  const { open } = useNavigate()
  const { drill, asOf, setAsOf, model } = list
  if (!drill && asOf === undefined) return null
  const { ledger } = model
  const count = `${countText(list.list.ids.length)} ${ledger.unit}`
  const day = asOf === undefined ? '' : `截至 ${asOf}，只能查看`
  const text = drill
    ? [`“${drill.label}”背后的 ${count}`, day].filter(Boolean).join(' · ')
    : `正在看 ${asOf} 的${ledger.label}台账，只能查看`
  return (
    <Banner
      tone={asOf === undefined ? 'info' : 'warn'}
      actions={
        <>
          {asOf !== undefined && (
            <Button size="xs" variant="default" onClick={() => setAsOf(undefined)}>
              回到今天
            </Button>
          )}
          {drill && (
            <Button size="xs" variant="default" onClick={() => open({ screen: 'ledger', ledger: ledger.id })}>
              全部显示
            </Button>
          )}
        </>
      }
    >
      {text}
    </Banner>
  )
}
