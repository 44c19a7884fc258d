import { useEffect, useState } from 'react'
import { attempt, onGuideAsked, useFile, useNavigate } from '#renderer/bridge/index.ts'
import { Confirm } from '#renderer/ui/index.ts'
import { GuideDock } from './guideDock.tsx'
import { useGuide } from './useGuide.ts'

type HostProps = Readonly<{
  /** Shows the guide in the practice ledger that is open, its workbook at hand. */
  begin: () => Promise<void>
  /** Closes what is open and makes a fresh practice ledger with the guide. */
  restart: () => Promise<unknown>
}>

type Asking = 'elsewhere' | 'again'

/** The guide beside the work: only in a practice ledger; from any other it offers to make one. */
export function GuideHost({ begin, restart }: HostProps) {
  const guide = useGuide()
  const { leave } = useNavigate()
  const isPractice = guide.state !== null
  const [asking, setAsking] = useState<Asking | null>(null)
  useEffect(() => onGuideAsked(() => (isPractice ? void attempt(begin).then(guide.refresh) : setAsking('elsewhere'))))
  return (
    <>
      {guide.state?.shown && <GuideDock guide={guide} state={guide.state} onRestart={() => setAsking('again')} />}
      <Questions
        asking={asking}
        onAnswer={(yes) => {
          setAsking(null)
          if (yes) leave(() => void restart())
        }}
      />
    </>
  )
}

function Questions({ asking, onAnswer }: Readonly<{ asking: Asking | null; onAnswer: (yes: boolean) => void }>) {
  const name = useFile()?.name ?? ''
  const again = asking === 'again'
  return (
    <Confirm
      opened={asking !== null}
      onAnswer={onAnswer}
      title={again ? '重新开始练习？' : '新手上路在练习库里做'}
      text={
        again
          ? '会另外生成一个新的练习库，十二个练习从头做起。现在这个练习库保留着，在“最近打开的文件”里还能打开。'
          : `练习不碰真实的台账：会关上 ${name}（已经保存好），生成一个虚构的练习库。练完从“最近打开的文件”再打开它。`
      }
      verb={again ? '重新开始练习' : '生成练习库并开始'}
    />
  )
}
