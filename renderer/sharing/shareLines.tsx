import { Table, Text, TextInput } from '@mantine/core'
import { formatMoney } from '#shared/values/money.ts'
import { EmptyState, countText, scrollable } from '#renderer/ui/index.ts'
import classes from './sharing.module.css'
import type { Sharing } from './useSharing.ts'

/** Lines drawn; the others are counted below. */
const linesShown = 200

/** Who gets how much and why, with the sum that is exactly the amount. */
export function ShareLines({ sharing }: Readonly<{ sharing: Sharing }>) {
  const { sharers, shared, wish } = sharing
  if (sharers.length === 0) return <EmptyState title="没有符合条件的户" text="请换一个范围，或先登记农户。" />
  const amounts = new Map(shared?.lines.map((line) => [line.id, line]))
  const isTyped = wish.basis === '比例'
  return (
    <div>
      <div className={classes.lines} {...scrollable('分配明细')}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{wish.by === 'village' ? '村' : '户主'}</Table.Th>
              {wish.by === 'household' && <Table.Th>村</Table.Th>}
              <Table.Th data-number>户数</Table.Th>
              <Table.Th data-number>人数</Table.Th>
              {isTyped && <Table.Th>份额</Table.Th>}
              <Table.Th data-number>金额（元）</Table.Th>
              <Table.Th>怎么算的</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sharers.slice(0, linesShown).map((sharer) => {
              const line = amounts.get(sharer.id)
              return (
                <Table.Tr key={sharer.id}>
                  <Table.Td>{sharer.name}</Table.Td>
                  {wish.by === 'household' && <Table.Td>{sharer.village}</Table.Td>}
                  <Table.Td data-number>{sharer.households}</Table.Td>
                  <Table.Td data-number>{sharer.persons}</Table.Td>
                  {isTyped && (
                    <Table.Td>
                      <TextInput
                        size="xs"
                        w={90}
                        aria-label={`${sharer.name}的份额`}
                        value={sharing.typed[sharer.id] ?? ''}
                        onChange={(event) => sharing.type(sharer.id, event.currentTarget.value)}
                      />
                    </Table.Td>
                  )}
                  <Table.Td data-number>{line ? formatMoney(line.amount) : '—'}</Table.Td>
                  <Table.Td className={classes.explain}>{line?.explain ?? ''}</Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </div>
      <Sums sharing={sharing} />
    </div>
  )
}

function Sums({ sharing }: Readonly<{ sharing: Sharing }>) {
  const { sharers, shared } = sharing
  const households = sharers.reduce((sum, one) => sum + one.households, 0)
  const persons = sharers.reduce((sum, one) => sum + one.persons, 0)
  const total = shared?.lines.reduce((sum, line) => sum + line.amount, 0) ?? 0
  return (
    <Text fz="sm" mt={6} className="numbers">
      {sharers.length > linesShown && `上面只列出前 ${linesShown} 笔。`}
      合计 {countText(sharers.length)} 笔，{countText(households)} 户 {countText(persons)} 人，{formatMoney(total)} 元
      {shared && shared.odd !== 0 && `（其中尾差 ${formatMoney(shared.odd)} 元，每笔至多 0.01 元，分给余数最大的）`}
    </Text>
  )
}
