import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join, resolve, sep } from 'node:path'

/**
 * Whether a path lies on a removable drive: a stick, a card, on Linux a USB disk too. Windows counts USB disks as fixed
 * ones and tells the kind of a drive only to its own programs, so `fsutil` is asked (no administrator needed).
 */
export function isRemovable(path: string): boolean {
  if (isNamedStick(path)) return true
  if (process.platform === 'win32') return isRemovableLetter(/^([a-z]):/i.exec(resolve(path))?.[1])
  if (process.platform !== 'linux') return false
  const device = mountedDevice(dirname(path))
  return device !== null && isRemovableDevice(device)
}

/** Folders that count as sticks whatever the system calls them (card readers that call themselves fixed; tests), set by the office. */
export function namedSticks(): readonly string[] {
  return (process.env['TOWNSHIP_LEDGER_STICKS'] ?? '').split(delimiter).filter((folder) => folder !== '')
}

function isNamedStick(path: string): boolean {
  const whole = resolve(path)
  return namedSticks().some((folder) => whole === resolve(folder) || whole.startsWith(resolve(folder) + sep))
}

/** How long an answer about a drive letter is good for: sticks come and go. */
const rememberedMs = 60_000
const fsutilMs = 1_500

const letters = new Map<string, Readonly<{ removable: boolean; at: number }>>()

/** Drives A: and B: are diskettes. */
function isRemovableLetter(letter: string | undefined): boolean {
  if (letter === undefined) return false
  const drive = letter.toUpperCase()
  if (drive === 'A' || drive === 'B') return true
  const known = letters.get(drive)
  if (known !== undefined && Date.now() - known.at < rememberedMs) return known.removable
  const removable = saysRemovable(askFsutil(drive))
  letters.set(drive, { removable, at: Date.now() })
  return removable
}

/** `E: - 可移动驱动器`, in the code page of the system; empty when it does not answer in time. */
function askFsutil(drive: string): Uint8Array {
  const program = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'fsutil.exe')
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const
    return execFileSync(program, ['fsinfo', 'drivetype', `${drive}:`], { timeout: fsutilMs, windowsHide: true, stdio: [...stdio] })
  } catch {
    return new Uint8Array(0)
  }
}

/** Words of Windows in simplified and traditional Chinese and in English. */
const removableWords = /可移动驱动器|可移动磁盘|抽取式磁碟|卸除式磁碟|可移除|removable/i

/** Whether this is fsutil's answer about a removable drive. Old consoles answer in GBK or Big5, new ones in UTF-8 at times. */
export function saysRemovable(answer: Uint8Array): boolean {
  return ['gb18030', 'big5', 'utf-8'].some((encoding) => removableWords.test(new TextDecoder(encoding).decode(answer)))
}

function isRemovableDevice(device: string): boolean {
  const disk = device.replace(/(?<=\d)p\d+$|(?<=[a-z])\d+$/, '')
  const entry = `/sys/class/block/${disk}`
  if (!existsSync(entry)) return false
  const flag = join(entry, 'removable')
  if (existsSync(flag) && readFileSync(flag, 'utf8').trim() === '1') return true
  return realpathSync(entry).includes('/usb')
}

/** A file system that stands on a block device. */
export type Mount = Readonly<{ device: string; point: string; removable: boolean }>

/** Linux: what is mounted from block devices. */
export function mounts(): readonly Mount[] {
  return mountLines().map(({ device, point }) => ({ device, point, removable: isRemovableDevice(device) }))
}

function mountLines(): readonly Readonly<{ device: string; point: string }>[] {
  try {
    return readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [device = '', point = ''] = line.split(' ').map(unescaped)
        return point === '' ? [] : [{ device: device.startsWith('/dev/') ? device.slice(5) : '', point }]
      })
  } catch {
    return []
  }
}

/** Spaces in names stand there as \040. */
function unescaped(word: string): string {
  const bytes = Buffer.from(word, 'utf8').toString('latin1')
  const plain = bytes.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)))
  return Buffer.from(plain, 'latin1').toString('utf8')
}

function mountedDevice(folder: string): string | null {
  try {
    const real = realpathSync(folder)
    const holding = mountLines().filter(({ point }) => real === point || real.startsWith(point === '/' ? '/' : `${point}/`))
    const longest = [...holding].sort((a, b) => b.point.length - a.point.length)[0]
    return longest?.device || null
  } catch {
    return null
  }
}
