import { dialog } from 'electron'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import type { Script } from './scripted.ts'

/** One button of a question; `id` is what is answered. */
export type Choice = Readonly<{ id: string; label: string }>

export type Question = Readonly<{
  /** Name for scripted answers. */
  name: string
  message: string
  detail?: string
  /** The first one is the default. */
  choices: readonly [Choice, ...Choice[]]
  /** The choice that Escape and the closing cross mean; it must do no harm. */
  escape: string
}>

/** Asks over the window (or alone) and answers the id of the chosen button. */
export async function ask(question: Question, script: Script, window: BrowserWindow | null): Promise<string> {
  const { choices } = question
  const scripted = script.next(`ask.${question.name}`)
  if (scripted) return scripted.answer ?? question.escape
  const options: MessageBoxOptions = {
    type: 'warning',
    title: '乡镇帮扶台账',
    message: question.message,
    ...(question.detail === undefined ? {} : { detail: question.detail }),
    buttons: choices.map(({ label }) => label),
    defaultId: 0,
    cancelId: choices.findIndex(({ id }) => id === question.escape),
    noLink: true,
  }
  const { response } = window && !window.isDestroyed() ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options)
  return choices[response]?.id ?? question.escape
}
