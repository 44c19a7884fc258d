import { Anchor, Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { CopySide } from '#shared/ipc/parts/copies.ts'
import { call, returnTray, shell, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { useOpening } from '#renderer/home/index.ts'
import { countText, timeText } from '#renderer/ui/index.ts'
import { sideWords } from './comparisonWords.ts'
import { placeWords, questionWords, worthAsking, type Asked } from './otherCopy.ts'

/** Set while a file is being opened only to have another one merged into it. */
let isGoingToMerge = false

/** After a file was opened: asks about another copy that knows more or other things. The file is open already; nothing waits for this. */
export function OtherCopyQuestion() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const navigate = useNavigate()
  useEffect(() => {
    if (isGoingToMerge) {
      isGoingToMerge = false
      navigate.open({ screen: 'merge' })
      return
    }
    let isOver = false
    void findOther().then((found) => {
      if (!isOver) setAsked(found)
    })
    return () => void (isOver = true)
    // Once for each opened file: the component is mounted anew with it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return asked && <Question asked={asked} onClose={() => setAsked(null)} />
}

/** Whatever goes wrong here is no reason to trouble a person who has just opened a file. */
async function findOther(): Promise<Asked | null> {
  try {
    const known = await shell('copies.known', {})
    const found = await call('copy.others', {
      tokens: known.copies.map(({ token }) => token),
      except: known.except.map(({ token }) => token),
    })
    return worthAsking(found, known)[0] ?? null
  } catch {
    return null
  }
}

function Question({ asked, onClose }: Readonly<{ asked: Asked; onClose: () => void }>) {
  const { copy, comparison, isMain } = asked
  const quiet = () => {
    void shell('copies.quiet', { token: copy.token }).catch(() => undefined)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title="这份台账还有另一份" size="lg" closeOnClickOutside={false}>
      <Stack>
        <Text fw={600} fz="lg" role="status">
          {questionWords(asked)}
        </Text>
        <Table withTableBorder aria-label="两份的差别">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>文件</Table.Th>
              <Table.Th>最近一步</Table.Th>
              <Table.Th>只有它有的修改</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <SideRow name="现在打开的这份" place="" side={comparison.here} />
            <SideRow name={`${placeWords(asked)} ${copy.name}`} place={copy.folder} side={comparison.there} />
          </Table.Tbody>
        </Table>
        <Group justify="space-between">
          <Anchor component="button" type="button" fz="sm" onClick={quiet}>
            以后不再比较{isMain ? '本机那份' : '那一份'}
          </Anchor>
          <Answers asked={asked} onClose={onClose} />
        </Group>
      </Stack>
    </Modal>
  )
}

function SideRow({ name, place, side }: Readonly<{ name: string; place: string; side: CopySide }>) {
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        {place !== '' && (
          <Text fz="xs" c="dimmed">
            {place}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="numbers">{timeText(side.newest)}</Table.Td>
      <Table.Td>{side.sets === 0 ? '没有' : `${countText(side.sets)} 步：${sideWords(side)}`}</Table.Td>
    </Table.Tr>
  )
}

function Answers({ asked, onClose }: Readonly<{ asked: Asked; onClose: () => void }>) {
  const { copy, comparison, isMain } = asked
  const opening = useOpening()
  const navigate = useNavigate()
  const readOnly = useReadOnly()
  const openOther = () => navigate.leave(() => void opening.openGrant(copy))
  /** The open file becomes the other copy of this PC's own one. */
  const mergeThere = () =>
    navigate.leave(async () => {
      const here = await shell('copies.open', {})
      if (!here) return
      isGoingToMerge = true
      returnTray.offer(here)
      if (!(await opening.openGrant(copy))) isGoingToMerge = false
    })
  const mergeHere = () => {
    returnTray.offer(copy)
    onClose()
    navigate.open({ screen: 'merge' })
  }
  const { verdict } = comparison
  const canMerge = isMain ? verdict !== 'newer' : !readOnly
  return (
    <Group gap="xs">
      <Button variant="default" onClick={onClose} {...(canMerge || verdict === 'newer' ? {} : { 'data-autofocus': true })}>
        {isMain ? '打开这份' : '留在这份'}
      </Button>
      <Button variant={verdict === 'newer' && isMain ? 'filled' : 'default'} onClick={openOther}>
        打开{placeWords(asked)}
      </Button>
      {canMerge && (
        <Button onClick={isMain ? mergeThere : mergeHere} data-autofocus>
          {isMain ? '合并到本机那份' : '合并进来'}
        </Button>
      )}
    </Group>
  )
}
