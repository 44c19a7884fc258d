import { PasswordInput } from '@mantine/core'

type Props = Readonly<{
  next: string
  again: string
  shortest: number
  onNext: (text: string) => void
  onAgain: (text: string) => void
  autoFocus?: boolean
}>

/** A new password, twice: a mistyped one would lock the file for good. */
export function PasswordPair({ next, again, shortest, onNext, onAgain, autoFocus = false }: Props) {
  const differs = again !== '' && again !== next
  return (
    <>
      <PasswordInput
        label="新密码"
        description={`至少 ${shortest} 个字符，越长越好：几个词连成一句话，比一串难记的符号更安全`}
        value={next}
        maxLength={256}
        onChange={(event) => onNext(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏新密码' }}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
      />
      <PasswordInput
        label="再输一遍"
        value={again}
        maxLength={256}
        error={differs ? '两次输入不一样' : null}
        onChange={(event) => onAgain(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏再输的密码' }}
      />
    </>
  )
}
