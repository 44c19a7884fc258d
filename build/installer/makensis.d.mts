export function makeInstaller(wanted: {
  folder: string
  output: string
  version: string
  channel: 'win10' | 'win7'
  arch: 'x64' | 'ia32'
  defines?: Readonly<Record<string, string>>
}): string | null
