import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, isPackageName, packageTray, shell, showDone } from '#renderer/bridge/index.ts'
import { withPassword } from '#renderer/sealing/index.ts'
import { whileMaking } from './making.ts'

/** Size of a practice file: households and administrative villages. */
export type PracticeSize = Readonly<{ households: number; villages: number }>

export type Opening = Readonly<{
  /** What is being done right now, null when nothing. */
  busy: string | null
  openByDialog: () => Promise<FileInfo | null>
  openRecent: (key: string) => Promise<FileInfo | null>
  openGrant: (grant: Grant) => Promise<FileInfo | null>
  create: (township: string) => Promise<FileInfo | null>
  /** A county file: it collects the files of townships. */
  createCounty: (name: string) => Promise<FileInfo | null>
  practise: (size: PracticeSize) => Promise<FileInfo | null>
  /** A fresh practice ledger with the guide beside it. */
  learn: () => Promise<FileInfo | null>
  close: () => Promise<void>
}>

/** Opening, creating and closing files. Each answers the file, or null when the person closed the dialog or a fault was shown. */
export function useOpening(): Opening {
  const [busy, setBusy] = useState<string | null>(null)
  const client = useQueryClient()
  const run = async (text: string, steps: () => Promise<FileInfo | null>) => {
    setBusy(text)
    const info = await attempt(steps)
    setBusy(null)
    await client.invalidateQueries({ queryKey: ['shell', 'recent.list'] })
    void client.invalidateQueries({ queryKey: ['data', 'guide.state'] })
    if (info) announce(info)
    return info
  }
  return {
    busy,
    openByDialog: () => run('正在打开…', async () => openToken(await shell('dialog.openDatabase', {}))),
    openRecent: (key) => run('正在打开…', async () => openToken(await shell('recent.open', { key }))),
    openGrant: (grant) => run('正在打开…', () => openToken(grant)),
    create: (township) => run('正在新建…', () => createFile(township)),
    createCounty: (name) => run('正在新建…', () => createCounty(name)),
    practise: (size) => run('正在生成练习库…', () => createPractice(size)),
    learn: () => run('正在生成练习库…', () => whileMaking(createGuided)),
    close: async () => void (await attempt(() => call('file.close', {}))),
  }
}

async function openToken(grant: Grant | null): Promise<FileInfo | null> {
  if (!grant) return null
  if (isPackageName(grant.name)) {
    packageTray.offer(grant)
    return null
  }
  // The data core closes the open file once it can read the other one: a forgotten password costs nothing.
  const opened = await withPassword({ name: grant.name, takesRecovery: true }, async (secret) => ({
    info: await call('file.open', { token: grant.token, ...secret }),
    byKey: secret.recoveryKey !== undefined,
  }))
  if (opened === null) return null
  await shell('recent.remember', { token: grant.token })
  if (opened.byKey) showDone('已用恢复密钥打开。请到“设置 → 文件加密”设一个新密码。')
  return opened.info
}

async function createFile(township: string): Promise<FileInfo | null> {
  const grant = await shell('dialog.newDatabase', { suggestedName: `${township}帮扶台账.tzdb` })
  if (!grant) return null
  await closeOpenFile()
  const info = await call('file.create', { token: grant.token, township })
  await shell('recent.remember', { token: grant.token })
  return info
}

async function createCounty(name: string): Promise<FileInfo | null> {
  const grant = await shell('dialog.newDatabase', { suggestedName: `${name}汇总.tzdb` })
  if (!grant) return null
  await closeOpenFile()
  const info = await call('county.create', { token: grant.token, name })
  await shell('recent.remember', { token: grant.token })
  return info
}

/** Small enough to be made at once, with one mistake for each rule to be found. */
const guided = { households: 60, villages: 3, defects: 1 }

async function createGuided(): Promise<FileInfo | null> {
  const info = await createPractice(guided)
  await beginGuide()
  return info
}

/** Shows the guide in the practice ledger that is open; its workbook stands among those that were imported lately. */
export async function beginGuide(): Promise<void> {
  await call('guide.keep', { shown: true, folded: false })
  const sheet = await call('guide.sheet', {})
  if (sheet) await shell('workbooks.remember', { token: sheet.token })
}

async function createPractice(size: PracticeSize & Readonly<{ defects?: number }>): Promise<FileInfo | null> {
  const grant = await shell('grant.practice', {})
  await closeOpenFile()
  const info = await call('file.sample', { token: grant.token, ...size })
  await shell('recent.remember', { token: grant.token })
  return info
}

async function closeOpenFile(): Promise<void> {
  if (await call('file.info', {})) await call('file.close', {})
}

function announce(info: FileInfo): void {
  for (const notice of info.notices) showDone(notice)
}
