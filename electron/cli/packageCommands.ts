import { resolve } from 'node:path'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import { listOption, numberOption, textOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import { countsText } from './texts.ts'
import type { Session } from './session.ts'

/**
 * `pack FILE OUT.tzpkg`: the whole file, with --changes what the place has not, with --village, --ledgers or --without a
 * share of it.
 */
export async function packFile(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const [file, out] = line.words
  const password = packagePassword(line)
  if (isFault(password)) return password
  const info = await session.open(file!)
  if (isFault(info)) return info
  const content = await contentOf(line, session)
  if (isFault(content)) return content
  const [note, since] = [textOption(line, 'note'), numberOption(line, 'since')]
  const made = await session.call('package.make', {
    token: session.token(out!),
    ...content,
    ...password,
    ...(note === undefined ? {} : { note }),
    ...(since === undefined ? {} : { since }),
  })
  if (isFault(made)) return made
  const { manifest, bytes, sha256 } = made
  const secret = manifest.sealed ? '' : '；没有设密码，拿到的人都能看'
  const text = `已打包并核对 ${resolve(out!)}：给${manifest.place}的第 ${manifest.number} 号包，${countsText(manifest.counts)}${secret}`
  return { json: { ...told(manifest), file: resolve(out!), bytes, sha256, proved: true }, text }
}

/** `unpack PKG`: what it is; with the password its content is checked, with --to it becomes a new ledger file. */
export async function unpackFile(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const token = session.token(line.words[0]!)
  const password = packagePassword(line)
  if (isFault(password)) return password
  const seen = await session.call('package.inspect', { token, ...password })
  if (isFault(seen)) return seen
  const { manifest, opened } = seen
  const to = textOption(line, 'to')
  const made = to === undefined ? null : await session.call('package.open', { token, to: session.token(to), ...password })
  if (made && isFault(made)) return made
  const where = to === undefined ? {} : { file: resolve(to) }
  const lines = [
    `${manifest.from}给${manifest.place}的第 ${manifest.number} 号包（${kinds[manifest.kind]}，${manifest.day}），${countsText(manifest.counts)}`,
    ...(opened === null ? ['有密码，里面的内容没有打开。'] : opened.note === '' ? [] : [`说明：${opened.note}`]),
    ...(to === undefined ? [] : [`已另存为新的台账 ${resolve(to)}`]),
  ]
  return { json: { ...told(manifest), opened, ...where }, text: lines.join('\n') }
}

const kinds: Readonly<Record<PackageManifest['kind'], string>> = { whole: '全部', changes: '变动', subset: '部分' }

function told(manifest: PackageManifest): Readonly<Record<string, unknown>> {
  const { records, number, base, kind, place, from, township, databaseId, counts, sets, scope, sealed, day } = manifest
  return { records, sequence: number, base, kind, place, from, township, databaseId, day, sets, counts, scope, sealed }
}

type Content = Readonly<{
  place: string
  kind: PackageManifest['kind']
  villages?: string[]
  ledgers?: string[]
  without?: { ledger: string; field: string }[]
}>

async function contentOf(line: CommandLine, session: Session): Promise<Content | Fault> {
  const names = listOption(line, 'village')
  const ledgers = (textOption(line, 'ledgers') ?? '').split(/[,，]/).filter((id) => id !== '')
  const without = (textOption(line, 'without') ?? '').split(/[,，]/).filter((id) => id !== '')
  const isShare = names.length > 0 || ledgers.length > 0 || without.length > 0
  const place = textOption(line, 'place') ?? (names.length > 0 ? names.join('、').slice(0, 60) : '外出')
  if (line.options['changes'] === true) {
    if (isShare) return { fault: 'input.invalid', detail: '--changes 打的是全部变动，不能同时选村、台账或列' }
    return { place, kind: 'changes' }
  }
  if (!isShare) return { place, kind: 'whole' }
  const villages = await villagesNamed(names, session)
  if (isFault(villages)) return villages
  const columns = without.map((one) => ({ ledger: one.split('.')[0] ?? '', field: one.split('.')[1] ?? '' }))
  return { place, kind: 'subset', villages, ledgers, without: columns }
}

async function villagesNamed(names: readonly string[], session: Session): Promise<string[] | Fault> {
  const found: string[] = []
  for (const name of names) {
    const answer = await session.call('ledger.query', { ledger: 'village', filter: `name = "${name.replaceAll('"', '')}"` })
    if (isFault(answer)) return answer
    if (answer.ids.length === 0) return { fault: 'input.invalid', detail: `台账里没有“${name}”这个村` }
    found.push(...answer.ids)
  }
  return found
}

/** Of the package; that of an encrypted FILE is named by --file-password-env. */
export function packagePassword(line: CommandLine): Readonly<{ password?: string }> | Fault {
  const variable = textOption(line, 'password-env')
  if (variable === undefined) return {}
  const password = process.env[variable]
  return password ? { password } : { fault: 'input.invalid', detail: `没有环境变量 ${variable}` }
}
