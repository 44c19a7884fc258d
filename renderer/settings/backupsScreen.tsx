import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { attempt, shell, showDone, trays, useAct, useCall, useFile, useProgress, useTray } from '#renderer/bridge/index.ts'
import { FailureNote, Page, Panel, ProgressPanel, bytesText, timeText } from '#renderer/ui/index.ts'
import { BackupSafety } from './backupSafety.tsx'
import { BackupTable } from './backupTable.tsx'
import { LookScreen } from './lookScreen.tsx'
import { RestoreWizard } from './restoreWizard.tsx'
import type { RestoreSource, RestoredFile } from './restoreWizard.tsx'

type BackupsProps = Readonly<{ /** Opens the file that a restore has made. */ onOpen: (file: RestoredFile) => void }>

/** Backups of the open file, making one, and restoring any of them into a new file. */
export function BackupsScreen({ onOpen }: BackupsProps) {
  const file = useFile()
  const list = useCall('backup.list', {})
  const [source, setSource] = useState<RestoreSource | 'ask' | null>(null)
  const [looking, setLooking] = useState<RestoreSource | null>(null)
  // Let go over the page, or chosen below: the same look before anything is written.
  useTray(trays.restore, ([grant]) => grant && setSource(grant))
  const making = useMaking(() => void list.refetch())
  const actions = (
    <>
      <Button onClick={making.here} disabled={making.busy}>
        立即备份
      </Button>
      <Button variant="default" onClick={making.toFolder} disabled={making.busy}>
        备份到 U 盘…
      </Button>
      <Button variant="default" onClick={() => setSource('ask')}>
        从其他备份文件恢复…
      </Button>
    </>
  )
  if (looking) return <LookScreen source={looking} onClose={() => setLooking(null)} />
  return (
    <Page title="备份与恢复" note={`最近一次经核对的备份：${timeText(file?.lastBackup ?? null)}`} actions={actions}>
      {making.busy && <MakingNote />}
      <Text c="dimmed" my="sm">
        程序会定时自动备份，并把每份备份还原一遍、核对条数之后才算数。恢复总是另存为新文件，不会覆盖现在的台账。
      </Text>
      <BackupSafety />
      {list.error && <FailureNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <BackupTable entries={list.data} onRestore={setSource} onLook={setLooking} />}
      {source !== null && <RestoreWizard {...(source === 'ask' ? {} : { source })} onClose={() => setSource(null)} onOpen={onOpen} />}
    </Page>
  )
}

function MakingNote() {
  const progress = useProgress('backup', true)
  return (
    <Panel>
      <ProgressPanel title="正在备份并核对" {...(progress ?? {})} />
    </Panel>
  )
}

/** Making a backup in the usual place or in a folder that the person chooses. */
function useMaking(made: () => void): Readonly<{ busy: boolean; here: () => void; toFolder: () => void }> {
  const make = useAct('backup.make', {
    done: (entry) => {
      showDone(`已备份并核对：${entry.name}（${bytesText(entry.bytes)}）`)
      made()
    },
  })
  const choose = async () => {
    const grant = await shell('dialog.backupFolder', {})
    if (grant) make.mutate({ token: grant.token })
  }
  return { busy: make.isPending, here: () => make.mutate({}), toFolder: () => void attempt(choose) }
}
