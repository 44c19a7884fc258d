import { Button } from '@mantine/core'
import { FaultNumber } from '#renderer/bridge/index.ts'
import { Banner, Page, useConfirm } from '#renderer/ui/index.ts'
import { CheckStep } from './check/checkStep.tsx'
import { ChooseStep } from './choose/chooseStep.tsx'
import { FinishStep } from './finish/finishStep.tsx'
import classes from './import.module.css'
import { usePasteHere } from './pastedTable.tsx'
import { StepList } from './stepList.tsx'
import { TablesStep } from './tables/tablesStep.tsx'
import { useWizard, type Wizard } from './wizard/useWizard.ts'
import { WordsBanner } from './words/wordsBanner.tsx'

/** The import of one workbook, from the file to the outcome. Nothing is written before the last step's button. */
export function ImportScreen() {
  const wizard = useWizard()
  const { state } = wizard
  usePasteHere(wizard)
  return (
    <Page title="导入" flush note={<StepList wizard={wizard} />} actions={<OtherFile wizard={wizard} />}>
      <div className={classes.screen}>
        <Messages wizard={wizard} />
        {state.step === 'check' && <WordsBanner wizard={wizard} />}
        {state.step === 'choose' && <ChooseStep wizard={wizard} />}
        {state.step === 'tables' && <TablesStep wizard={wizard} />}
        {state.step === 'check' && <CheckStep wizard={wizard} />}
        {state.step === 'finish' && <FinishStep wizard={wizard} />}
      </div>
    </Page>
  )
}

/** What failed or was done, with the way on. The work stays below it. */
function Messages({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const { trouble, notice } = state
  const close = (
    <Button size="compact-sm" variant="default" onClick={actions.dismiss}>
      知道了
    </Button>
  )
  const retry = (
    <Button size="compact-sm" onClick={() => void actions.recover()}>
      重新核对，保留已做的修改
    </Button>
  )
  return (
    <>
      {trouble && (
        <Banner
          tone={trouble.code === 'import.cancelled' ? 'info' : 'bad'}
          actions={
            <>
              {trouble.recoverable && retry}
              {close}
            </>
          }
        >
          {trouble.text} {trouble.code && <FaultNumber code={trouble.code} />}
        </Banner>
      )}
      {notice && (
        <Banner tone="info" actions={close}>
          {notice}
        </Banner>
      )}
    </>
  )
}

function OtherFile({ wizard: { state, actions } }: Readonly<{ wizard: Wizard }>) {
  const confirm = useConfirm()
  if (!state.overview || state.finished) return null
  const ask = async () => {
    const edits = Object.values(state.work).reduce(
      (sum, { edits: typed, skips }) => sum + Object.keys(typed).length + Object.keys(skips).length,
      0,
    )
    const text = `《${state.overview?.file ?? ''}》的核对会结束，台账没有任何改动。${edits > 0 ? `已在核对中改了 ${edits} 处，将不再保留。` : ''}`
    if (await confirm({ title: '放弃这次导入？', text, verb: '放弃', cancelVerb: '继续核对', danger: true })) actions.restart()
  }
  return (
    <Button size="compact-sm" variant="default" disabled={state.busy !== null} onClick={() => void ask()}>
      放弃这次导入
    </Button>
  )
}
