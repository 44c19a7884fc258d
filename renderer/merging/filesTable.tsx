import { Button, Group, PasswordInput, Table, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { MergeFile } from '#shared/ipc/parts/merging.ts'
import { trays, useNavigate } from '#renderer/bridge/index.ts'
import { useWizard } from '#renderer/import/index.ts'
import { countText, timeText } from '#renderer/ui/index.ts'
import { ChangesButton } from './changes/changesDialog.tsx'
import classes from './merging.module.css'
import type { Chosen } from './lookAt.ts'
import { isFresh, type Merging } from './useMerging.ts'

const kinds = { whole: '整份', changes: '变动', subset: '部分村' } as const

/** A row a file: what it would bring, the password it wants, or why it is refused. */
export function FilesTable({ merging }: Readonly<{ merging: Merging }>) {
  return (
    <Table className={classes.files} aria-label="选中的文件">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>文件</Table.Th>
          <Table.Th>由谁改过</Table.Th>
          <Table.Th data-number>新增</Table.Th>
          <Table.Th data-number>修改</Table.Th>
          <Table.Th data-number>删除</Table.Th>
          <Table.Th data-number>两边不一样</Table.Th>
          <Table.Th>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {merging.chosen.map((one) => (
          <Table.Tr key={one.token}>
            <Table.Td>
              <Named one={one} />
            </Table.Td>
            {one.file ? <Counts one={one} file={one.file} merging={merging} /> : <Wanting one={one} merging={merging} />}
            <Table.Td>
              {one.file && isFresh(one) && <ChangesButton token={one.token} name={one.name} password={one.password} />}
              <DropButton one={one} merging={merging} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Named({ one: { name, file, book } }: Readonly<{ one: Chosen }>) {
  const pack = file?.package
  return (
    <>
      <Text fz="sm">{name}</Text>
      {pack && (
        <Text fz="xs" c="dimmed">
          {pack.from} 第 {pack.number} 号包（{kinds[pack.kind]}）{pack.standing === 'repeated' ? '，以前收过' : ''}
          {pack.standing === 'own' ? '，就是本台账打出的' : ''}
        </Text>
      )}
      {book && (
        <Text fz="xs" c="dimmed">
          {book.place} 第 {book.number} 号表格，{timeText(book.at)} 发出，{countText(book.records)} 条
        </Text>
      )}
    </>
  )
}

function Counts({ one, file, merging }: Readonly<{ one: Chosen; file: MergeFile; merging: Merging }>) {
  return (
    <>
      <Table.Td>{one.book && one.book.person === '' ? <WhoField one={one} merging={merging} /> : <Authors file={file} />}</Table.Td>
      <Table.Td data-number>{countText(file.total.added)}</Table.Td>
      <Table.Td data-number>{countText(file.total.updated)}</Table.Td>
      <Table.Td data-number>{countText(file.total.removed)}</Table.Td>
      <Table.Td data-number>{countText(file.conflicts)}</Table.Td>
    </>
  )
}

function Wanting({ one, merging }: Readonly<{ one: Chosen; merging: Merging }>) {
  return (
    <Table.Td colSpan={5}>
      {one.need === 'password' ? (
        <PasswordField one={one} merging={merging} />
      ) : (
        <Text fz="sm" c="red" role="alert">
          {one.refused}
        </Text>
      )}
      {one.isApart && <ApartButtons one={one} />}
    </Table.Td>
  )
}

/** A ledger that was made apart: it is opened, or its content comes in as a workbook would, looked at row by row. */
function ApartButtons({ one: { token, name } }: Readonly<{ one: Chosen }>) {
  const { open } = useNavigate()
  const { actions } = useWizard()
  const begin = () => {
    open({ screen: 'import' })
    void actions.openGrant({ token, name, folder: '' }, null)
  }
  return (
    <Group gap="xs" mt={4}>
      <Button size="compact-sm" variant="default" onClick={begin}>
        按身份证号、户编号导入…
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => trays.open.offer({ token, name, folder: '' })}>
        改为打开它
      </Button>
    </Group>
  )
}

function PasswordField({ one, merging }: Readonly<{ one: Chosen; merging: Merging }>) {
  const [password, setPassword] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') merging.unlock(one.token, password)
      }}
    >
      <Group gap="xs" align="flex-start">
        <PasswordInput
          aria-label={`“${one.name}”的密码`}
          placeholder="打包时设的密码"
          w={220}
          value={password}
          maxLength={256}
          autoFocus
          error={one.wasWrong ? '密码不对，请重新输入（区分大小写，注意输入法）' : null}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
        />
        <Button type="submit" disabled={password === '' || merging.busy !== null}>
          打开
        </Button>
      </Group>
    </form>
  )
}

/** The village did not write who filled it in: the history shall say it. */
function WhoField({ one, merging }: Readonly<{ one: Chosen; merging: Merging }>) {
  const [person, setPerson] = useState('')
  const sign = () => person.trim() !== '' && merging.sign(one.token, person.trim())
  return (
    <TextInput
      aria-label={`“${one.name}”由谁填写`}
      placeholder="表上没写，请填填表人"
      w={190}
      value={person}
      maxLength={30}
      onChange={(event) => setPerson(event.currentTarget.value)}
      onBlur={sign}
      onKeyDown={(event) => event.key === 'Enter' && sign()}
    />
  )
}

function Authors({ file: { authors, sets, records } }: Readonly<{ file: MergeFile }>) {
  if (sets.taken === 0) return <Text fz="sm">没有本台账不知道的内容</Text>
  return (
    <>
      {authors.map(({ person, device, sets: steps, last }) => (
        <Text key={`${person} ${device}`} fz="sm">
          {person}（{device}）{countText(steps)} 步，最近 {timeText(last)}
        </Text>
      ))}
      <Text fz="xs" c="dimmed">
        {records.map(({ label, added, updated, removed, same }) => `${label} ${countText(added + updated + removed + same)} 条`).join('、')}
      </Text>
    </>
  )
}

function DropButton({ one, merging }: Readonly<{ one: Chosen; merging: Merging }>) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconX size={14} aria-hidden />}
      disabled={merging.busy !== null}
      onClick={() => merging.drop(one.token)}
      aria-label={`不合并“${one.name}”`}
    >
      不合并
    </Button>
  )
}
