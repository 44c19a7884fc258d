import type { Grant } from '#shared/ipc/shell.ts'
import {
  attempt,
  call,
  packageTray,
  returnTray,
  showWait,
  trays,
  useFile,
  useNavigate,
  useReadOnly,
  useSession,
  type Place,
} from '#renderer/bridge/index.ts'
import { DropHost, type Deed, type Standing } from '#renderer/dropping/index.ts'
import { useWizard } from '#renderer/import/index.ts'
import { useIsMerging } from '#renderer/merging/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'

/** Dropped files over the open file: each goes to the page that takes it. */
export function FileDrops() {
  const file = useFile()
  const session = useSession()
  const mayWrite = !useReadOnly()
  const { place } = useNavigate()
  const isImporting = useWizard().state.busy !== null
  const isMerging = useIsMerging()
  const put = usePutting()
  // Locked, the window takes nothing: CoveredDrops says so.
  if (session.locked || (session.operators && session.me === null)) return null
  const standing: Standing = {
    window: 'file',
    place,
    mayWrite,
    county: file?.county === true,
    made: trays.made.isWatched(),
    busy: isImporting ? 'import' : isMerging ? 'merge' : null,
  }
  return <DropHost standing={standing} onTake={(deed, files) => void put(deed, files)} />
}

/** Where a deed happens; left out: where the person is. */
const places: Readonly<Partial<Record<Deed, Place>>> = {
  return: { screen: 'packages', tab: 'in' },
  collect: { screen: 'county' },
  reconcile: { screen: 'reconcile' },
  layouts: { screen: 'settings', tab: 'layouts' },
  policy: { screen: 'settings', tab: 'policy' },
}

function usePutting() {
  const { open, place } = useNavigate()
  const openOther = useOpeningOther()
  return async (deed: Deed, files: readonly Grant[]): Promise<void> => {
    const target = deed === 'leaks' || deed === 'match' ? undefined : places[deed]
    if (deed === 'open') return openOther(files[0]!)
    if (deed === 'import') {
      const returned = await putWorkbooks(files)
      if (returned > 0) open(places.return!)
      return
    }
    const tray =
      deed === 'package' ? packageTray : deed === 'return' || deed === 'collect' ? returnTray : trays[deed === 'hold' ? 'import' : deed]
    for (const file of files) tray.offer(file)
    if (target && target.screen !== place.screen) open(target)
  }
}

/** How many were workbooks that villages filled in: those are merged, any other is imported. */
async function putWorkbooks(files: readonly Grant[]): Promise<number> {
  const ours: Grant[] = []
  for (const file of files) if (await attempt(() => isReturned(file))) ours.push(file)
  const others = files.filter((file) => !ours.includes(file))
  for (const file of ours) returnTray.offer(file)
  if (others[0] && ours.length === 0) trays.import.offer(others[0])
  const left = ours.length === 0 ? others.slice(1) : others
  if (left.length > 0)
    showWait(
      `表格一份一份地导入：${left.map(({ name }) => `《${name}》`).join('、')}没有打开，等${ours.length === 0 ? '这一份导完' : '收完包'}再拖。`,
    )
  return ours.length
}

async function isReturned({ token, name }: Grant): Promise<boolean> {
  return name.toLowerCase().endsWith('.xlsx') && (await call('villageBook.peek', { token })).ours
}

/** Nothing can be merged into a file that may only be looked at. */
function useOpeningOther() {
  const confirm = useConfirm()
  return async (grant: Grant): Promise<void> => {
    const text = '现在打开的台账只能查看，不能合并别的内容，所以改为打开拖进来的这一份；现在的台账会关闭，不会改动。'
    if (await confirm({ title: `打开《${grant.name}》？`, text, verb: '打开它', cancelVerb: '留在这里' })) trays.open.offer(grant)
  }
}
