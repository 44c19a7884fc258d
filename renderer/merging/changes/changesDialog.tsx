import { Button, Group, Loader, Modal, Pagination, PasswordInput, Text } from '@mantine/core'
import { useState } from 'react'
import type { FaultError } from '#renderer/bridge/index.ts'
import { usePurpose } from '#renderer/operators/index.ts'
import { EmptyState, FailureNote, countText, scrollable } from '#renderer/ui/index.ts'
import { ChangeTable } from './changeTable.tsx'
import { ChangesFilter, type Filter } from './changesFilter.tsx'
import classes from './changes.module.css'
import { useChanges } from './useChanges.ts'

/** Rows at a time. */
const pageSize = 200

type Props = Readonly<{ token: string; name: string; password?: string | undefined; onClose: () => void }>

/** 合并前预览: every record that a copy, package or workbook would change, field by field; nothing is written. */
export function ChangesDialog({ token, name, password, onClose }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`合并前预览：${name}`}
      size="min(1280px, 97vw)"
      classNames={{ content: classes.content!, body: classes.body! }}
      closeButtonProps={{ 'aria-label': '关闭预览' }}
    >
      <Changes token={token} password={password} />
    </Modal>
  )
}

function Changes({ token, password }: Readonly<{ token: string; password: string | undefined }>) {
  const [filter, setFilter] = useState<Filter>({})
  const [page, setPage] = useState(1)
  const [reveal, setReveal] = useState(false)
  const [typed, setTyped] = useState(password)
  const askPurpose = usePurpose()
  const list = useChanges({ token, ...filter, offset: (page - 1) * pageSize, limit: pageSize, reveal }, typed)
  if (list.error && wantsPassword(list.error)) return <PasswordForm wrong={typed !== undefined} onPassword={setTyped} />
  if (list.error) return <FailureNote error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <Reading />
  const { all, total, facets, changes } = list.data
  const choose = (next: Filter) => {
    setFilter(next)
    setPage(1)
  }
  const hidesNumbers = !reveal && changes.some(({ fields }) => fields.some(({ masked }) => masked))
  const onReveal = hidesNumbers ? () => void askPurpose().then(setReveal) : null
  return (
    <>
      <ChangesFilter facets={facets} filter={filter} onChoose={choose} onReveal={onReveal} />
      <Text fz="sm" role="status" mb={4}>
        {total === all ? `共 ${countText(all)} 条记录会变` : `${countText(all)} 条里的 ${countText(total)} 条`}
        ；左边是本机现在的内容，箭头后是合并后的内容。现在什么都还没有写入。
      </Text>
      <div className={classes.scroll} key={`${page} ${JSON.stringify(filter)}`} {...scrollable('会变的记录')}>
        {changes.length === 0 ? (
          <EmptyState
            title={all === 0 ? '这份文件不会改变任何记录' : '没有这样的记录'}
            text={all === 0 ? '里面的内容本台账都已经有了，不用再合并。' : '请在上面换一个条件。'}
          />
        ) : (
          <ChangeTable changes={changes} />
        )}
      </div>
      {total > pageSize && <Pages page={page} total={total} onPage={setPage} />}
    </>
  )
}

const wantsPassword = ({ fault: { fault } }: FaultError): boolean =>
  ['package.passwordNeeded', 'package.passwordWrong', 'file.passwordNeeded', 'file.passwordWrong'].includes(fault)

function PasswordForm({ wrong, onPassword }: Readonly<{ wrong: boolean; onPassword: (password: string) => void }>) {
  const [password, setPassword] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') onPassword(password)
      }}
    >
      <Group align="flex-end">
        <PasswordInput
          label="打包时设的密码"
          w={260}
          value={password}
          maxLength={256}
          autoFocus
          error={wrong ? '密码不对，请重新输入（区分大小写，注意输入法）' : null}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
        />
        <Button type="submit" disabled={password === ''}>
          打开
        </Button>
      </Group>
    </form>
  )
}

function Reading() {
  return (
    <Group p="md">
      <Loader size={16} aria-hidden />
      <Text>正在核对（不会改动台账）…</Text>
    </Group>
  )
}

const controlWords = { first: '第一页', previous: '上一页', next: '下一页', last: '最后一页' } as const

function Pages({ page, total, onPage }: Readonly<{ page: number; total: number; onPage: (page: number) => void }>) {
  const to = Math.min(total, page * pageSize)
  return (
    <Group justify="space-between" mt="xs">
      <Text fz="sm" c="dimmed">
        第 {countText((page - 1) * pageSize + 1)} — {countText(to)} 条
      </Text>
      <Pagination
        size="sm"
        total={Math.ceil(total / pageSize)}
        value={page}
        onChange={onPage}
        getControlProps={(control) => ({ 'aria-label': controlWords[control] })}
        getItemProps={(item) => ({ 'aria-label': `第 ${item} 页` })}
      />
    </Group>
  )
}

/** Opens the preview of one file. */
export function ChangesButton({ token, name, password }: Omit<Props, 'onClose'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)} aria-label={`逐条查看“${name}”会带来的变化`}>
        逐条查看…
      </Button>
      {isOpen && <ChangesDialog token={token} name={name} password={password} onClose={() => setOpen(false)} />}
    </>
  )
}
