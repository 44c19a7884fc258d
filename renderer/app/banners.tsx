import { Button } from '@mantine/core'
import { FaultWords, askForGuide, useFile, useSaving } from '#renderer/bridge/index.ts'
import { StickBanner } from '#renderer/copies/index.ts'
import { VillageBanner } from '#renderer/packages/index.ts'
import { Banner } from '#renderer/ui/index.ts'
import { UpgradeBanner } from '#renderer/upgrade/index.ts'

/** What has to stay in sight: not saved, read-only, practice, removable drive. */
export function Banners() {
  const file = useFile()
  const saving = useSaving()
  if (!file) return null
  return (
    <>
      {saving.state === 'failed' && (
        <Banner
          tone="bad"
          actions={
            <>
              <Button size="compact-sm" color="red" onClick={() => void saving.retry()}>
                重试
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => void saving.saveElsewhere()}>
                另存为…
              </Button>
            </>
          }
        >
          {saving.fault ? <FaultWords fault={saving.fault} /> : '最后的修改还没有写进文件。'}
        </Banner>
      )}
      {file.readOnly && <Banner tone="warn">只能查看，不能修改。{file.readOnlyWhy ?? ''}</Banner>}
      {file.practice && (
        <Banner tone="info" actions={<GuideButton />}>
          这是练习库，里面的人和数据都是虚构的，可以放心试。
        </Banner>
      )}
      <StickBanner />
      <VillageBanner />
      <UpgradeBanner />
    </>
  )
}

function GuideButton() {
  return (
    <Button size="compact-sm" variant="default" onClick={askForGuide}>
      新手上路
    </Button>
  )
}
