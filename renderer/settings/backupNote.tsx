import { Anchor } from '@mantine/core'
import { useEffect } from 'react'
import type { BackupState } from '#shared/ipc/outputs.ts'
import { useCall, useNavigate } from '#renderer/bridge/index.ts'
import { timeText } from '#renderer/ui/index.ts'
import classes from './backups.module.css'

const lookEveryMs = 60_000

/** 最近验证的备份 今天 09:12（本机、E:）, or plainly what is missing. In the status bar. */
export function BackupNote() {
  const { data, dataUpdatedAt, refetch } = useCall('backup.state', {})
  const navigate = useNavigate()
  // A stick comes and goes without anybody telling the program.
  useEffect(() => {
    const timer = setInterval(() => void refetch(), lookEveryMs)
    return () => clearInterval(timer)
  }, [refetch])
  if (!data) return null
  const warns = data.second !== null && (data.second.missing || data.second.problem !== null)
  return (
    <Anchor
      component="button"
      type="button"
      className={classes.note}
      data-warns={warns || undefined}
      onClick={() => navigate.open({ screen: 'backups' })}
    >
      {noteText(data, new Date(dataUpdatedAt))}
    </Anchor>
  )
}

export function noteText({ last, second }: BackupState, now: Date): string {
  if (last === null) return '还没有备份'
  const where = second === null ? '本机' : second.upToDate ? `本机、${second.name}` : '本机'
  const text = `最近验证的备份 ${dayWords(last, now)}（${where}）`
  if (second === null || second.upToDate) return text
  if (second.missing) return `${text}，${second.name} 没有插上`
  if (second.copying) return `${text}，正在存到 ${second.name}`
  return second.problem ? `${text}，没有存到 ${second.name}` : text
}

function dayWords(iso: string, now: Date): string {
  const text = timeText(iso)
  const [day = '', time = ''] = text.split(' ')
  if (day === timeText(now.toISOString()).slice(0, 10)) return `今天 ${time}`
  const yesterday = new Date(now.getTime() - 86_400_000)
  return day === timeText(yesterday.toISOString()).slice(0, 10) ? `昨天 ${time}` : text
}
