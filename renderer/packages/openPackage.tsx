import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import { FaultError, FaultWords, call, shell, showFault, useCall } from '#renderer/bridge/index.ts'
import { Facts, FailureNote, Foot, ProgressPanel } from '#renderer/ui/index.ts'
import { contentWords, kindWords } from './words.ts'

type Props = Readonly<{ grant: Grant; onClose: () => void; onOpen: (file: Readonly<{ token: string; name: string }>) => void }>

/** A package is no ledger file yet: it says what it is, and becomes one under a name of its own. */
export function OpenPackage({ grant, onClose, onOpen }: Props) {
  const found = useCall('package.inspect', { token: grant.token })
  return (
    <Modal opened onClose={onClose} title={`数据包“${grant.name}”`} size="lg" closeOnClickOutside={false}>
      {found.isPending && <ProgressPanel title="正在读数据包" />}
      {found.error && (
        <Stack>
          <FailureNote error={found.error} onRetry={() => void found.refetch()} />
          <CloseRow onClose={onClose} />
        </Stack>
      )}
      {found.data && <Found grant={grant} manifest={found.data.manifest} onClose={onClose} onOpen={onOpen} />}
    </Modal>
  )
}

function Found({ grant, manifest, onClose, onOpen }: Props & Readonly<{ manifest: PackageManifest }>) {
  const rows = [
    ['从哪里来', `${manifest.township}${manifest.from === manifest.township ? '' : ` ${manifest.from}`}`],
    ['给谁', `${manifest.place}（第 ${manifest.number} 号，${manifest.day}）`],
    ['带了什么', `${kindWords[manifest.kind]}：${contentWords(manifest)}`],
  ] as const
  if (manifest.kind === 'changes')
    return (
      <Stack>
        <Facts rows={rows} />
        <Text>这个包里只有变动的内容，不能单独打开。请先打开{manifest.township}的台账，再在“数据包 → 收包”里收它。</Text>
        <CloseRow onClose={onClose} />
      </Stack>
    )
  return (
    <Stack>
      <Text>
        这是给{manifest.place}的数据包，另存为台账文件后打开。数据包本身不变，改好的内容以后用“交回数据包”交回{manifest.from}。
      </Text>
      <Facts rows={rows} />
      <SaveForm grant={grant} manifest={manifest} onClose={onClose} onOpen={onOpen} />
    </Stack>
  )
}

function SaveForm({ grant, manifest, onClose, onOpen }: Props & Readonly<{ manifest: PackageManifest }>) {
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<Fault | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setWrong(null)
    setBusy(true)
    try {
      const key = manifest.sealed ? { password } : {}
      // Asked before the place for the file: nobody chooses a place twice for a slip in the password.
      await call('package.inspect', { token: grant.token, ...key })
      const to = await shell('dialog.newDatabase', { suggestedName: `${manifest.township}${manifest.place}台账.tzdb` })
      if (to) onOpen(await call('package.open', { token: grant.token, to: to.token, ...key }))
    } catch (error) {
      if (error instanceof FaultError && error.fault.fault.startsWith('package.password')) setWrong(error.fault)
      else showFault(error)
    }
    setBusy(false)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack>
        {manifest.sealed && (
          <PasswordInput
            label="密码"
            description="打包的人设的，请当面或打电话问"
            w={320}
            value={password}
            maxLength={256}
            error={wrong && <FaultWords fault={wrong} />}
            autoFocus
            data-autofocus
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
          />
        )}
        {busy && <ProgressPanel title="正在打开数据包" />}
        <Foot>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" loading={busy} disabled={manifest.sealed && password === ''}>
            另存为台账文件并打开…
          </Button>
        </Foot>
      </Stack>
    </form>
  )
}

function CloseRow({ onClose }: Readonly<{ onClose: () => void }>) {
  return (
    <Foot>
      <Button onClick={onClose}>知道了</Button>
    </Foot>
  )
}
