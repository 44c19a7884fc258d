import { Tabs } from '@mantine/core'
import { useNavigate } from '#renderer/bridge/index.ts'
import type { Place } from '#renderer/bridge/index.ts'
import { Page } from '#renderer/ui/index.ts'
import { useKept } from './kept.ts'
import { MadePart } from './made/madePart.tsx'
import { MakePart } from './make/makePart.tsx'
import classes from './reports.module.css'
import { TemplatesPart } from './templates/templatesPart.tsx'

type Part = NonNullable<Extract<Place, { screen: 'reports' }>['part']>

const tabs: readonly Readonly<{ part: Part; label: string; says: string }>[] = [
  { part: 'make', label: '出报告', says: '文中的数字都取自台账；点带下划线的数字，看口径和名单。' },
  { part: 'templates', label: '模板', says: '把模板存成 Word，照本单位的写法改好，再收回来用。' },
  { part: 'made', label: '已出报告', says: '打开以前出的报告，逐个数字看当时是多少、现在是多少。' },
]

/** 文字汇报: reports in Word, their templates, and those that were made. */
export function ReportsScreen({ part }: Readonly<{ part?: Part }>) {
  const { open } = useNavigate()
  const [last, setLast] = useKept<Part>('part', 'make')
  const tab = tabs.find((candidate) => candidate.part === (part ?? last)) ?? tabs[0]!
  const go = (next: string | null) => {
    const found = tabs.find((candidate) => candidate.part === next)?.part ?? 'make'
    setLast(found)
    open({ screen: 'reports', part: found })
  }
  return (
    <Page title="文字汇报" note={tab.says} flush>
      <Tabs value={tab.part} onChange={go} keepMounted={false} className={classes.tabs}>
        <Tabs.List className={classes.tabList} aria-label="文字汇报的部分">
          {tabs.map((candidate) => (
            <Tabs.Tab key={candidate.part} value={candidate.part}>
              {candidate.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="make" className={classes.panel} tabIndex={-1}>
          <MakePart />
        </Tabs.Panel>
        <Tabs.Panel value="templates" className={classes.panel} tabIndex={-1}>
          <TemplatesPart />
        </Tabs.Panel>
        <Tabs.Panel value="made" className={classes.panel} tabIndex={-1}>
          <MadePart />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
