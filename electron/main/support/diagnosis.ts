import { readFile } from 'node:fs/promises'
import { cpus, freemem, homedir, hostname, release, totalmem, userInfo, version } from 'node:os'
import { strToU8, zipSync } from 'fflate'
import { maskNumbers } from '#electron/log/mask.ts'

export type Diagnosed = Readonly<{
  /** Lines about the program: label and value. */
  program: readonly (readonly [string, string])[]
  /** Path of the log; the one before lies beside it as `.1`. */
  log: string
  /** What the window says of the open file: counts and the result of its check, never a record. */
  told: readonly string[]
}>

/** 诊断包 as the bytes of a zip of three texts. Works with a log that is missing, too. */
export async function diagnosisZip({ program, log, told }: Diagnosed, now: Date): Promise<Uint8Array> {
  const head = ['诊断包：供技术人员查找故障用。不含台账里的任何人和户；号码已遮盖。', `生成时间：${now.toISOString()}`]
  const about = [...head, '', ...[...program, ...thisPc()].map(([label, value]) => `${label}：${value}`)]
  const logs = [await textOf(`${log}.1`), await textOf(log)].join('')
  const texts = { 'about.txt': about.join('\r\n'), 'file.txt': told.join('\r\n') || '没有打开文件', 'log.txt': logs || '没有记录' }
  const files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(`\uFEFF${anonymous(text)}`)]))
  return zipSync(files, { mtime: now })
}

function thisPc(): readonly (readonly [string, string])[] {
  const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`
  const [first] = cpus()
  return [
    ['操作系统', `${version()} ${release()}`],
    ['处理器', `${first?.model.trim() ?? ''} × ${cpus().length}`],
    ['内存', `共 ${gigabytes(totalmem())}，空闲 ${gigabytes(freemem())}`],
  ]
}

/** Without personal numbers, the user's folders, the login name and the PC's name. */
function anonymous(text: string): string {
  const names: readonly (readonly [string, string])[] = [
    [homedir(), '~'],
    [userInfo().username, '（用户）'],
    [hostname(), '（电脑名）'],
  ]
  const hidden = names.reduce((rest, [name, stand]) => rest.replace(wholeWord(name), stand), text)
  return maskNumbers(hidden)
}

/** A short name (`pc`) must not be found inside other words. */
function wholeWord(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<!\w)${escaped}(?!\w)`, 'g')
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}
