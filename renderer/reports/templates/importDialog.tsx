import { Button, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Foot } from '#renderer/ui/index.ts'
import type { ReportTemplateInfo } from '#shared/ipc/parts/reports.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import type { TemplateProblem } from '#shared/reports/checkTemplate.ts'
import { newId, showDone, useAct } from '#renderer/bridge/index.ts'

/** A Word file on its way in; `replaces`: the own template that it stands for. */
export type Incoming = Readonly<{ grant: Grant; replaces?: ReportTemplateInfo }>

type DialogProps = Readonly<{ incoming: Incoming; templates: readonly ReportTemplateInfo[]; onClose: () => void }>

/** Takes a template in, or says in which paragraph what is wrong. */
export function ImportDialog({ incoming, templates, onClose }: DialogProps) {
  const { grant, replaces } = incoming
  const shipped = templates.filter(({ own }) => !own)
  const [name, setName] = useState(() => replaces?.name ?? grant.name.replace(/(（模板）)?\.docx$/i, '').slice(0, 60))
  const [base, setBase] = useState<string | null>(
    () => replaces?.base ?? shipped.find((one) => grant.name.startsWith(one.name))?.id ?? null,
  )
  const [problems, setProblems] = useState<readonly TemplateProblem[]>([])
  const take = useAct('reports.importTemplate', {
    done: (done) => {
      if (done.template === null) return setProblems(done.problems)
      showDone(`已收进模板“${name.trim()}”，文中用到 ${done.figures} 个指标`)
      onClose()
    },
  })
  const go = () =>
    take.mutate({
      token: grant.token,
      id: newId(),
      name: name.trim(),
      ...(base === null ? {} : { base }),
      ...(replaces ? { replaces: replaces.id } : {}),
    })
  return (
    <Modal
      opened
      onClose={onClose}
      title={replaces ? `换掉模板“${replaces.name}”` : '收进 Word 模板'}
      size={problems.length > 0 ? 820 : 'md'}
    >
      <Stack>
        <Text fz="sm">文件：{grant.name}</Text>
        <TextInput label="模板名称" value={name} maxLength={60} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
        <Select
          label="由哪个模板改成（决定默认与哪一天比）"
          clearable
          clearButtonProps={{ 'aria-label': '不选' }}
          placeholder="月报"
          data={shipped.map((one) => ({ value: one.id, label: one.name }))}
          value={base}
          onChange={setBase}
        />
        {problems.length > 0 && <Problems problems={problems} />}
        <Foot>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button disabled={name.trim() === ''} loading={take.isPending} onClick={go}>
            {problems.length > 0 ? '改好了，再收一次' : '收进来'}
          </Button>
        </Foot>
      </Stack>
    </Modal>
  )
}

/** Where, what, and which name was likely meant. */
function Problems({ problems }: Readonly<{ problems: readonly TemplateProblem[] }>) {
  return (
    <section aria-label="要改的地方">
      <Text role="alert" fw={600} mb="xs">
        有 {problems.length} 处要改，模板没有收进来。请在 Word 里改好、保存，再收一次。
      </Text>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>写的是</Table.Th>
            <Table.Th>问题</Table.Th>
            <Table.Th>在哪一段</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.map(({ tag, message, nearest, place }, index) => (
            <Table.Tr key={index}>
              <Table.Td>{tag}</Table.Td>
              <Table.Td>
                {message}
                {nearest && `。是不是“${nearest}”？`}
              </Table.Td>
              <Table.Td c="dimmed">{place.length > 60 ? `${place.slice(0, 60)}…` : place}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
