import { Button, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { FaultError, attempt, newId, showFault, useAct, useRegistry, type ActOptions } from '#renderer/bridge/index.ts'
import { problemsOfFault } from '#renderer/ledger/index.ts'
import { Foot, ProgressPanel, countText, scrollable } from '#renderer/ui/index.ts'
import { rowsOfMends } from './allFindings.ts'
import { changeOf, mendWords, mendsOf, type Mend } from './mends.ts'
import { useWindow } from './useWindow.ts'
import classes from './checks.module.css'

type Props = Readonly<{
  title: string
  /** Those of which the suggestions are to be taken; the others are left out. */
  load: () => Promise<readonly FindingRow[]>
  onClose: () => void
  onDone: () => void
}>

type Loaded = Readonly<{ mends: readonly Mend[]; rows: ReadonlyMap<string, Row>; findings: number }>

const lineHeight = 30
/** The most changes that one step may hold. */
const mostChanges = 20_000

/** Takes all suggestions as one step, after they were looked through. Lines that are struck out stay as they are. */
export function MendAllDialog({ title, load, onClose, onDone }: Props) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    void attempt(async () => {
      const findings = (await load()).filter((finding) => finding.mend !== null && finding.excuse === null)
      const mends = mendsOf(findings).slice(0, mostChanges)
      setLoaded({ mends, rows: await rowsOfMends(mends), findings: findings.length })
    })
  }, [])
  const commit = useAct('edit.commit', {
    ...refusals((found) => {
      setRefused(found)
      setLeft((now) => new Set([...now, ...found.keys()]))
    }),
    doneText: ({ rows }) => `已按建议改 ${countText(rows.length)} 条记录`,
    undoable: true,
    done: onDone,
  })
  const chosen = (loaded?.mends ?? []).filter((mend) => !left.has(mend.record))
  const run = () => {
    const changes = chosen.map((mend) => changeOf(mend, loaded?.rows.get(`${mend.ledger} ${mend.record}`)))
    commit.mutate({ id: newId(), label: `按建议改：${title}`.slice(0, 200), changes })
  }
  const toggle = (record: string) =>
    setLeft((now) => (now.has(record) ? new Set([...now].filter((id) => id !== record)) : new Set([...now, record])))
  return (
    <Modal opened onClose={onClose} title={`全部按建议改：${title}`} size="xl">
      {!loaded && <ProgressPanel title="正在读取建议…" />}
      {loaded && (
        <Stack gap="sm">
          <Text>{introduction(loaded)}</Text>
          {refused.size > 0 && (
            <Text c="red" role="alert">
              有 {countText(refused.size)} 条不能这样改，什么都还没有改。已把它们从名单中去掉，可以改其余的。
            </Text>
          )}
          {loaded.mends.length > 0 && <MendLines loaded={loaded} left={left} refused={refused} onToggle={toggle} />}
          <Foot>
            <Button variant="default" onClick={onClose} data-autofocus>
              取消
            </Button>
            <Button disabled={chosen.length === 0} loading={commit.isPending} onClick={run}>
              按建议改（{countText(chosen.length)} 条）
            </Button>
          </Foot>
        </Stack>
      )}
    </Modal>
  )
}

function introduction({ mends, findings }: Loaded): string {
  if (mends.length === 0) return '没有可以按建议改的：这些疑点没有建议，或者建议互相矛盾，要逐条核对。'
  const records = `要改 ${countText(mends.length)} 条记录，作为一步保存，可以一次撤销。请先看一遍，不该改的去掉勾。`
  return findings === mends.length ? records : `${countText(findings)} 条建议${records}`
}

type LinesProps = Readonly<{
  loaded: Loaded
  left: ReadonlySet<string>
  refused: ReadonlyMap<string, string>
  onToggle: (record: string) => void
}>

function MendLines({ loaded, left, refused, onToggle }: LinesProps) {
  const registry = useRegistry()
  const { mends, rows } = loaded
  const view = useWindow({ count: mends.length, rowHeight: lineHeight, heading: 0 })
  const shown = mends.slice(view.first, view.last + 1)
  const words = useMemo(
    () => (mend: Mend) => mendWords(findLedger(registry, mend.ledger), mend.values, rows.get(`${mend.ledger} ${mend.record}`)),
    [registry, rows],
  )
  return (
    <div ref={view.attach} className={classes.preview} onScroll={view.onScroll} {...scrollable('要改的记录')}>
      <div style={{ height: mends.length * lineHeight, position: 'relative' }}>
        {shown.map((mend, offset) => {
          const text = [mend.household, mend.title, words(mend), refused.get(mend.record)].filter(Boolean).join(' · ')
          return (
            <label key={mend.record} className={classes.previewLine} style={{ top: (view.first + offset) * lineHeight }} title={text}>
              <input type="checkbox" className={classes.check} checked={!left.has(mend.record)} onChange={() => onToggle(mend.record)} />
              <span className={classes.previewText}>{text}</span>
            </label>
          )
        })}
      </div>
    </div>
  )
}

/** A refusal that names its records is shown at their lines; any other is told as usual. */
function refusals(tell: (found: ReadonlyMap<string, string>) => void): Pick<ActOptions<unknown>, 'handles' | 'failed'> {
  return {
    handles: ['record.invalid'],
    failed: (error) => {
      if (!(error instanceof FaultError) || error.fault.fault !== 'record.invalid') return
      const named = problemsOfFault(error.fault).flatMap(({ recordId, message }) => (recordId ? [[recordId, message] as const] : []))
      if (named.length === 0) showFault(error)
      else tell(new Map(named))
    },
  }
}
