import { Button, Group, PasswordInput, Stack, Table, Text } from '@mantine/core'
import { IconShieldSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { LeakReport } from '#shared/ipc/parts/leaks.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import type { NumberKind } from '#shared/values/fullNumbers.ts'
import { FaultWords, shell, showDone, showFault, trays, useAct, useTray } from '#renderer/bridge/index.ts'
import { EmptyState, Page, Panel, countText } from '#renderer/ui/index.ts'
import { leakCountsText } from './countsText.ts'
import classes from './leaks.module.css'

/** What of persons stands in full in a file that is about to be handed out. */
export function LeaksScreen() {
  const [file, setFile] = useState<Grant | null>(null)
  const scan = useAct('leaks.scan', { handles: ['import.passwordNeeded', 'import.passwordWrong', 'leaks.unreadable'] })
  const look = (grant: Grant, password?: string) => {
    setFile(grant)
    scan.mutate({ token: grant.token, ...(password === undefined ? {} : { password }) })
  }
  useTray(trays.leaks, ([grant]) => grant && look(grant))
  const choose = () =>
    shell('dialog.openOutgoing', {})
      .then((grant) => grant && look(grant))
      .catch(showFault)
  const fault = scan.error?.fault
  const needsPassword = fault?.fault === 'import.passwordNeeded' || fault?.fault === 'import.passwordWrong'
  return (
    <Page
      title="外发检查"
      note="发出去之前，看看文件里有没有完整的证件号、电话、银行卡号"
      actions={
        <Button loading={scan.isPending} onClick={() => void choose()}>
          选择文件…
        </Button>
      }
      width={1000}
    >
      <Stack>
        {fault && (
          <Panel>
            <Text role="alert">
              <FaultWords fault={fault} />
            </Text>
            {needsPassword && file && <PasswordForm onPassword={(password) => look(file, password)} />}
          </Panel>
        )}
        {scan.data && file && <Report report={scan.data} file={file} />}
        {!scan.data && !fault && (
          <EmptyState
            title="把要外发的文件拖到这里"
            text="能检查 .xlsx、.xls、.et、.csv、.txt 和 .docx，只在本机读取，不改动原文件。PDF 和图片里的字读不出来，请检查生成它的原表。"
          />
        )}
      </Stack>
    </Page>
  )
}

function PasswordForm({ onPassword }: Readonly<{ onPassword: (password: string) => void }>) {
  const [password, setPassword] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onPassword(password)
      }}
    >
      <Group align="flex-end" mt="sm">
        <PasswordInput label="打开密码" w={260} value={password} autoFocus onChange={(event) => setPassword(event.currentTarget.value)} />
        <Button type="submit" disabled={password === ''}>
          打开检查
        </Button>
      </Group>
    </form>
  )
}

const kindWords: Readonly<Record<NumberKind, string>> = { idCard: '证件号', phone: '电话', bankCard: '银行卡号' }

function Report({ report, file }: Readonly<{ report: LeakReport; file: Grant }>) {
  if (report.total === 0)
    return (
      <Panel title={report.name}>
        <Text role="status">没有找到完整的证件号、手机号和银行卡号。</Text>
        <Text c="dimmed" fz="sm">
          姓名、住址、图片和固定电话不在检查之列。
        </Text>
      </Panel>
    )
  return (
    <Panel title={report.name} actions={report.canMask ? <MaskButton file={file} /> : undefined}>
      <Stack>
        <Text role="status" fw={600}>
          有 {countText(report.persons)} 人的完整号码：{leakCountsText(report.numbers)}，在 {countText(report.total)} 处。
        </Text>
        {!report.canMask && <Text c="dimmed">这种文件不能另存遮盖的一份，请在原处删去号码，或改用台账的“隐藏中间几位”导出。</Text>}
        <Places report={report} />
      </Stack>
    </Panel>
  )
}

function Places({ report }: Readonly<{ report: LeakReport }>) {
  return (
    <div className={classes.places}>
      <Table aria-label="完整号码在哪里" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>位置</Table.Th>
            <Table.Th w={110}>号码</Table.Th>
            <Table.Th>是哪一个（已遮盖）</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.places.map(({ where, kind, masked }, index) => (
            <Table.Tr key={index}>
              <Table.Td>{where}</Table.Td>
              <Table.Td>{kindWords[kind]}</Table.Td>
              <Table.Td>{masked}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {report.total > report.places.length && <Text c="dimmed">只列出前 {countText(report.places.length)} 处。</Text>}
    </div>
  )
}

function MaskButton({ file }: Readonly<{ file: Grant }>) {
  const mask = useAct('leaks.mask', { done: ({ name, masked }) => showDone(`已另存“${name}”，遮盖 ${countText(masked)} 处，重新检查过。`) })
  const save = async () => {
    const to = await shell('dialog.saveWorkbook', { suggestedName: `${file.name.replace(/\.\w+$/, '')}（已遮盖）.xlsx` })
    if (to) mask.mutate({ token: file.token, to: to.token })
  }
  return (
    <Button
      variant="default"
      leftSection={<IconShieldSearch size={16} aria-hidden />}
      loading={mask.isPending}
      onClick={() => void save().catch(showFault)}
    >
      另存遮盖的一份…
    </Button>
  )
}
