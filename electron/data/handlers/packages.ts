import { basename } from 'node:path'
import { localDay, localTime } from '#data/core/clock.ts'
import type { CoreContext } from '#data/core/context.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { breathe } from '#data/core/queue.ts'
import { draftPackage, type PackageDraft, type PackageWish } from '#data/exchange/packages/draft.ts'
import { makePackage } from '#data/exchange/packages/make.ts'
import { openAsNewFile } from '#data/exchange/packages/openNew.ts'
import { standingOf } from '#data/exchange/packages/packageCopy.ts'
import { listPackages, notePackage } from '#data/exchange/packages/packageLog.ts'
import { placesOf, told } from '#data/exchange/packages/places.ts'
import { openPackage, readPackage, type PackageLetter } from '#data/exchange/packages/readPackage.ts'
import { storedShare } from '#data/store/shareGate.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { PackageInspection, PackagesOutputs, PackageTask } from '#shared/ipc/parts/packages.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { proposeTasks } from './packageTasks.ts'

export const packageHandlers = {
  'package.plan': (context, wish) => {
    const draft = draftPackage(context.reading(), wish)
    return isFault(draft) ? draft : draft.plan
  },

  'package.make': async (context, { token, password, note, tasks, purpose, ...wish }) => {
    context.writing()
    const path = pathOf(context, token)
    const draft = draftPackage(context.reading(), wish)
    if (isFault(draft)) return draft
    if (draft.plan.empty !== null) return { fault: 'package.nothing', detail: draft.plan.empty }
    return make(context, draft, { wish, path, password, note: note ?? '', tasks: tasks ?? [], purpose: purpose ?? '' })
  },

  'package.inspect': async (context, { token, password }) => {
    const read = readPackage(pathOf(context, token))
    if (isFault(read)) return read
    const { manifest } = read.head
    const isOpening = password !== undefined || !manifest.sealed
    const opened = isOpening ? await openPackage(read, password) : null
    if (opened && isFault(opened)) return opened
    const file = context.fileOrNull()
    const standing = file ? standingOf(file.engine, manifest) : null
    return { name: read.name, bytes: read.bytes.length, manifest, standing, opened: opened && opened.letter } satisfies PackageInspection
  },

  'package.open': async (context, { token, to, password }) => {
    const read = readPackage(pathOf(context, token))
    if (isFault(read)) return read
    const { options } = context
    const receiver = { ...options.who(), at: localTime(options.now()), schemaVersion: options.registry.schemaVersion }
    const made = await openAsNewFile(read, pathOf(context, to), password, receiver)
    return isFault(made) ? made : { ...made, name: basename(pathOf(context, to)), token: to }
  },

  'package.log': (context, { place, limit }) => listPackages(context.file().engine, limit, place).map(told),

  'package.places': (context) => placesOf(context.file().engine),

  'package.scope': (context) => storedShare(context.file().engine),

  'package.tasks': (context, { villages }) => proposeTasks(context, villages),
} satisfies Partial<Handlers>

type Making = Readonly<{
  wish: PackageWish & Pick<Parsed<'package.make'>, 'place'>
  path: string
  password: string | undefined
  note: string
  tasks: readonly PackageTask[]
  purpose: string
}>

async function make(context: CoreContext, draft: PackageDraft, making: Making): Promise<PackagesOutputs['package.make'] | Fault> {
  const { options } = context
  const now = options.now()
  const { person, device } = options.who()
  const letter: PackageLetter = { note: making.note, person, device, at: localTime(now) }
  const written = await makePackage(context.reading(), making.path, draft, {
    id: options.newId(),
    day: localDay(now),
    appVersion: options.appVersion,
    password: making.password,
    letter,
    tasks: making.tasks,
    image: () => context.file().database.image(),
    onStep: async (share) => {
      options.emit('progress', { task: 'package', done: Math.round(share * 1000), total: 1000, text: `正在给${making.wish.place}打包` })
      await breathe()
    },
  })
  if (isFault(written)) return written
  const { manifest, sha256, bytes } = written
  const { engine } = context.file()
  const { content, setSeq } = draft
  const ids = content.kind === 'subset' ? content.share.wish : null
  engine.transaction(() => notePackage(engine, { direction: 'out', manifest, scope: ids, sha256, at: letter.at, person, device, setSeq }))
  // Logged with everything else that leaves; this also has the number of the package on disk.
  const scope = `给${manifest.place}的第 ${manifest.number} 号包${manifest.sealed ? '（有密码）' : '（没有密码）'}`
  noteAccess(context, { action: '打包', ledger: '', scope, count: manifest.records, masked: false, detail: making.purpose })
  const fault = context.persist()
  return fault ?? { name: basename(making.path), token: options.grants.grant(making.path), bytes, sha256, manifest, proved: true }
}
