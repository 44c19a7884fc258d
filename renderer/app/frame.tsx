import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { keepState, shell, showFault, useFile, useKeptState, useNavigate, useUndoKeys, useUndoRedo } from '#renderer/bridge/index.ts'
import { CopyHost } from '#renderer/copies/index.ts'
import { GuideHost } from '#renderer/guide/index.ts'
import { useTellHelpPlace } from '#renderer/help/index.ts'
import { useBlocked } from '#renderer/history/index.ts'
import { beginGuide, useOpening } from '#renderer/home/index.ts'
import { Confirm, FailureBoundary } from '#renderer/ui/index.ts'
import classes from './app.module.css'
import { Banners } from './banners.tsx'
import { Menu } from './menu.tsx'
import { useRegionKeys } from './regionKeys.ts'
import { Overlays, Screen } from './screen.tsx'
import { OfferedWorkbook, PastedTable } from '#renderer/import/index.ts'
import { SinceHost, ToldHost } from '#renderer/ledger/index.ts'
import { StatusBar } from './statusBar.tsx'
import { TopBar } from './topBar.tsx'

/** Below this many CSS pixels the menu shows short words: 1366 px at 150 % are 911. */
const narrow = '(max-width: 1100px)'

/** Top bar, menu, the screen and status bar around the open file. */
export function Frame() {
  const isNarrow = useMediaQuery(narrow) ?? false
  // A narrow window always begins folded; in a wide one it stands as it was left.
  const [wish, setWish] = useState<boolean | null>(null)
  const wasFolded = useKeptState('menu') === 'folded'
  const folded = wish ?? (isNarrow || wasFolded)
  const fold = () => {
    setWish(!folded)
    if (!isNarrow) keepState('menu', folded ? null : 'folded')
  }
  const undoRedo = useUndoRedo(useBlocked())
  useUndoKeys(undoRedo)
  useRegionKeys()
  useTitle()
  const { place, overlay, open } = useNavigate()
  useTellHelpPlace(overlay?.screen ?? place.screen, () => open({ screen: 'printManual' }))
  return (
    <div className={classes.frame} data-folded={folded}>
      <TopBar undoRedo={undoRedo} />
      <Banners />
      <div className={classes.middle}>
        <Menu folded={folded} onFold={fold} />
        <main className={classes.main}>
          <FailureBoundary resetKey={JSON.stringify([place, overlay])}>
            <div className={classes.layer} hidden={overlay !== null && overlay.screen !== 'export'}>
              <Screen />
            </div>
            <Overlays />
          </FailureBoundary>
        </main>
        <Guide />
      </div>
      <StatusBar />
      <CopyHost />
      <LeaveQuestion />
      <SinceHost />
      <ToldHost />
      <OfferedWorkbook />
      <PastedTable />
    </div>
  )
}

function Guide() {
  const { learn } = useOpening()
  return <GuideHost begin={beginGuide} restart={learn} />
}

function LeaveQuestion() {
  const { asking, answer } = useNavigate()
  return (
    <Confirm
      opened={asking}
      onAnswer={answer}
      title="还有没保存的内容"
      text="现在离开，这一页刚填的内容会丢失。"
      verb="放弃并离开"
      cancelVerb="留在这里"
      danger
    />
  )
}

function useTitle(): void {
  const name = useFile()?.name
  useEffect(() => {
    const title = name ? `${name} - 乡镇帮扶台账` : '乡镇帮扶台账'
    document.title = title
    shell('window.title', { title }).catch(showFault)
  }, [name])
}
