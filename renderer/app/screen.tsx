import { ChecksScreen, PrintFindingsScreen } from '#renderer/checks/index.ts'
import { ExportDialog } from '#renderer/export/index.ts'
import { AccessScreen, HistoryScreen, RemovedScreen } from '#renderer/history/index.ts'
import { FiguresScreen, PrintTableScreen } from '#renderer/figures/index.ts'
import { CockpitScreen } from '#renderer/cockpit/index.ts'
import { CountyScreen, PrintCountyScreen } from '#renderer/county/index.ts'
import { useOpening, WorkbenchScreen } from '#renderer/home/index.ts'
import { ImportScreen } from '#renderer/import/index.ts'
import { PrintManualScreen } from '#renderer/help/index.ts'
import { HandoverScreen, PrintHandoverScreen } from '#renderer/handover/index.ts'
import { SamplingScreen } from '#renderer/inspection/index.ts'
import { LeaksScreen } from '#renderer/leaks/index.ts'
import { HouseholdScreen, LedgerScreen, NewHouseholdScreen, RecordScreen } from '#renderer/ledger/index.ts'
import { useNavigate, type Navigation } from '#renderer/bridge/index.ts'
import { DuplicatesScreen, MatchingScreen } from '#renderer/matching/index.ts'
import { ParkedScreen } from '#renderer/parked/index.ts'
import { MergeScreen } from '#renderer/merging/index.ts'
import { PackagesScreen } from '#renderer/packages/index.ts'
import { FormButtons, FormsScreen, PrintScreen } from '#renderer/print/index.ts'
import { RecoverySheetScreen } from '#renderer/sealing/index.ts'
import { BackupsScreen, SettingsScreen } from '#renderer/settings/index.ts'
import { ReportsScreen } from '#renderer/reports/index.ts'
import { ReconcilePlace } from '#renderer/reconcile/index.ts'
import { ShareButton } from '#renderer/sharing/index.ts'
import { UpgradeScreen } from '#renderer/upgrade/index.ts'

/** The screen of the present place. */
export function Screen() {
  const { place } = useNavigate()
  switch (place.screen) {
    case 'ledger':
      return <LedgerScreen key={JSON.stringify([place.ledger, place.drill])} {...place} />
    case 'record':
      return (
        <RecordScreen
          ledger={place.ledger}
          id={place.id}
          actions={
            <>
              {place.ledger === 'assetIncome' && <ShareButton income={place.id} />}
              <FormButtons ledger={place.ledger} id={place.id} />
            </>
          }
        />
      )
    case 'household':
      return <HouseholdScreen id={place.id} actions={<FormButtons ledger="household" id={place.id} />} />
    case 'newHousehold':
      return <NewHouseholdScreen />
    case 'import':
      return <ImportScreen />
    case 'parked':
      return <ParkedScreen />
    case 'checks':
      return <ChecksScreen {...place} />
    case 'figures':
      return <FiguresScreen {...(place.part ? { part: place.part } : {})} {...(place.id ? { id: place.id } : {})} />
    case 'home':
      return <WorkbenchScreen />
    default:
      return <OtherScreen place={place} />
  }
}

type Others = Exclude<
  Navigation['place'],
  Readonly<{ screen: 'ledger' | 'record' | 'household' | 'newHousehold' | 'import' | 'parked' | 'checks' | 'figures' | 'home' }>
>

/** Screens around the daily work. */
function OtherScreen({ place }: Readonly<{ place: Others }>) {
  switch (place.screen) {
    case 'history':
      return <HistoryScreen {...(place.record ? { record: place.record } : {})} />
    case 'county':
      return <CountyScreen />
    case 'merge':
      return <MergeScreen />
    case 'packages':
      return <PackagesScreen {...(place.tab ? { tab: place.tab } : {})} />
    case 'removed':
      return <RemovedScreen />
    case 'access':
      return <AccessScreen />
    case 'backups':
      return <Backups />
    case 'reports':
      return <ReportsScreen {...(place.part ? { part: place.part } : {})} />
    case 'settings':
      return <SettingsScreen key={place.tab} {...(place.tab ? { tab: place.tab } : {})} />
    case 'cockpit':
      return <CockpitScreen />
    case 'sampling':
      return <SamplingScreen key={place.row ?? place.sample} {...place} />
    case 'leaks':
      return <LeaksScreen />
    case 'reconcile':
      return <ReconcilePlace />
    case 'handover':
      return <HandoverScreen />
    case 'forms':
      return <FormsScreen />
    case 'matching':
      return <MatchingScreen />
    case 'duplicates':
      return <DuplicatesScreen />
    case 'upgrade':
      return <UpgradeScreen />
  }
}

function Backups() {
  const opening = useOpening()
  const { leave } = useNavigate()
  return <BackupsScreen onOpen={(file) => leave(() => void opening.openGrant({ ...file, folder: '' }))} />
}

/** What lies over the screen: printing covers it, the export dialog stands before it. */
export function Overlays() {
  const { overlay, back } = useNavigate()
  if (overlay?.screen === 'print') return <PrintScreen {...overlay} />
  if (overlay?.screen === 'printTable') return <PrintTableScreen wish={overlay.wish} />
  if (overlay?.screen === 'printCounty') return <PrintCountyScreen />
  if (overlay?.screen === 'printHandover') return <PrintHandoverScreen parties={overlay.parties} />
  if (overlay?.screen === 'printManual') return <PrintManualScreen />
  if (overlay?.screen === 'printFindings') return <PrintFindingsScreen filter={overlay.filter} />
  if (overlay?.screen === 'recoverySheet') return <RecoverySheetScreen recoveryKey={overlay.recoveryKey} />
  if (overlay?.screen === 'export') return <ExportDialog {...overlay} onClose={back} />
  return null
}
