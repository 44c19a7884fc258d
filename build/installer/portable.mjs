import { join } from 'node:path'
import { artefactName } from './release.mjs'
import { zipFolder } from './zipFolder.mjs'

/** Beside the program it means: keep everything here. electron/main/dataFolder.ts looks for it; only the zip contains it. */
export const portableMarker = 'portable.ini'

const words = [
  '; 乡镇帮扶台账 绿色版。',
  '; 这个文件在程序旁边时，设置、最近文件、练习库和日志都放在程序旁边的 UserData 文件夹里，不写进这台电脑。',
  '; 删除这个文件，程序就像安装版一样把它们放在当前用户的文件夹里。台账文件放在哪里由您自己选，都不受影响。',
]

/**
 * 绿色版: an unpacked program as a zip that runs from wherever it is unpacked.
 *
 * @param {{ folder: string, output: string, version: string, channel: 'win10' | 'win7', arch: 'x64' | 'ia32' }} packed
 * @returns {string} the zip's path
 */
export function packPortable({ folder, output, ...about }) {
  const target = join(output, artefactName({ ...about, kind: 'portable' }))
  // Notepad of Windows 7 knows UTF-8 by its mark only.
  zipFolder(folder, target, { top: 'TownshipLedger', extra: { [portableMarker]: `\uFEFF${words.join('\r\n')}\r\n` } })
  return target
}
