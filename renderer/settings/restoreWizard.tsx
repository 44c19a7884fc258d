import { Button, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { BackupContent } from '#shared/ipc/outputs.ts'
import { attempt, call, shell, useCall } from '#renderer/bridge/index.ts'
import { withPassword } from '#renderer/sealing/index.ts'
import { CountsList } from './countsList.tsx'
import { LostSince } from './lostSince.tsx'
import { Facts, Foot, ProgressPanel, timeText } from '#renderer/ui/index.ts'

/** A backup that can be restored: grant and file name. */
export type RestoreSource = Readonly<{ token: string; name: string }>
/** A file made by restoring: grant and file name. */
export type RestoredFile = Readonly<{ token: string; name: string }>

type WizardProps = Readonly<{
  /** Left out: asks for the backup file first. */
  source?: RestoreSource
  onClose: () => void
  onOpen: (file: RestoredFile) => void
}>

type Step =
  | Readonly<{ at: 'choosing' | 'reading' | 'restoring' }>
  | Readonly<{ at: 'look'; source: RestoreSource & Readonly<{ password?: string }>; content: BackupContent }>
  | Readonly<{ at: 'done'; file: RestoredFile; counts: BackupContent['counts'] }>

/** Shows what is in the backup, asks where the new file shall stand, restores, offers to open it. */
export function RestoreWizard({ source, onClose, onOpen }: WizardProps) {
  const [step, setStep] = useState<Step>({ at: source ? 'reading' : 'choosing' })
  useEffect(() => {
    const begin = async () => {
      const next = await attempt(() => inspect(source))
      if (next) setStep(next)
      else onClose()
    }
    // Runs once: the wizard is mounted anew for each backup.
    void begin()
  }, [])
  const restore = async (from: Extract<Step, { at: 'look' }>) => {
    const done = await attempt(async () => {
      const to = await shell('dialog.newDatabase', { suggestedName: newName(from.content) })
      if (!to) return null
      setStep({ at: 'restoring' })
      const { token, name, password } = from.source
      const known = password === undefined ? {} : { password }
      return withPassword({ name }, (secret) => call('backup.restore', { from: token, to: to.token, ...known, ...secret }))
    })
    setStep(done ? { at: 'done', file: { token: done.token, name: done.name }, counts: done.counts } : from)
  }
  return (
    <Modal opened onClose={onClose} title="从备份恢复" size="lg" closeOnClickOutside={false}>
      {step.at === 'choosing' && <Text>请在打开的窗口中选择备份文件。</Text>}
      {step.at === 'reading' && <ProgressPanel title="正在读取备份" />}
      {step.at === 'look' && <Look step={step} onRestore={() => void restore(step)} onClose={onClose} />}
      {step.at === 'restoring' && <ProgressPanel title="正在恢复并核对" />}
      {step.at === 'done' && <Done step={step} onOpen={() => onOpen(step.file)} onClose={onClose} />}
    </Modal>
  )
}

function Look({ step, onRestore, onClose }: Readonly<{ step: Extract<Step, { at: 'look' }>; onRestore: () => void; onClose: () => void }>) {
  const now = useCall('file.info', {}).data
  return (
    <Stack>
      <Facts
        rows={[
          ['备份文件', step.content.name],
          ['乡镇', step.content.township],
          ['备份时间', timeText(step.content.at)],
        ]}
      />
      {now && <LostSince token={step.source.token} />}
      <CountsList counts={step.content.counts} {...(now ? { now: now.counts } : {})} />
      <Text c="dimmed">恢复会另存为一个新文件，现在的台账不会被改动。</Text>
      <Foot>
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button onClick={onRestore} data-autofocus>
          选择新文件的位置…
        </Button>
      </Foot>
    </Stack>
  )
}

function Done({ step, onOpen, onClose }: Readonly<{ step: Extract<Step, { at: 'done' }>; onOpen: () => void; onClose: () => void }>) {
  return (
    <Stack>
      <Text role="status">已恢复为“{step.file.name}”，条数核对一致。</Text>
      <CountsList counts={step.counts} label="恢复出的文件里" />
      <Foot>
        <Button variant="default" onClick={onClose}>
          留在现在的台账
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            onClose()
            onOpen()
          }}
        >
          打开恢复出的台账
        </Button>
      </Foot>
    </Stack>
  )
}

async function inspect(given: RestoreSource | undefined): Promise<Step | null> {
  const source = given ?? (await shell('dialog.openBackup', {}))
  if (!source) return null
  const { token, name } = source
  return withPassword({ name }, async ({ password }): Promise<Step> => {
    const known = password === undefined ? {} : { password }
    return { at: 'look', source: { token, name, ...known }, content: await call('backup.inspect', { token, ...known }) }
  })
}

function newName(content: BackupContent): string {
  return `${content.township}帮扶台账（恢复自${timeText(content.at).slice(0, 10)}）.tzdb`
}
