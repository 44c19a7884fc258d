import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Whether a path lies on a removable drive. Linux: /sys tells for the mounted block device. Windows keeps that behind
 * its own interface, which plain Node does not reach; there only drives A: and B: are certain.
 */
export function isRemovable(path: string): boolean {
  if (process.platform === 'win32') return /^[ab]:/i.test(path)
  if (process.platform !== 'linux') return false
  const device = mountedDevice(dirname(path))
  if (!device) return false
  const flag = `/sys/class/block/${device.replace(/p?\d+$/, '')}/removable`
  return existsSync(flag) && readFileSync(flag, 'utf8').trim() === '1'
}

function mountedDevice(folder: string): string | null {
  try {
    const real = realpathSync(folder)
    const mounts = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
    const holding = mounts.filter(([, point]) => point && (real === point || real.startsWith(point === '/' ? '/' : `${point}/`)))
    const longest = holding.sort((a, b) => b[1]!.length - a[1]!.length)[0]?.[0]
    return longest?.startsWith('/dev/') ? longest.slice(5) : null
  } catch {
    return null
  }
}
