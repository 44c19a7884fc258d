import { Text } from '@mantine/core'
import { useCall } from '#renderer/bridge/index.ts'
import { Banner, countText, timeText } from '#renderer/ui/index.ts'

/** What going back to this backup would lose: steps of the open file that it has not, and whose. */
export function LostSince({ token }: Readonly<{ token: string }>) {
  const { data } = useCall('backup.compare', { token })
  if (!data) return null
  if (!data.comparison) {
    return data.why === 'sealed' ? (
      <Text fz="sm" c="dimmed">
        备份设有密码，没有比较它之后的修改。
      </Text>
    ) : null
  }
  const { here } = data.comparison
  if (here.sets === 0) return <Banner tone="info">现在的台账没有比这份备份更新的内容。</Banner>
  const who = here.authors.map(({ person, sets, last }) => `${person || '未署名'} ${countText(sets)} 步（最近 ${timeText(last)}）`)
  return (
    <Banner tone="warn">
      这份备份之后的 {countText(here.sets)} 步修改不在其中：{who.slice(0, 5).join('、')}
      {who.length > 5 && `等 ${who.length} 人`}。
    </Banner>
  )
}
