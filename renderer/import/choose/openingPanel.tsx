import { AskToOpen } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'

/** Asks for what a workbook needs before it can be read. */
export function OpeningPanel({ wizard }: Readonly<{ wizard: Wizard }>) {
  const { opening, busy } = wizard.state
  if (!opening) return null
  const isPassword = opening.need === 'password'
  return (
    <AskToOpen
      key={isPassword ? 'password' : opening.entries.join('\n')}
      wants={opening}
      title={
        isPassword ? `《${opening.file}》设有打开密码` : `压缩包《${opening.file}》里有 ${opening.entries.length} 个表格，导入哪一个？`
      }
      verb={isPassword ? '打开' : '读取这一个'}
      hint="导入完一个，再选同一个压缩包就能导入下一个。"
      busy={busy !== null}
      onAnswer={(key) => void wizard.actions.answerOpening(key)}
      onLeave={wizard.actions.leaveOpening}
    />
  )
}
