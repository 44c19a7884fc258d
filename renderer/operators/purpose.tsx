import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { createContext, useCallback, useContext, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { attempt, call } from '#renderer/bridge/index.ts'
import { Foot } from '#renderer/ui/index.ts'

/** True when full numbers may be shown: the purpose was said, now or before. */
type AskPurpose = () => Promise<boolean>

/** Where nobody provides it (a room tested alone) nothing is asked. */
const PurposeContext = createContext<AskPurpose>(() => Promise.resolve(true))

/** Asks once a session what full numbers are looked at for; every look is noted with it. */
export function PurposeProvider({ children }: Readonly<{ children: ReactNode }>) {
  const said = useRef(false)
  const [asking, setAsking] = useState<Readonly<{ resolve: (may: boolean) => void }> | null>(null)
  const ask = useCallback<AskPurpose>(() => (said.current ? Promise.resolve(true) : new Promise((resolve) => setAsking({ resolve }))), [])
  const answer = async (purpose: string | null) => {
    const kept = purpose !== null && (await attempt(() => call('operators.purpose', { purpose }))) !== null
    said.current = said.current || kept
    asking?.resolve(kept)
    setAsking(null)
  }
  return (
    <PurposeContext value={ask}>
      {children}
      {asking && <PurposeDialog onAnswer={(purpose) => void answer(purpose)} />}
    </PurposeContext>
  )
}

export function usePurpose(): AskPurpose {
  return useContext(PurposeContext)
}

function PurposeDialog({ onAnswer }: Readonly<{ onAnswer: (purpose: string | null) => void }>) {
  const [purpose, setPurpose] = useState('')
  const said = purpose.trim()
  return (
    <Modal opened onClose={() => onAnswer(null)} title="查看完整号码作什么用？" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (said) onAnswer(said)
        }}
      >
        <Stack>
          <Text>记入“查看与导出记录”。这次打开期间只问一次。</Text>
          <TextInput
            label="用途"
            placeholder="如 核对证件、打电话回访"
            maxLength={200}
            data-autofocus
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
          <Foot>
            <Button variant="default" onClick={() => onAnswer(null)}>
              取消
            </Button>
            <Button type="submit" disabled={!said}>
              查看
            </Button>
          </Foot>
        </Stack>
      </form>
    </Modal>
  )
}
