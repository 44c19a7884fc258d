import { Button, Group, List, Text } from '@mantine/core'
import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { guideTasks, stepInWords, type GuideTask, type GuideWords } from '#shared/guide/index.ts'
import type { GuideState } from '#shared/ipc/parts/guide.ts'
import { useNavigate } from '#renderer/bridge/index.ts'
import classes from './guide.module.css'
import { markControl } from './marking.ts'
import { isDone, nextTask, type Guide } from './useGuide.ts'

type TaskProps = Readonly<{ guide: Guide; state: GuideState }>

/** The task at hand: why, how, and the way there. It ticks itself. */
export function TaskView({ guide, state }: TaskProps) {
  const { open } = useNavigate()
  const task = guideTasks.find(({ id }) => id === state.at) ?? guideTasks[0]!
  const done = isDone(state, task.id)
  const next = nextTask(state, task.id)
  const onward = useShownWhen(done)
  const goThere = () => {
    open(task.place)
    if (task.control && state.words) markControl(stepInWords(task.control, state.words))
  }
  return (
    <section aria-label={task.title} className={classes.task}>
      <Text component="h3" fw={600} mb={2}>
        {guideTasks.indexOf(task) + 1}. {task.title}
      </Text>
      <Text fz="sm" c="dimmed" mb="xs">
        {task.why}
      </Text>
      {state.words && <Steps task={task} words={state.words} />}
      <div role="status">{done && <Praise task={task} last={next === null} fresh={guide.fresh.has(task.id)} />}</div>
      <Group gap="xs" mt="sm" ref={onward}>
        <Button size="compact-sm" variant={done ? 'default' : 'filled'} onClick={goThere}>
          带我去
        </Button>
        {next && (
          <Button size="compact-sm" variant={done ? 'filled' : 'default'} onClick={() => guide.keep({ at: next.id })}>
            下一个
          </Button>
        )}
      </Group>
    </section>
  )
}

/** In a low window the praise and the way on would stay below the edge, under the message of what was done. */
function useShownWhen(done: boolean) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const panel = element.current?.closest('aside')
    if (!done || !element.current || !panel) return
    const room = panel.getBoundingClientRect().bottom - element.current.getBoundingClientRect().bottom
    if (room < messageHeight) element.current.scrollIntoView({ block: 'center' })
  }, [done])
  return element
}

/** Pixels at the foot of the window that a message covers. */
const messageHeight = 72

function Steps({ task, words }: Readonly<{ task: GuideTask; words: GuideWords }>) {
  return (
    <List type="ordered" fz="sm" spacing={4} className={classes.steps}>
      {task.steps.map((step) => (
        <List.Item key={step}>{stepInWords(step, words)}</List.Item>
      ))}
    </List>
  )
}

function Praise({ task, last, fresh }: Readonly<{ task: GuideTask; last: boolean; fresh: boolean }>) {
  return (
    <div className={classes.praise} data-fresh={fresh || undefined}>
      <IconCircleCheckFilled size={20} className={classes.tick} aria-hidden />
      <Text fz="sm">
        完成。{task.praise}
        {last && ' 十二个练习都做完了。点左上角的文件名，选“打开其他台账…”；要新建的，选“关闭台账”，在开始页点“新建台账”。'}
      </Text>
    </div>
  )
}
