import type { Grant } from '#shared/ipc/shell.ts'
import { packageTray, showWait, trays, useSession } from '#renderer/bridge/index.ts'
import { DropHost, type Deed, type Standing } from '#renderer/dropping/index.ts'

type StartProps = Readonly<{ onLedger: (grant: Grant) => void; onReport: () => void; onPackage: () => void }>

/** No file is open: ledgers and packages are opened, a report is checked, a workbook waits for a ledger. */
export function StartDrops({ onLedger, onReport, onPackage }: StartProps) {
  const put = (deed: Deed, files: readonly Grant[]) => {
    const [file] = files
    if (!file) return
    if (deed === 'open') onLedger(file)
    if (deed === 'package') {
      files.forEach(packageTray.offer)
      onPackage()
    }
    if (deed === 'reconcile') {
      trays.reconcile.offer(file)
      onReport()
    }
    if (deed === 'hold') {
      trays.import.offer(file)
      showWait(`《${file.name}》先放着。请打开或新建一份台账，接着就导入它。`)
    }
  }
  return <DropHost standing={closed('start')} onTake={put} />
}

/** The window asks for a name, a password or a login: nothing is taken, and the words say why. */
export function CoveredDrops({ by }: Readonly<{ by: 'name' | 'locked' }>) {
  return <DropHost standing={closed(by)} onTake={() => undefined} />
}

/** The same while a file is open behind the login. */
export function LockedDrops() {
  const session = useSession()
  return session.locked || (session.operators && session.me === null) ? <CoveredDrops by="locked" /> : null
}

const closed = (window: Standing['window']): Standing => ({ window, place: null, mayWrite: false, county: false, made: false, busy: null })
