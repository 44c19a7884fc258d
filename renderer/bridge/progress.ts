import { useState } from 'react'
import type { DataEvents } from '#shared/ipc/outputs.ts'
import { useEvent } from './events.ts'

export type Progress = DataEvents['progress']

/** The last progress of a task, null before the first report or when `running` is false. */
export function useProgress(task: Progress['task'], running: boolean): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [wasRunning, setWasRunning] = useState(running)
  if (running !== wasRunning) {
    setWasRunning(running)
    setProgress(null)
  }
  useEvent('data', 'progress', (report) => {
    if (report.task === task) setProgress(report)
  })
  return running ? progress : null
}
