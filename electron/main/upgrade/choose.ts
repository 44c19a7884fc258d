import { compareVersions } from './release.ts'
import type { Channel, Kind, Release, ReleaseFile } from './release.ts'

/** The program that looks for a newer one. */
export type Running = Readonly<{ version: string; channel: Channel; arch: string; kind: Kind }>

/** The file of a release that replaces the running program, or why there is none. */
export type Choice = Readonly<{ file: ReleaseFile }> | Readonly<{ no: 'older' | 'same' | 'notForThis' }>

/** Only the same line, the same kind of processor and the same way of being there: installed or 绿色版. */
export function chooseFile(release: Release, running: Running): Choice {
  const difference = compareVersions(release.version, running.version)
  if (difference <= 0) return { no: difference === 0 ? 'same' : 'older' }
  const file = release.files.find(
    ({ channel, arch, kind }) => channel === running.channel && arch === running.arch && kind === running.kind,
  )
  return file ? { file } : { no: 'notForThis' }
}

/** The line by the Electron it runs on: 22 is the last one for Windows 7. */
export function channelOf(electronVersion: string): Channel {
  return Number(electronVersion.split('.')[0]) <= 22 ? 'win7' : 'win10'
}
