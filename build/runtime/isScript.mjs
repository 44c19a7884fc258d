import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Whether a module (its `import.meta.url`) was started by itself and not imported; checkouts may lie behind links. */
export function isScript(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url)
}
