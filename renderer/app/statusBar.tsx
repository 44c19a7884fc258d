import { useFile, useNavigate, useRegistry, useSession, useSettings } from '#renderer/bridge/index.ts'
import { BackupNote } from '#renderer/settings/index.ts'
import classes from './app.module.css'

/** Households, persons and records of the open ledger; last proved backup, operator. */
export function StatusBar() {
  const file = useFile()
  const { operator, device } = useSettings()
  const { me } = useSession()
  const { place } = useNavigate()
  const shown = new Set(['household', 'member', ...('ledger' in place ? [place.ledger] : [])])
  const ledgers = useRegistry().ledgers.filter((ledger) => shown.has(ledger.id))
  return (
    <footer className={classes.status}>
      <span className={classes.counts}>
        {ledgers.map((ledger) => (
          <span key={ledger.id}>
            {ledger.label} {(file?.counts[ledger.id] ?? 0).toLocaleString('zh-CN')} {ledger.unit}
          </span>
        ))}
      </span>
      <span className={classes.counts}>
        <BackupNote />
        <span>
          {me?.name ?? operator} · {device}
        </span>
      </span>
    </footer>
  )
}
