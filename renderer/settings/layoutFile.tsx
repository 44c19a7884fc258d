import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Foot } from '#renderer/ui/index.ts'
import type { LayoutPreview, LayoutsView } from '#shared/ipc/parts/layouts.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, newId, shell, showDone, trays, useAct, useFile, useReadOnly, useTray } from '#renderer/bridge/index.ts'
import { todayIso } from '#renderer/ledger/index.ts'

type Chosen = Readonly<{ token: string; preview: LayoutPreview }>
type Props = Readonly<{ view: LayoutsView; chosen: readonly string[] }>

/** Layouts (chosen or all) with the words as a file on a stick, and one of a colleague taken over after a look. */
export function LayoutFileButtons({ view, chosen }: Props) {
  const township = useFile()?.township ?? ''
  const readOnly = useReadOnly()
  const [found, setFound] = useState<Chosen | null>(null)
  const isEmpty = view.layouts.length + view.words.length + view.forms === 0
  const write = () =>
    attempt(async () => {
      const grant = await shell('dialog.saveLayouts', { suggestedName: `${township}表格格式 ${todayIso()}.tzgs` })
      if (!grant) return
      const wish = chosen.length > 0 ? { layouts: [...chosen] } : {}
      const { name, layouts, words, forms } = await call('layouts.export', { token: grant.token, ...wish })
      const printed = forms > 0 ? `、${forms} 种本单位的打印格式` : ''
      showDone(`已把 ${layouts} 种格式、${words} 个词${printed}导出到“${name}”`)
    })
  const look = ({ token }: Grant) => attempt(async () => setFound({ token, preview: await call('layouts.inspect', { token }) }))
  const read = () =>
    attempt(async () => {
      const grant = await shell('dialog.openLayouts', {})
      if (grant) await look(grant)
    })
  useTray(trays.layouts, ([grant]) => grant && void look(grant))
  return (
    <Group gap="xs">
      {!readOnly && (
        <Button variant="default" size="compact-sm" onClick={() => void read()}>
          从文件导入…
        </Button>
      )}
      <Button variant="default" size="compact-sm" disabled={isEmpty} onClick={() => void write()}>
        {chosen.length > 0 ? `导出所选 ${chosen.length} 种…` : '全部导出…'}
      </Button>
      {found && <PreviewDialog chosen={found} onClose={() => setFound(null)} />}
    </Group>
  )
}

function PreviewDialog({ chosen: { token, preview }, onClose }: Readonly<{ chosen: Chosen; onClose: () => void }>) {
  const { name, township, exportedOn, layouts, words, forms, same, refused } = preview
  const count = layouts.length + words.length + forms.length
  const take = useAct('layouts.import', {
    doneText: ({ added, changed }) => `已导入：新增 ${added} 项，修改 ${changed} 项`,
    undoable: true,
    done: onClose,
  })
  return (
    <Modal opened onClose={onClose} title={`导入“${name}”`} size="lg">
      <Stack>
        <Text>
          {township || '（未写单位）'} {exportedOn} 导出。{count > 0 ? `有 ${count} 项与本台账不同` : '没有与本台账不同的内容'}，{same}{' '}
          项相同。
        </Text>
        <Differences preview={preview} />
        {refused.length > 0 && (
          <Text c="red" fz="sm">
            不导入 {refused.length} 项：{refused.map(({ label, why }) => `${label}（${why}）`).join('；')}
          </Text>
        )}
        <Foot>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button disabled={count === 0} loading={take.isPending} onClick={() => take.mutate({ token, id: newId() })}>
            导入 {count} 项
          </Button>
        </Foot>
      </Stack>
    </Modal>
  )
}

/** New ones by name; contradictions word by word, since the file then counts. */
function Differences({ preview: { layouts, words, forms } }: Readonly<{ preview: LayoutPreview }>) {
  if (layouts.length + words.length + forms.length === 0) return null
  return (
    <List fz="sm" spacing={4}>
      {layouts.map(({ name, renamedFrom, record, contradictions, layout }) => (
        <List.Item key={layout.fingerprint}>
          {record ? '修改' : '新增'}格式“{name}”（{layout.columns.length} 列）
          {renamedFrom && `，文件中叫“${renamedFrom}”，这个名称已经有了`}
          {contradictions.length > 0 && (
            <Text c="red" fz="sm">
              与本台账说法不同，导入后以文件为准：{contradictions.join('；')}
            </Text>
          )}
        </List.Item>
      ))}
      {words.map(({ list, label, word, code, before }) => (
        <List.Item key={`${list} ${word}`}>
          {label}“{word}” → {code || '不录入'}
          {before !== null && (
            <Text span c="red" fz="sm">
              （本台账现在是：{before || '不录入'}）
            </Text>
          )}
        </List.Item>
      ))}
      {forms.map(({ form, name, label, record }) => (
        <List.Item key={`${form} ${name}`}>
          {record ? '修改' : '新增'}本单位的打印格式“{name}”（{label}）
        </List.Item>
      ))}
    </List>
  )
}
