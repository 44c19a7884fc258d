import { dirname } from 'node:path'
import { app } from 'electron'
import { grantOf } from '#electron/main/dialogs/grantBook.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { ShellContext, ShellHandlers } from './context.ts'

/** A newer version that came by stick. */
export const upgradeHandlers = {
  'upgrade.look': async (context, { drives }) => {
    const folders = [...nearFolders(context), ...(drives ? [...ownFolders(), ...(await driveFolders(context))] : [])]
    return (await context.upgrades()).look(folders)
  },

  'upgrade.take': async ({ upgrades, grants }, { version }) => {
    const taken = await (await upgrades()).take(version)
    if (isFault(taken) || taken.kind === 'installer') return taken
    return { kind: 'portable', ...grantOf(grants, taken.folder, 'core') }
  },

  'upgrade.cancel': async ({ upgrades }) => {
    ;(await upgrades()).cancel()
    return {}
  },

  'upgrade.install': async ({ upgrades, window }) => {
    const fault = await (await upgrades()).arm()
    if (fault !== null) return fault
    // After the answer is on its way; closing asks about what is not saved, as ever.
    setImmediate(() => window()?.close())
    return {}
  },
} satisfies Partial<ShellHandlers>

/** Places that cost nothing to look into: the open ledger's folder, this user's data, and beside the program. */
function nearFolders({ broker, places, programFolder }: ShellContext): readonly string[] {
  const open = broker.openFile()?.folder
  return [...(open === undefined ? [] : [open]), dirname(places.settings), dirname(programFolder)]
}

/** Where people put what they were given. */
function ownFolders(): readonly string[] {
  return (['desktop', 'downloads'] as const).map((name) => app.getPath(name))
}

async function driveFolders({ broker, grants }: ShellContext): Promise<readonly string[]> {
  const drives = await broker.callCore('copy.drives', {})
  if (isFault(drives)) return []
  return drives.flatMap(({ token }) => {
    const file = grants.fileOf(token)
    return isFault(file) ? [] : [file.path]
  })
}
