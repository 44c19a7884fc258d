import { Button, Group, Text } from '@mantine/core'
import { countText } from '#renderer/ui/index.ts'
import { levels, type Level } from './words.ts'
import classes from './matching.module.css'

/** 确定, 很可能, 可能: the word says it, the colour helps to find it. */
export function LevelMark({ level, confidence }: Readonly<{ level: string; confidence?: number }>) {
  return (
    <span className={classes.mark} data-level={levels.indexOf(level as Level)}>
      {level}
      {confidence === undefined ? '' : ` ${confidence}%`}
    </span>
  )
}

/** Rows of a page, and how to get to the others. */
export const pageRows = 100

type PagerProps = Readonly<{ page: number; total: number; onPage: (page: number) => void }>

export function Pager({ page, total, onPage }: PagerProps) {
  const pages = Math.max(1, Math.ceil(total / pageRows))
  if (pages === 1) return null
  return (
    <Group gap="xs" justify="center" className={classes.pager}>
      <Button size="xs" variant="default" disabled={page === 0} onClick={() => onPage(page - 1)}>
        上一页
      </Button>
      <Text fz="sm">
        第 {page + 1} / {pages} 页，共 {countText(total)} 条
      </Text>
      <Button size="xs" variant="default" disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>
        下一页
      </Button>
    </Group>
  )
}
