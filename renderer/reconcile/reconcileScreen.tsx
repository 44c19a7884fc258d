import { Button, Group, Text } from '@mantine/core'
import { IconArrowLeft, IconCopy, IconMessage2 } from '@tabler/icons-react'
import { useEffect } from 'react'
import { commentText } from '#shared/reconcile/commentText.ts'
import type { Reconciliation } from '#shared/ipc/parts/reconcile.ts'
import { attempt, FaultWords, shell, showDone, showFault, useAct } from '#renderer/bridge/index.ts'
import { DateInput, EmptyState, Page, Panel, countText } from '#renderer/ui/index.ts'
import { Detail, type Openers } from './detail.tsx'
import { MarkBar, MarkList } from './markList.tsx'
import { ReportView } from './reportView.tsx'
import { useReconcile, type Reconciling } from './useReconcile.ts'
import classes from './reconcile.module.css'

type Props = Readonly<{ openers?: Openers; /** Back to the start page, where no file is open. */ onLeave?: () => void }>

/** 核数: the figures of a report against each other and against the ledger. */
export function ReconcileScreen({ openers, onLeave }: Props) {
  const work = useReconcile()
  const { inHand, told, fault, isBusy } = work
  useStepKeys(work.step)
  return (
    <Page
      title="核数"
      note={told ? <Counts told={told} name={inHand?.report.name ?? ''} /> : '把报告里的数字互相核对，再与台账核对'}
      flush={inHand !== null}
      before={
        onLeave && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onLeave}>
            返回
          </Button>
        )
      }
      actions={<Actions {...work} hasLedger={openers !== undefined} />}
    >
      {fault && (
        <Panel>
          <Text role="alert">
            <FaultWords fault={fault.fault} />
          </Text>
        </Panel>
      )}
      {inHand === null ? (
        !fault && <Nothing isBusy={isBusy} />
      ) : (
        <div className={classes.work}>
          <ReportView report={inHand.report} marks={told?.marks ?? []} current={work.current} onChoose={work.goTo} />
          <aside className={classes.side} aria-label="核对结果">
            {told && <MarkBar {...work} told={told} />}
            {work.current && <Detail mark={work.current} {...(openers ? { openers } : {})} />}
            {told && !work.current && (
              <EmptyState
                title="这一类没有"
                text={
                  told.asOf === null
                    ? '没有打开台账，只核对了文字本身；打开台账再核对，还能与台账比。'
                    : '在上面换一类看，或者换一个“台账截至”日期。'
                }
              />
            )}
            <MarkList {...work} />
          </aside>
        </div>
      )}
    </Page>
  )
}

function Nothing({ isBusy }: Readonly<{ isBusy: boolean }>) {
  return (
    <EmptyState
      title={isBusy ? '正在核对…' : '把报告拖到这里，或按 Ctrl+V 粘贴文字'}
      text="能核对 .docx、.txt、.xlsx、.xls 和粘贴来的文字（PDF 请打开后全选、复制）。只在本机读取，不改动原文件。绿色的数字相符，黄色的要看一看，红色的不对；认不准的数字不标。"
    />
  )
}

function Counts({ told, name }: Readonly<{ told: Reconciliation; name: string }>) {
  const { counts, figures, sums, compared, asOf } = told
  return (
    <span role="status">
      {name}：{countText(figures)} 个数字，验算 {countText(sums)} 处
      {asOf === null ? '，没有与台账比较' : `，与台账比较 ${countText(compared)} 个`}；错误 {countText(counts.red)}，疑点{' '}
      {countText(counts.amber)}，相符 {countText(counts.green)}
    </span>
  )
}

/** Alt+↓ and Alt+↑, except where a field uses them. */
function useStepKeys(step: Reconciling['step']): void {
  useEffect(() => {
    // Whoever came by the search of the menu is still in its field, and would paste the report there.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
  }, [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.target instanceof HTMLInputElement || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

function Actions({ inHand, told, isBusy, choose, setDay, hasLedger }: Reconciling & Readonly<{ hasLedger: boolean }>) {
  const comment = useAct('reconcile.comment', {
    done: ({ name, comments }) => showDone(`已另存“${name}”，写了 ${countText(comments)} 条批注。`),
  })
  const save = async () => {
    const name = inHand!.report.name.replace(/\.\w+$/, '')
    const to = await shell('dialog.saveWord', { suggestedName: `${name}（核数批注）.docx` })
    if (to) comment.mutate({ token: to.token, ...(inHand!.asOf === null ? {} : { asOf: inHand!.asOf }) })
  }
  const isNothing = !told || told.counts.red + told.counts.amber === 0
  return (
    <Group gap="xs">
      {inHand && hasLedger && (
        <Group gap={6}>
          <Text fz="sm">台账截至</Text>
          <DateInput aria-label="台账截至" w={130} placeholder="今天" value={inHand.asOf ?? told?.asOf ?? null} onChange={setDay} />
        </Group>
      )}
      {inHand && (
        <>
          <Button
            variant="default"
            leftSection={<IconCopy size={16} aria-hidden />}
            disabled={isNothing}
            onClick={() => void copyList(told!)}
          >
            复制清单
          </Button>
          <Button
            variant="default"
            leftSection={<IconMessage2 size={16} aria-hidden />}
            disabled={isNothing}
            loading={comment.isPending}
            onClick={() => void save().catch(showFault)}
          >
            存为带批注的 Word…
          </Button>
        </>
      )}
      <Button loading={isBusy} onClick={choose}>
        选择报告…
      </Button>
    </Group>
  )
}

/** One finding a line: what stands there and what is wrong with it. */
async function copyList({ marks }: Reconciliation): Promise<void> {
  const lines = marks
    .filter(({ mark }) => mark === 'red' || mark === 'amber')
    .map((mark, index) => `${index + 1}. ${mark.quote.replaceAll(/\s+/g, '')}：${commentText(mark).join(' ')}`)
  const html = `<ol>${lines
    .map(
      (line) =>
        `<li>${line
          .replace(/^\d+\. /, '')
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')}</li>`,
    )
    .join('')}</ol>`
  const done = await attempt(() => shell('clipboard.write', { text: lines.join('\n'), html }))
  if (done) showDone(`已复制 ${countText(lines.length)} 条，可以粘贴到别处。`)
}
