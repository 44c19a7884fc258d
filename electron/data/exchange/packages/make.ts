import type { ReadContext } from '#data/store/read.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import { cutSets } from './cutSets.ts'
import type { PackageDraft } from './draft.ts'
import { changesImage, shareImage } from './images.ts'
import type { PackageLetter } from './readPackage.ts'
import type { StoredShare } from './share.ts'
import { writePackage, type WrittenPackage } from './writePackage.ts'

export type MakeWish = Readonly<{
  id: string
  day: string
  appVersion: string
  password: string | undefined
  letter: PackageLetter
  tasks: StoredShare['tasks']
  /** The file as bytes; a whole package holds them. */
  image: () => Uint8Array
  onStep: (share: number) => Promise<void>
}>

/** Builds what a draft says and writes it. Faults: those of writing. */
export async function makePackage(
  context: ReadContext,
  path: string,
  { content, manifest }: PackageDraft,
  wish: MakeWish,
): Promise<Outcome<WrittenPackage>> {
  const image = await imageOf(context, content, wish)
  const { id, day, appVersion, letter, password } = wish
  return writePackage(path, { manifest: { ...manifest, id, day, appVersion }, letter, image, password })
}

async function imageOf(context: ReadContext, content: PackageDraft['content'], wish: MakeWish): Promise<Uint8Array> {
  if (content.kind === 'whole') return wish.image().slice()
  if (content.kind === 'changes') return changesImage(context.engine, content)
  const { records, share } = content
  const { note, person } = wish.letter
  const sets = cutSets(context, share.wish, records)
  const whole = {
    registry: context.registry,
    sets,
    named: records.named,
    share: { ...share, note, tasks: wish.tasks, person, day: wish.day },
    via: wish.id,
  }
  return shareImage(context.engine, whole, wish.onStep)
}
