import { Box, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'
import { scrollable } from './scrollable.ts'

type PageProps = Readonly<{
  title: string
  /** One line under the title: counts, what this is. */
  note?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** Left of the title: 返回. */
  before?: ReactNode
  /** The content scrolls by itself (a grid): no padding, no scrolling here. */
  flush?: boolean
  /** Widest useful width in pixels of a page of text and forms. */
  width?: number
  children: ReactNode
}>

/** Frame of a screen: header that stays, body that scrolls. */
export function Page({ title, note, actions, before, flush = false, width, children }: PageProps) {
  return (
    <section className={classes.page} aria-label={title}>
      <header className={classes.header}>
        <Group gap="sm" wrap="nowrap" className={classes.heading}>
          {before}
          <Title order={1} fz="lg" className={classes.title}>
            {title}
          </Title>
          {note && (
            <Text c="dimmed" fz="sm" component="div" className={classes.note}>
              {note}
            </Text>
          )}
        </Group>
        {actions && <Group gap="xs">{actions}</Group>}
      </header>
      {flush ? (
        <div className={classes.flush}>{children}</div>
      ) : (
        <div className={classes.body} {...scrollable(`${title}的内容`)}>
          <Box {...(width === undefined ? {} : { maw: width })}>{children}</Box>
        </div>
      )}
    </section>
  )
}
