import { spawnSync } from 'node:child_process'

/**
 * Switches without which Chromium refuses to start here: as root, and where the system forbids user
 * namespaces (containers, some Ubuntu), it has no sandbox. The packaged program never gets them.
 *
 * @returns {string[]}
 */
export function sandboxSwitches() {
  return process.platform === 'linux' && (process.getuid?.() === 0 || !hasUserNamespaces()) ? ['--no-sandbox'] : []
}

function hasUserNamespaces() {
  const { error, status } = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' })
  return error !== undefined || status === 0
}
