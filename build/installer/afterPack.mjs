import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * electron-builder hook: a runtime taken from a folder keeps its default application; a package must
 * hold ours only.
 *
 * @param {{ appOutDir: string }} context
 */
export async function afterPack({ appOutDir }) {
  await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true })
}
