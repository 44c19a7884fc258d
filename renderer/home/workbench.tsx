import { Button, Group, SimpleGrid } from '@mantine/core'
import { IconFileImport, IconPrinter, IconUserPlus, IconWalk } from '@tabler/icons-react'
import { newId, useCall, useFile, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Page, Panel } from '#renderer/ui/index.ts'
import { ChangedPanel } from './changedPanel.tsx'
import { DuePanel } from './duePanel.tsx'
import { KeyFigures } from './keyFigures.tsx'
import { WrongPanel } from './wrongPanel.tsx'
import classes from './workbench.module.css'

/** 工作台: what opens with a file. Drawn at once; each part fills in when its answer comes. */
export function WorkbenchScreen() {
  const file = useFile()
  const overview = useCall('home.overview', {}, { keepPrevious: true })
  const isEmpty = (file?.counts['household'] ?? 0) === 0
  if (isEmpty) return <Beginning township={file?.township ?? ''} />
  return (
    <Page title="工作台" note={overview.data?.today} actions={<QuickActions />}>
      {overview.error && <FailureNote error={overview.error} onRetry={() => void overview.refetch()} />}
      <div className={classes.room}>
        <div className={classes.board}>
          <KeyFigures figures={overview.data?.figures} />
          <DuePanel due={overview.data?.due} />
          <div className={classes.side}>
            <WrongPanel wrong={overview.data?.wrong} />
            <ChangedPanel changed={overview.data?.changed} today={overview.data?.today ?? ''} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function QuickActions() {
  const { open } = useNavigate()
  const readOnly = useReadOnly()
  return (
    <>
      {!readOnly && (
        <>
          <Button variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => open({ screen: 'newHousehold' })}>
            新增一户
          </Button>
          <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => open({ screen: 'import' })}>
            导入
          </Button>
          <Button
            variant="default"
            leftSection={<IconWalk size={16} aria-hidden />}
            onClick={() => open({ screen: 'ledger', ledger: 'visit', entry: newId() })}
          >
            走访登记
          </Button>
        </>
      )}
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => open({ screen: 'print', selection: { ledger: 'household' } })}
      >
        打印花名册
      </Button>
    </>
  )
}

/** An empty file: what comes first, in the order that saves typing. */
function Beginning({ township }: Readonly<{ township: string }>) {
  const { open } = useNavigate()
  const readOnly = useReadOnly()
  if (readOnly) {
    return (
      <Page title="工作台">
        <EmptyState title="台账里还没有农户" text="这个文件只能查看。" />
      </Page>
    )
  }
  return (
    <Page title="工作台" width={900}>
      <EmptyState
        title={`${township}的台账已经建好，还没有农户`}
        text="先把全国系统导出的户、人花名册导入进来；村、组、农户和家庭成员会一起建立，其他表再按人对上。"
        actions={
          <Button size="md" leftSection={<IconFileImport size={18} aria-hidden />} onClick={() => open({ screen: 'import' })} autoFocus>
            导入花名册
          </Button>
        }
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Way title="没有电子表" text="照纸质表一户一户录入。" verb="新增一户" onClick={() => open({ screen: 'newHousehold' })} />
        <Way
          title="本单位信息"
          text="县、乡镇和填表人，印在每张表的表头。"
          verb="去填写"
          onClick={() => open({ screen: 'settings', tab: 'office' })}
        />
        <Way
          title="政策参数"
          text="本省的监测线、公示天数等，县里有文件的可以导入。"
          verb="去核对"
          onClick={() => open({ screen: 'settings', tab: 'policy' })}
        />
      </SimpleGrid>
    </Page>
  )
}

function Way({ title, text, verb, onClick }: Readonly<{ title: string; text: string; verb: string; onClick: () => void }>) {
  return (
    <Panel title={title}>
      <p className={classes.way}>{text}</p>
      <Group>
        <Button variant="default" onClick={onClick}>
          {verb}
        </Button>
      </Group>
    </Panel>
  )
}
