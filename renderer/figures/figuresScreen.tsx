import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useNavigate } from '#renderer/bridge/index.ts'
import type { Place } from '#renderer/bridge/index.ts'
import { Page } from '#renderer/ui/index.ts'
import { BridgePart } from './bridge/bridgePart.tsx'
import { ComparePart } from './compare/comparePart.tsx'
import classes from './figures.module.css'
import { useKept } from './kept.ts'
import { MeasuresPart } from './measures/measuresPart.tsx'
import { TablesPart } from './tables/tablesPart.tsx'

export type Part = NonNullable<Extract<Place, { screen: 'figures' }>['part']>

type Tab = Readonly<{ part: Part; label: string; says: string; content: (id: string | undefined) => ReactNode }>

const tabs: readonly Tab[] = [
  {
    part: 'measures',
    label: '指标',
    says: '每个数字怎么数的都写在旁边；点数字，打开数进去的名单。',
    content: (id) => <MeasuresPart {...(id === undefined ? {} : { id })} />,
  },
  {
    part: 'tables',
    label: '报表',
    says: '按上级报表的样子排好的统计表；点数字看名单，可打印、导出、复制。',
    content: (id) => <TablesPart {...(id === undefined ? {} : { id })} />,
  },
  {
    part: 'bridge',
    label: '变动',
    says: '期初加上新增、减去减少，应当等于期末；每一项都能点开看是哪些。',
    content: (id) => <BridgePart {...(id === undefined ? {} : { id })} />,
  },
  {
    part: 'compare',
    label: '口径比对',
    says: '两个数字对不上时，找出究竟差在哪几户、哪几个人。',
    content: (id) => <ComparePart {...(id === undefined ? {} : { id })} />,
  },
]

/** 统计报表: figures with their definitions, tables, what changed, and where two definitions differ. */
export function FiguresScreen({ part, id }: Readonly<{ part?: Part; id?: string }>) {
  const { open } = useNavigate()
  const [last, setLast] = useKept<Part>('part', 'measures')
  const shown = part ?? last
  // A part is a place: 返回 from the rows behind a figure leads back to it.
  const go = (next: string | null) => {
    const found = tabs.find((candidate) => candidate.part === next)?.part ?? 'measures'
    setLast(found)
    open({ screen: 'figures', part: found })
  }
  const tab = tabs.find((candidate) => candidate.part === shown) ?? tabs[0]!
  return (
    <Page title="统计报表" note={tab.says} flush>
      <Tabs value={tab.part} onChange={go} keepMounted={false} className={classes.tabs}>
        <Tabs.List className={classes.tabList} aria-label="统计报表的部分">
          {tabs.map((candidate) => (
            <Tabs.Tab key={candidate.part} value={candidate.part}>
              {candidate.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((candidate) => (
          <Tabs.Panel key={candidate.part} value={candidate.part} className={classes.panel} tabIndex={-1}>
            {candidate.content(id)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}
