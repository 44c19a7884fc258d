import { ActionIcon, Progress, Text, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconCircleCheckFilled,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconRefresh,
  IconX,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { guideTasks } from '#shared/guide/index.ts'
import type { GuideState } from '#shared/ipc/parts/guide.ts'
import classes from './guide.module.css'
import { TaskView } from './taskView.tsx'
import { isDone, type Guide } from './useGuide.ts'

type DockProps = Readonly<{ guide: Guide; state: GuideState; onRestart: () => void }>

/** Stands at the side of the work, never over it. */
export function GuideDock({ guide, state, onRestart }: DockProps) {
  const { keep } = guide
  useSideKept(state.folded)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0
  }, [state.at])
  const count = `${state.done.length} / ${guideTasks.length}`
  if (state.folded)
    return (
      <aside className={classes.strip} aria-label="新手上路">
        <Tool name="展开新手上路" icon={<IconLayoutSidebarRightExpand size={18} aria-hidden />} onClick={() => keep({ folded: false })} />
        <Text fz="xs" className="numbers" role="status">
          {count}
        </Text>
      </aside>
    )
  return (
    <aside className={classes.dock} aria-label="新手上路">
      <div className={classes.head}>
        <Text fw={600} component="h2" fz="md">
          新手上路
        </Text>
        <Text fz="sm" c="dimmed" className={classes.count} role="status">
          已完成 {count}
        </Text>
        <Tool name="重新开始练习" icon={<IconRefresh size={18} aria-hidden />} onClick={onRestart} />
        <Tool name="收起新手上路" icon={<IconLayoutSidebarRightCollapse size={18} aria-hidden />} onClick={() => keep({ folded: true })} />
        <Tool name="离开新手上路" icon={<IconX size={18} aria-hidden />} onClick={() => keep({ shown: false })} />
      </div>
      <Progress
        value={(state.done.length / guideTasks.length) * 100}
        size="sm"
        radius={0}
        aria-label="练习进度"
        className={classes.progress}
      />
      <div className={classes.body} ref={body}>
        <TaskView key={state.at} guide={guide} state={state} />
        <TaskList state={state} onChoose={(at) => keep({ at })} />
      </div>
    </aside>
  )
}

/** Tells the styles of dialogs how much of the window is the guide's. */
function useSideKept(folded: boolean): void {
  useEffect(() => {
    document.body.dataset['guide'] = folded ? 'folded' : 'open'
    return () => void delete document.body.dataset['guide']
  }, [folded])
}

function Tool({ name, icon, onClick }: Readonly<{ name: string; icon: ReactNode; onClick: () => void }>) {
  return (
    <Tooltip label={name} position="left">
      <ActionIcon variant="subtle" color="gray" aria-label={name} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

function TaskList({ state, onChoose }: Readonly<{ state: GuideState; onChoose: (id: string) => void }>) {
  return (
    <ol className={classes.list} aria-label="全部练习">
      {guideTasks.map(({ id, title }, index) => (
        <li key={id}>
          <UnstyledButton className={classes.entry} aria-current={id === state.at ? 'step' : undefined} onClick={() => onChoose(id)}>
            {isDone(state, id) ? (
              <IconCircleCheckFilled size={16} className={classes.tick} role="img" aria-label="已完成" />
            ) : (
              <span className={classes.number} aria-hidden>
                {index + 1}
              </span>
            )}
            <span>{title}</span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  )
}
