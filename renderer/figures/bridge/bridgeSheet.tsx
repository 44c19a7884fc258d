import { Badge, Group, Table, Text } from '@mantine/core'
import { columnChart } from '#shared/charts/columns.ts'
import type { BridgeAnswer, BridgeTerm } from '#shared/ipc/parts/figures.ts'
import { EmptyState } from '#renderer/ui/index.ts'
import { DrillLink, useDrill } from '../drill.tsx'
import { DrawingView } from '../drawingView.tsx'
import classes from '../figures.module.css'
import { isEnd, kindWords, signed, sumText, waterfall } from './terms.ts'
import type { Amount } from './terms.ts'

type SheetProps = Readonly<{
  title: string
  answer: BridgeAnswer
  amounts: readonly Amount[]
  /** The last day is today: its lists are the living ones. */
  living: boolean
}>

/** The sum, the waterfall and the table of terms. */
export function BridgeSheet({ title, answer, amounts, living }: SheetProps) {
  const drill = useDrill()
  const amount = amounts[0]!
  const { terms } = answer
  if (terms.every((term) => term.records === 0))
    return (
      <EmptyState
        title="这个期间没有数据"
        text={`${answer.from} 至 ${answer.to}，台账里没有可以核对的记录。请在上面换一个期间；刚录入的，要到登记的日期才算进去。`}
      />
    )
  const pick = (id: string) => {
    const term = terms.find((candidate) => candidate.id === id)
    if (term) drill(term.drill, termLabel(title, term, answer), isLiving(term, living))
  }
  const drawn = (width: number) =>
    columnChart({ title: `${title}的变动`, unit: amount.unit, bars: waterfall(terms, amount), joined: true }, width)
  return (
    <>
      <section className={classes.card} aria-label="核对结果">
        <Group gap="sm">
          {answer.closes ? (
            <Badge color="green" size="lg" variant="light">
              ✓ 平
            </Badge>
          ) : (
            <Badge color="red" size="lg" variant="light">
              ✗ 不平
            </Badge>
          )}
          <Text className="numbers" fw={600}>
            {sumText(terms, amount)}（{amount.unit}）
          </Text>
          <Text fz="sm" c="dimmed">
            {answer.from} 至 {answer.to}
          </Text>
        </Group>
        <DrawingView draw={drawn} onPick={pick} />
      </section>
      <Table className={classes.terms} aria-label={`${title}变动表`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>类别</Table.Th>
            <Table.Th>原因</Table.Th>
            {amounts.map((one) => (
              <Table.Th key={one.id} w={150} data-figure>
                {one.label}（{one.unit}）
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {terms.map((term) => (
            <TermLine key={term.id} term={term} amounts={amounts} label={termLabel(title, term, answer)} living={isLiving(term, living)} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

type LineProps = Readonly<{ term: BridgeTerm; amounts: readonly Amount[]; label: string; living: boolean }>

/** The first figure opens the rows of the term; a term of the other kind alone has none of its own. */
function TermLine({ term, amounts, label, living }: LineProps) {
  const end = isEnd(term)
  return (
    <Table.Tr data-end={end}>
      <Table.Td>{kindWords[term.kind]}</Table.Td>
      <Table.Td>{end ? '' : term.label}</Table.Td>
      {amounts.map((amount, index) => (
        <Table.Td key={amount.id} data-figure className="numbers">
          <DrillLink
            drill={index === 0 && term.records > 0 ? term.drill : null}
            label={`${label} ${signed(term, amount)}${amount.unit}`}
            living={living}
          >
            {signed(term, amount)}
          </DrillLink>
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

function termLabel(title: string, term: BridgeTerm, { from, to }: BridgeAnswer): string {
  const reason = term.label === kindWords[term.kind] ? '' : `：${term.label}`
  return `${title}变动 ${from} 至 ${to} ${kindWords[term.kind]}${reason}`
}

/** The opening is a list of an earlier day whatever the last day is. */
function isLiving(term: BridgeTerm, living: boolean): boolean {
  return living && term.kind !== 'opening'
}
