import { Anchor, Stack, Text } from '@mantine/core'
import type { LedgerNote, MarkColour, ReportMark, TextNote } from '#shared/ipc/parts/reconcile.ts'
import { Facts } from '#renderer/ui/index.ts'
import classes from './reconcile.module.css'

/** Opens what stands behind a figure; absent where no file is open. */
export type Openers = Readonly<{ rows: (note: LedgerNote) => void; definition: (measure: string) => void }>

const words: Readonly<Record<MarkColour, string>> = { red: '错误', amber: '疑点', green: '相符', neutral: '没有比较' }

export function MarkWord({ mark }: Readonly<{ mark: MarkColour }>) {
  return (
    <span className={classes.word} data-mark={mark}>
      {words[mark]}
    </span>
  )
}

/** Why the figure with the cursor is marked: the arithmetic of the text, then what the ledger says. */
export function Detail({ mark, openers }: Readonly<{ mark: ReportMark; openers?: Openers }>) {
  return (
    <Stack gap="xs" component="section" aria-label="这个数字" aria-live="polite" className={classes.detail}>
      <Text fw={600} fz="lg">
        <MarkWord mark={mark.mark} /> {mark.quote.replaceAll(/\s+/g, '')}
      </Text>
      {mark.text.map((note, index) => (
        <TextPart key={index} note={note} />
      ))}
      {mark.ledger && <LedgerPart note={mark.ledger} quote={mark.quote} {...(openers ? { openers } : {})} />}
    </Stack>
  )
}

function TextPart({ note }: Readonly<{ note: TextNote }>) {
  return (
    <div>
      <Text>{note.reason}</Text>
      {note.recomputed !== '' && (
        <Text c="dimmed" fz="sm">
          算出来是 {note.recomputed}
        </Text>
      )}
    </div>
  )
}

function LedgerPart({ note, quote, openers }: Readonly<{ note: LedgerNote; quote: string; openers?: Openers }>) {
  const { measure, asOf, then, now, difference, arithmetic, village, reason, others, drill } = note
  const value = openers && drill ? <Rows note={note} onOpen={openers.rows} /> : then === '' ? '说不出' : then
  return (
    <div>
      <Text mb={6}>{reason}。</Text>
      <Facts
        rows={[
          ['口径', openers ? <Name note={note} onOpen={openers.definition} /> : measure.label],
          ['范围', village ?? '全镇'],
          [`台账 ${asOf}`, value],
          ...(now !== '' && now !== then ? [['台账现在', now] as const] : []),
          ['报告', quote.replaceAll(/\s+/g, '')],
          ...(note.mark === 'green' || difference === '' ? [] : [['相差', difference] as const]),
          ...(arithmetic === '' ? [] : [['算式', arithmetic] as const]),
          ['怎样算的', measure.definition],
          ...(others.length === 0 || note.mark === 'green'
            ? []
            : [['也可能指', others.map(({ label, text }) => `${label} ${text}`).join('；')] as const]),
        ]}
      />
    </div>
  )
}

function Rows({ note, onOpen }: Readonly<{ note: LedgerNote; onOpen: (note: LedgerNote) => void }>) {
  return (
    <Anchor component="button" type="button" inherit onClick={() => onOpen(note)}>
      {note.then}（打开名单）
    </Anchor>
  )
}

function Name({ note: { measure }, onOpen }: Readonly<{ note: LedgerNote; onOpen: (measure: string) => void }>) {
  return (
    <Anchor component="button" type="button" inherit onClick={() => onOpen(measure.id)}>
      {measure.label}
    </Anchor>
  )
}
