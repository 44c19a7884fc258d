import { Button, Modal, Stack, Text } from '@mantine/core'
import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Foot } from './parts.tsx'

export type Question = Readonly<{
  title: string
  /** What will happen, and how to take it back. */
  text: ReactNode
  /** The verb on the button: 删除, 恢复, 离开 … never 确定. */
  verb: string
  cancelVerb?: string
  danger?: boolean
  /** Room for a table in `text`. */
  wide?: boolean
}>

type ConfirmProps = Question & Readonly<{ opened: boolean; onAnswer: (yes: boolean) => void }>

/** A question whose buttons are verbs. Esc answers no; the focus starts on no when the deed is dangerous. */
export function Confirm({ opened, onAnswer, title, text, verb, cancelVerb = '取消', danger = false, wide = false }: ConfirmProps) {
  return (
    <Modal opened={opened} onClose={() => onAnswer(false)} title={title} size={wide ? 860 : 'md'} centered withCloseButton={false}>
      <Stack gap="lg">
        {typeof text === 'string' ? <Text>{text}</Text> : text}
        <Foot>
          <Button variant="default" onClick={() => onAnswer(false)} {...(danger ? { 'data-autofocus': true } : {})}>
            {cancelVerb}
          </Button>
          <Button color={danger ? 'red' : 'ink'} onClick={() => onAnswer(true)} {...(danger ? {} : { 'data-autofocus': true })}>
            {verb}
          </Button>
        </Foot>
      </Stack>
    </Modal>
  )
}

type Ask = (question: Question) => Promise<boolean>
const ConfirmContext = createContext<Ask | null>(null)

export function ConfirmProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [open, setOpen] = useState<(Question & Readonly<{ resolve: (yes: boolean) => void }>) | null>(null)
  const ask = useCallback<Ask>((question) => new Promise((resolve) => setOpen({ ...question, resolve })), [])
  const answer = useMemo(
    () => (yes: boolean) => {
      open?.resolve(yes)
      setOpen(null)
    },
    [open],
  )
  return (
    <ConfirmContext value={ask}>
      {children}
      {open && <Confirm {...open} opened onAnswer={answer} />}
    </ConfirmContext>
  )
}

/** `await confirm({ title, text, verb })` is true when the person chose the verb. */
export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext)
  if (!ask) throw new Error('useConfirm outside UiProvider')
  return ask
}
