import { Button, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PackageScope } from '#shared/ipc/parts/packages.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { LeavingNumbers } from '#renderer/leaks/index.ts'
import { Foot, ProgressPanel } from '#renderer/ui/index.ts'
import { PackResult } from './packResult.tsx'
import { chosenPassword, noPasswordYet, PasswordFields } from './passwordFields.tsx'
import { PlanLine } from './planLine.tsx'
import { usePacking } from './usePacking.ts'

/** What a village did goes back in one step: to whom and what is known already. */
export function ReturnDialog({ scope, onClose }: Readonly<{ scope: PackageScope; onClose: () => void }>) {
  const wish = { place: scope.from, kind: 'changes' as const }
  const plan = useCall('package.plan', wish)
  const [password, setPassword] = useState(noPasswordYet)
  const packing = usePacking()
  const chosen = chosenPassword(password)
  const ready = plan.data?.empty === null && chosen !== null && !packing.busy
  const submit = async () => {
    if (ready && plan.data) await packing.make({ ...wish, ...(chosen === undefined ? {} : { password: chosen }) }, plan.data.number)
  }
  return (
    <Modal opened onClose={onClose} title={`交回${scope.from}`} size="xl" closeOnClickOutside={false}>
      {packing.made ? (
        <Stack>
          <PackResult made={packing.made} onAgain={packing.again} />
          <Foot>
            <Button onClick={onClose}>完成</Button>
          </Foot>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <Stack gap="md">
            <Text>把这里改过、新增的内容打成一个包，用 U 盘交回{scope.from}。只带变动，不带别的；交回以后还可以接着做，下次再交。</Text>
            <PlanLine plan={plan} />
            <PasswordFields value={password} onChange={setPassword} />
            {!password.wanted && <LeavingNumbers wish={{ what: 'package', ...wish }} />}
            {packing.busy && <ProgressPanel title="正在打包，写完会读回核对" />}
            <Foot>
              <Button variant="default" onClick={onClose}>
                取消
              </Button>
              <Button type="submit" disabled={!ready} loading={packing.busy}>
                选择位置并打包…
              </Button>
            </Foot>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
