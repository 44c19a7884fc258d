import { Button, Group, Kbd, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './parts.module.css'

/** Nothing here yet: says why and offers what to do. */
export function EmptyState({ title, text, actions }: Readonly<{ title: string; text?: ReactNode; actions?: ReactNode }>) {
  return (
    <Stack align="center" gap="sm" className={classes.empty}>
      <Text fw={600} fz="lg">
        {title}
      </Text>
      {text && (
        <Text c="dimmed" ta="center" maw={520} component="div" textWrap="balance">
          {text}
        </Text>
      )}
      {actions && <Group justify="center">{actions}</Group>}
    </Stack>
  )
}

/** The buttons that end a dialog; in a low window they stay in sight while what stands above them scrolls. */
export function Foot({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <Group justify="flex-end" className={classes.foot}>
      {children}
    </Group>
  )
}

/** A row of controls above a list. */
export function Toolbar({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  return (
    <div role="group" aria-label={label} className={classes.toolbar}>
      {children}
    </div>
  )
}

/** Keys as they stand on the keyboard: `Ctrl+K`. */
export function KeyHint({ keys }: Readonly<{ keys: string }>) {
  return (
    <span className={classes.keys}>
      {keys.split('+').map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  )
}

/** White sheet with a heading. */
export function Panel({ title, actions, children }: Readonly<{ title?: string; actions?: ReactNode; children: ReactNode }>) {
  return (
    <Paper withBorder p="md" component="section" {...(title ? { 'aria-label': title } : {})}>
      {title && (
        <Group justify="space-between" mb="sm">
          <Title order={2} fz="md">
            {title}
          </Title>
          {actions}
        </Group>
      )}
      {children}
    </Paper>
  )
}

/** Names and values, two columns. */
export function Facts({ rows }: Readonly<{ rows: readonly (readonly [string, ReactNode])[] }>) {
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type BannerProps = Readonly<{ tone: 'info' | 'warn' | 'bad'; children: ReactNode; actions?: ReactNode }>

/** A standing line across the window. */
export function Banner({ tone, children, actions }: BannerProps) {
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={classes.banner} data-tone={tone}>
      <span>{children}</span>
      {actions && <Group gap="xs">{actions}</Group>}
    </div>
  )
}

type ProgressProps = Readonly<{
  title: string
  text?: string
  done?: number
  total?: number
  onCancel?: () => void
  cancelVerb?: string
}>

/** Work that takes longer than a moment: how far, of how much, and a way out. */
export function ProgressPanel({ title, text, done = 0, total = 0, onCancel, cancelVerb = '取消' }: ProgressProps) {
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : null
  return (
    <Stack gap="xs" role="status" aria-live="polite">
      <Group justify="space-between">
        <Text fw={600}>{title}</Text>
        <Text className="numbers" fz="sm">
          {percent === null ? '' : `${done.toLocaleString('zh-CN')} / ${total.toLocaleString('zh-CN')}（${percent}%）`}
        </Text>
      </Group>
      <Progress value={percent ?? 100} animated={percent === null} striped={percent === null} size="lg" aria-label={title} />
      <Group justify="space-between" mih={30}>
        <Text c="dimmed" fz="sm">
          {text ?? ''}
        </Text>
        {onCancel && (
          <Button variant="default" size="xs" onClick={onCancel}>
            {cancelVerb}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
