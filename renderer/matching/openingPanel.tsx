import { AskToOpen } from '#renderer/ui/index.ts'
import { matchActions, type Opening } from './matchStore.ts'

/** Asks for what a list needs before it can be read. */
export function OpeningPanel({ opening }: Readonly<{ opening: Opening }>) {
  const isPassword = opening.need === 'password'
  return (
    <AskToOpen
      key={isPassword ? 'password' : opening.entries.join('\n')}
      wants={opening}
      title={isPassword ? `《${opening.file}》设有打开密码` : `压缩包《${opening.file}》里比对哪一个表格？`}
      verb="读取名单"
      onAnswer={(key) => void matchActions.answerOpening(key)}
      onLeave={matchActions.leaveOpening}
    />
  )
}
