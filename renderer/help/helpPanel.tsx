import { Anchor, Button, List, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { HelpTask, HelpTopic } from '#shared/help/define.ts'
import { findTopics, topicOf } from '#shared/help/index.ts'
import { findFaults, isFaultNumber } from '#shared/help/faults/index.ts'
import { FoundFaults } from './foundFaults.tsx'
import { KeyTable } from './keyTable.tsx'

/** What is shown: a topic, the list of all, or the keys. */
type View = Readonly<{ kind: 'topic'; topic: HelpTopic }> | Readonly<{ kind: 'list' }> | Readonly<{ kind: 'keys' }>

type Props = Readonly<{
  screen: string
  /** Looked up at once: the number of an error. */
  words: string
  onPrint: (() => void) | null
  /** Leaves the help for the guide; null while no file is open. */
  onGuide: (() => void) | null
}>

/** The topic of the screen first; all others, and error numbers, by search. */
export function HelpPanel({ screen, words: asked, onPrint, onGuide }: Props) {
  const own = topicOf(screen)
  const [view, setView] = useState<View>(own && asked === '' ? { kind: 'topic', topic: own } : { kind: 'list' })
  const [words, setWords] = useState(asked)
  const search = (typed: string) => {
    setWords(typed)
    setView({ kind: 'list' })
  }
  return (
    <Stack gap="sm">
      <TextInput
        aria-label="查找帮助"
        placeholder="查找帮助，如 撤销、密码、E101"
        value={words}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <Button.Group>
        {own && (
          <Button size="compact-sm" variant="default" onClick={() => setView({ kind: 'topic', topic: own })}>
            这一页
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => search('')}>
          全部帮助
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setView({ kind: 'keys' })}>
          快捷键
        </Button>
      </Button.Group>
      {view.kind === 'topic' && <Topic topic={view.topic} />}
      {view.kind === 'keys' && <KeyTable />}
      {view.kind === 'list' && <Topics words={words} onOpen={(topic) => setView({ kind: 'topic', topic })} />}
      {onGuide && (
        <Button variant="subtle" size="compact-sm" onClick={onGuide}>
          新手上路：十二个练习
        </Button>
      )}
      {onPrint && screen !== 'printManual' && (
        <Button variant="subtle" size="compact-sm" onClick={onPrint}>
          打印使用说明、口径和规则…
        </Button>
      )}
    </Stack>
  )
}

function Topics({ words, onOpen }: Readonly<{ words: string; onOpen: (topic: HelpTopic) => void }>) {
  const found = findTopics(words)
  const faults = findFaults(words)
  if (found.length + faults.length === 0) return <Text c="dimmed">没有讲到“{words.trim()}”的帮助，换个说法试试。</Text>
  return (
    <>
      {isFaultNumber(words) && <FoundFaults faults={faults} />}
      <TopicList found={found} onOpen={onOpen} />
      {!isFaultNumber(words) && faults.length > 0 && <FoundFaults faults={faults} />}
    </>
  )
}

function TopicList({ found, onOpen }: Readonly<{ found: readonly HelpTopic[]; onOpen: (topic: HelpTopic) => void }>) {
  if (found.length === 0) return null
  return (
    <List listStyleType="none" spacing="xs" aria-label="帮助目录">
      {found.map((topic) => (
        <List.Item key={topic.id}>
          <Anchor component="button" type="button" onClick={() => onOpen(topic)}>
            {topic.title}
          </Anchor>
          <Text fz="sm" c="dimmed" lineClamp={2}>
            {topic.about}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}

function Topic({ topic }: Readonly<{ topic: HelpTopic }>) {
  return (
    <article aria-label={topic.title}>
      <Title order={2} fz="lg" mb={6}>
        {topic.title}
      </Title>
      <Text mb="md">{topic.about}</Text>
      {topic.tasks.map((task) => (
        <Task key={task.title} task={task} />
      ))}
      {topic.notes && (
        <>
          <Title order={3} fz="sm" mb={4}>
            请留意
          </Title>
          <List fz="sm" spacing={4}>
            {topic.notes.map((note) => (
              <List.Item key={note}>{note}</List.Item>
            ))}
          </List>
        </>
      )}
    </article>
  )
}

function Task({ task }: Readonly<{ task: HelpTask }>) {
  return (
    <section>
      <Title order={3} fz="sm" mb={4}>
        {task.title}
      </Title>
      <List type="ordered" fz="sm" spacing={4} mb="md">
        {task.steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
    </section>
  )
}
