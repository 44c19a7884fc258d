import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconBuildingCommunity, IconDatabaseImport, IconFilePlus, IconFolderOpen, IconReportSearch, IconSchool } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useProgress, useShell } from '#renderer/bridge/index.ts'
import { Panel, ProgressPanel } from '#renderer/ui/index.ts'
import classes from './home.module.css'
import { useMaking } from './making.ts'
import type { Opening } from './opening.ts'
import { PracticeForm } from './practiceForm.tsx'
import { RecentFiles } from './recentFiles.tsx'
import { UpgradeLink } from './upgradeLink.tsx'
import { Welcome } from './welcome.tsx'

type HomeProps = Readonly<{
  /** The opening of files that is shown here: also of one that was handed over or restored. */
  opening: Opening
  /** A file is about to be handed over: the page says that it is being opened from the first picture on. */
  awaiting: boolean
  /** Starts the restore wizard. */
  onRestore: () => void
  /** Checks the figures of a report, which needs no file. */
  onReconcile: () => void
}>

/** Start screen while no file is open. */
export function HomeScreen({ opening, awaiting, onRestore, onReconcile }: HomeProps) {
  const [form, setForm] = useState<Form | null>(null)
  const version = useShell('app.info', {}, { staleTime: Infinity }).data?.version
  const making = useMaking()
  const busy = opening.busy ?? (making ? '正在生成练习库…' : awaiting ? '正在打开…' : null)
  const progress = useProgress('sample', busy !== null)
  return (
    <main className={classes.home}>
      <div className={classes.sheet}>
        <Title order={1} fz={24}>
          乡镇帮扶台账
        </Title>
        <Text c="dimmed" mb="lg">
          单机离线使用，数据只保存在您选定的文件里。{version && `版本 ${version} `}
          <UpgradeLink />
        </Text>
        {busy ? (
          <Panel>
            <ProgressPanel title={busy} {...(progress ?? {})} />
          </Panel>
        ) : (
          <div className={classes.columns}>
            <Choices opening={opening} form={form} setForm={setForm} onRestore={onRestore} onReconcile={onReconcile} />
            <Beginning opening={opening} onCreate={() => setForm('new')} />
          </div>
        )}
      </div>
    </main>
  )
}

/** The files opened lately, or, where none ever was, how to begin. */
function Beginning({ opening, onCreate }: Readonly<{ opening: Opening; onCreate: () => void }>) {
  const recent = useShell('recent.list', {}, { staleTime: 10_000 }).data
  if (recent?.length === 0)
    return <Welcome onLearn={() => void opening.learn()} onCreate={onCreate} onOpen={() => void opening.openByDialog()} />
  return <RecentFiles onOpen={(key) => void opening.openRecent(key)} />
}

type Form = 'new' | 'practice' | 'county'

type ChoicesProps = Omit<HomeProps, 'awaiting'> & Readonly<{ form: Form | null; setForm: (form: Form | null) => void }>

function Choices({ opening, form, setForm, onRestore, onReconcile }: ChoicesProps) {
  return (
    <Stack gap="sm" component="nav" aria-label="开始">
      <Choice
        icon={<IconFolderOpen />}
        title="打开台账"
        text="打开已有的 .tzdb 文件，或收到的数据包 .tzpkg"
        onClick={() => void opening.openByDialog()}
        autoFocus
      />
      <Choice icon={<IconFilePlus />} title="新建台账" text="为本乡镇建立一个新文件" onClick={() => setForm('new')} />
      {form === 'new' && <NewFileForm onCreate={(name) => void opening.create(name)} onCancel={() => setForm(null)} />}
      <Choice icon={<IconSchool />} title="练习库" text="虚构的农户，可以放心练习" onClick={() => setForm('practice')} />
      {form === 'practice' && <PracticeForm onCreate={(size) => void opening.practise(size)} onCancel={() => setForm(null)} />}
      <Choice
        icon={<IconBuildingCommunity />}
        title="新建县级汇总"
        text="县里用：把各乡镇的台账合成一个文件"
        onClick={() => setForm('county')}
      />
      {form === 'county' && (
        <NewFileForm
          label="县（市、区）名称"
          placeholder="如 示例县"
          onCreate={(name) => void opening.createCounty(name)}
          onCancel={() => setForm(null)}
        />
      )}
      <Choice icon={<IconDatabaseImport />} title="从备份恢复" text="用备份文件另存出一个新台账" onClick={onRestore} />
      <Choice icon={<IconReportSearch />} title="核数" text="核对一份报告里的数字，单独就能用" onClick={onReconcile} />
    </Stack>
  )
}

type ChoiceProps = Readonly<{ icon: ReactNode; title: string; text: string; onClick: () => void; autoFocus?: boolean }>

function Choice({ icon, title, text, onClick, autoFocus = false }: ChoiceProps) {
  return (
    <Button
      variant="default"
      size="lg"
      justify="flex-start"
      leftSection={<span aria-hidden>{icon}</span>}
      onClick={onClick}
      autoFocus={autoFocus}
      className={classes.choice}
    >
      <span>
        <Text span fw={600} display="block">
          {title}
        </Text>
        <Text span fz="sm" c="dimmed" display="block">
          {text}
        </Text>
      </span>
    </Button>
  )
}

type NewFileProps = Readonly<{ label?: string; placeholder?: string; onCreate: (name: string) => void; onCancel: () => void }>

function NewFileForm({ label = '乡镇名称', placeholder = '如 青溪镇', onCreate, onCancel }: NewFileProps) {
  const [township, setTownship] = useState('')
  const name = township.trim()
  return (
    <Panel>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name) onCreate(name)
        }}
      >
        <TextInput
          label={label}
          placeholder={placeholder}
          description="写进每一张打印表的表头，以后可以在设置里改"
          value={township}
          maxLength={60}
          onChange={(event) => setTownship(event.currentTarget.value)}
          data-autofocus
          autoFocus
        />
        <Group mt="sm" gap="xs">
          <Button type="submit" disabled={!name}>
            选择保存位置…
          </Button>
          <Button variant="default" onClick={onCancel}>
            取消
          </Button>
        </Group>
      </form>
    </Panel>
  )
}
