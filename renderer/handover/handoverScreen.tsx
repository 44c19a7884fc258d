import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { HandoverPart, HandoverParties } from '#shared/ipc/parts/handover.ts'
import { shell, showDone, showFault, useAct, useCall, useFile, useNavigate, useSession, useSettings } from '#renderer/bridge/index.ts'
import { Facts, FailureNote, Page, Panel } from '#renderer/ui/index.ts'

/** Hands the ledger over to a successor: the sheet to sign, and the file to carry. */
export function HandoverScreen() {
  const { operator } = useSettings()
  const { me } = useSession()
  const { open } = useNavigate()
  const [parties, setParties] = useState<HandoverParties>({ from: me?.name ?? operator, to: '', witness: '', remarks: '' })
  const parts = useCall('handover.look', {}, { staleTime: 0 })
  return (
    <Page title="交接" note="把没办完的事、没定下来的数和文件交给接手的人" width={1000}>
      <Stack>
        <PartiesForm parties={parties} onChange={setParties} />
        <Group>
          <Button disabled={!parts.data} onClick={() => open({ screen: 'printHandover', parties })}>
            打印交接单…
          </Button>
          <CarryButton to={parties.to} />
        </Group>
        {parts.error && <FailureNote error={parts.error} onRetry={() => void parts.refetch()} />}
        {!parts.data && !parts.error && <Text c="dimmed">正在汇总…</Text>}
        {parts.data?.map((part) => (
          <Part key={part.title} part={part} />
        ))}
      </Stack>
    </Page>
  )
}

type FormProps = Readonly<{ parties: HandoverParties; onChange: (parties: HandoverParties) => void }>

function PartiesForm({ parties, onChange }: FormProps) {
  const name = (key: 'from' | 'to' | 'witness', label: string) => (
    <TextInput
      label={label}
      value={parties[key]}
      maxLength={30}
      onChange={(event) => onChange({ ...parties, [key]: event.currentTarget.value })}
    />
  )
  return (
    <Panel title="谁交给谁">
      <Stack>
        <SimpleGrid cols={3}>
          {name('from', '移交人')}
          {name('to', '接收人')}
          {name('witness', '监交人')}
        </SimpleGrid>
        <Textarea
          label="移交说明"
          placeholder="如 纸质档案在哪里、哪些户要特别留意"
          autosize
          minRows={2}
          maxLength={2_000}
          value={parties.remarks}
          onChange={(event) => onChange({ ...parties, remarks: event.currentTarget.value })}
        />
      </Stack>
    </Panel>
  )
}

function Part({ part }: Readonly<{ part: HandoverPart }>) {
  return (
    <Panel title={part.title}>
      <Facts rows={part.lines.map(({ what, text }) => [what, text] as const)} />
    </Panel>
  )
}

/** A copy of the whole file: encrypted if this one is. */
function CarryButton({ to }: Readonly<{ to: string }>) {
  const name = useFile()?.name ?? '台账.tzdb'
  const copy = useAct('handover.copy', {
    done: (done) => showDone(`已另存“${done.name}”。校验码（SHA-256）前 12 位：${done.sha256.slice(0, 12)}`),
  })
  const carry = async () => {
    const grant = await shell('dialog.newDatabase', { suggestedName: `交接 ${name}` })
    if (grant) copy.mutate({ token: grant.token, to })
  }
  return (
    <Button variant="default" loading={copy.isPending} onClick={() => void carry().catch(showFault)}>
      另存一份台账带走…
    </Button>
  )
}
