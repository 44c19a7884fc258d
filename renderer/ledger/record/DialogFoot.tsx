import { Button, Text } from '@mantine/core'
import { Foot } from '#renderer/ui/index.ts'

type Props = Readonly<{
  refusal: string | null
  busy: boolean
  verb: string
  disabled?: boolean
  onSave: () => void
  onClose: () => void
}>

/** The end of a form in a dialog: why it was refused, and the two ways out. */
export function DialogFoot({ refusal, busy, verb, disabled = false, onSave, onClose }: Props) {
  return (
    <>
      {refusal !== null && (
        <Text role="alert" c="red" fz="sm">
          {refusal}
        </Text>
      )}
      <Foot>
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button onClick={onSave} loading={busy} disabled={disabled} title="Ctrl+Enter">
          {verb}
        </Button>
      </Foot>
    </>
  )
}
