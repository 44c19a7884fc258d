import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Input, Output } from '#shared/ipc/contract.ts'
import { countedId, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** A practice ledger on a fixed day, and reports made of it. */
export type ReportDesk = Readonly<{
  core: TestCore
  make: (wish: Omit<Input<'reports.make'>, 'token'>, name?: string) => Promise<Output<'reports.make'> & Readonly<{ path: string }>>
  /** Text of a part of a .docx. */
  part: (path: string, name: string) => string
  /** Writes the .docx again with another part (null: without it). */
  change: (path: string, name: string, edit: (text: string) => string | null) => string
  /** A template whose body is these paragraphs (inner markup of w:p, or plain text). */
  template: (name: string, paragraphs: readonly string[]) => Promise<string>
}>

export async function reportDesk(): Promise<ReportDesk> {
  const core = makeTestCore()
  core.setNow(new Date(2026, 6, 15, 10))
  await core.ok('file.sample', { token: core.token(core.at('报.tzdb')), households: 120, persons: 400, villages: 3, seed: 11 })
  let count = 0

  const make: ReportDesk['make'] = async (wish, name) => {
    count += 1
    const path = core.at(name ?? `报告${count}.docx`)
    return { ...(await core.ok('reports.make', { ...wish, token: core.token(path) })), path }
  }
  const part = (path: string, name: string): string => strFromU8(unzipSync(readFileSync(path))[name] ?? new Uint8Array())
  const change: ReportDesk['change'] = (path, name, edit) => {
    const parts = unzipSync(readFileSync(path))
    const edited = edit(strFromU8(parts[name]!))
    if (edited === null) delete parts[name]
    else parts[name] = strToU8(edited)
    writeFileSync(path, zipSync(parts))
    return path
  }
  const template: ReportDesk['template'] = async (name, paragraphs) => {
    const path = core.at(`${name}.docx`)
    await core.ok('reports.exportTemplate', { template: 'monthly', token: core.token(path) })
    const body = paragraphs.map((text) => (text.startsWith('<') ? text : `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)).join('')
    return change(path, 'word/document.xml', (markup) =>
      markup.replace(/(<w:body>).*(<w:sectPr)/s, (_, open: string, close: string) => open + body + close),
    )
  }
  return { core, make, part, change, template }
}

/** Takes a template in and answers its record. */
export async function takeIn({ core, template }: ReportDesk, paragraphs: readonly string[]): Promise<string> {
  const id = countedId()
  const name = `模板 ${id}`
  const path = await template(name, paragraphs)
  const done = await core.ok('reports.importTemplate', { token: core.token(path), id, name })
  if (done.template === null) throw new Error(JSON.stringify(done.problems))
  return done.template
}
