import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { Component } from 'react'
import type { ReactNode } from 'react'

type Props = Readonly<{ children: ReactNode; /** A new value clears the failure. */ resetKey?: string }>
type State = Readonly<{ error: Error | null; resetKey: string | undefined }>

/** Keeps one broken screen from taking the window with it; shows what a technician needs. */
export class FailureBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return <FailureNote error={error} onRetry={() => this.setState({ error: null })} />
  }
}

/** A failed reading: the sentence, and a way to ask again. */
export function FailureNote({ error, onRetry }: Readonly<{ error: Error; onRetry?: () => void }>) {
  const expected = error.name === 'FaultError'
  return (
    <Stack role="alert" gap="sm" p="xl" maw={720}>
      <Title order={2} fz="lg">
        {expected ? '没有完成' : '这一页出错了'}
      </Title>
      <Text>{expected ? error.message : '已保存的数据没有受影响。请重试；如果再次出错，请把下面的文字告诉技术人员。'}</Text>
      {!expected && <Code block>{`${error.name}: ${error.message}`}</Code>}
      {onRetry && (
        <Group>
          <Button onClick={onRetry}>重试</Button>
        </Group>
      )}
    </Stack>
  )
}
