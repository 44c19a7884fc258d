import { spawn } from 'node:child_process'

/** Whether windows can be shown without further ado. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/**
 * Starts a virtual display on a number that is free (Xvfb chooses it itself, so that two runs at the
 * same moment do not collide).
 *
 * @param {string} [size] width x height x colour depth
 * @returns {Promise<{ display: string, stop: () => void }>} `display` for the variable DISPLAY
 */
export function startXvfb(size = '1440x900x24') {
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset']
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const stop = () => child.kill()
  process.on('exit', stop)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    child.stdio[3]?.once('data', (data) => resolve({ display: `:${String(data).trim()}`, stop }))
  })
}
