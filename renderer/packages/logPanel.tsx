import { Table, Text } from '@mantine/core'
import type { PackageLogEntry, VillageBookEntry } from '#shared/ipc/outputs.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Panel, countText, timeText } from '#renderer/ui/index.ts'
import { kindWords, listWords } from './words.ts'

type Line = Readonly<{
  key: string
  way: '发出' | '收到'
  place: string
  number: number
  kind: string
  at: string
  person: string
  records: number
  what: string
}>

/** Packages and workbooks that left and came, and the numbers that are missing among those that came. */
export function LogPanel() {
  const packages = useCall('package.log', { limit: 500 })
  const books = useCall('villageBook.log', {})
  const lines = [...(packages.data ?? []).map(packageLine), ...(books.data ?? []).map(bookLine)].sort((a, b) => (a.at < b.at ? 1 : -1))
  const missing = gapsOf(packages.data ?? [])
  const error = packages.error ?? books.error
  return (
    <Panel title="来往记录">
      {error && <FailureNote error={error} onRetry={() => void Promise.all([packages.refetch(), books.refetch()])} />}
      {missing.map(({ place, numbers }) => (
        <Text key={place} c="red" mb="xs">
          {place} 的第 {numbers.join('、')} 号包还没有收到，后面的已经收了。请向对方要，补收以后内容不会乱。
        </Text>
      ))}
      {packages.data && lines.length === 0 && (
        <EmptyState title="还没有来往" text="打包带走、收回来的每一个包和表格都会记在这里。从“打包带走”开始。" />
      )}
      {lines.length > 0 && <LineTable lines={lines} />}
    </Panel>
  )
}

function LineTable({ lines }: Readonly<{ lines: readonly Line[] }>) {
  return (
    <Table aria-label="来往记录" striped>
      <Table.Thead>
        <Table.Tr>
          {['时间', '方向', '对方', '编号', '种类', '条数', '内容', '经办人'].map((word) => (
            <Table.Th key={word}>{word}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ key, at, way, place, number, kind, records, what, person }) => (
          <Table.Tr key={key}>
            <Table.Td>{timeText(at)}</Table.Td>
            <Table.Td>{way}</Table.Td>
            <Table.Td>{place}</Table.Td>
            <Table.Td>第 {number} 号</Table.Td>
            <Table.Td>{kind}</Table.Td>
            <Table.Td>{countText(records)}</Table.Td>
            <Table.Td>{what}</Table.Td>
            <Table.Td>{person}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function packageLine({ id, direction, place, number, kind, at, person, records, manifest }: PackageLogEntry): Line {
  const scope = manifest.scope
  const what = scope ? `${listWords(scope.villages, '全部村', '个村')}；${listWords(scope.ledgers, '全部台账', '本台账')}` : ''
  return {
    key: `${direction} ${id}`,
    way: direction === 'out' ? '发出' : '收到',
    place,
    number,
    kind: kindWords[kind],
    at,
    person,
    records,
    what,
  }
}

function bookLine({ book, place, number, at, person, records, villages, ledgers, returned }: VillageBookEntry): Line {
  const back = returned === null ? '还没有收回' : `${timeText(returned)} 收回过`
  const what = `${listWords(villages, '全部村', '个村')}；${listWords(ledgers, '', '本台账')}；${back}`
  return { key: `book ${book}`, way: '发出', place, number, kind: kindWords.workbook, at, person, records, what }
}

/** Numbers that did not come, though later ones of the same place did. */
export function gapsOf(
  entries: readonly Pick<PackageLogEntry, 'direction' | 'place' | 'number'>[],
): readonly Readonly<{ place: string; numbers: readonly number[] }>[] {
  const came = new Map<string, Set<number>>()
  for (const { direction, place, number } of entries) {
    if (direction === 'in') came.set(place, (came.get(place) ?? new Set()).add(number))
  }
  return [...came].flatMap(([place, numbers]) => {
    const last = Math.max(...numbers)
    const missing = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !numbers.has(number))
    return missing.length > 0 ? [{ place, numbers: missing }] : []
  })
}
