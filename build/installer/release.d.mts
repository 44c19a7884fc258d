export type Artefact = Readonly<{ version: string; channel: 'win10' | 'win7'; arch: 'x64' | 'ia32'; kind: 'installer' | 'portable' }>

export type Release = Readonly<{
  product: string
  version: string
  changes?: readonly string[]
  files: readonly Readonly<{
    name: string
    channel: 'win10' | 'win7'
    arch: 'x64' | 'ia32'
    kind: 'installer' | 'portable'
    bytes: number
    sha256: string
  }>[]
}>

export function artefactOf(name: string): Artefact | null
export function artefactName(artefact: Artefact): string
export function writeRelease(folder: string, version: string, changes?: readonly string[]): Promise<Release>
