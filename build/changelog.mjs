import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isScript } from './runtime/isScript.mjs'
import { root } from './runtime/stamp.mjs'

// `node build/changelog.mjs` writes CHANGELOG.md from the notes of every version in build/changes, the newest first.
const notes = join(root, 'build', 'changes')

/** CHANGELOG.md as it must stand there. Throws where a note does not begin with its own version. */
export function changelogText() {
  const versions = readdirSync(notes)
    .flatMap((name) => /^(\d+\.\d+\.\d+)\.md$/.exec(name)?.[1] ?? [])
    .sort(newestFirst)
  const parts = versions.map((version) => `## ${headOf(version)}\n\n${bodyOf(version)}`)
  return `# 变更记录\n\n由 \`node build/changelog.mjs\` 按 \`build/changes/\` 生成，请改那里。\n\n${parts.join('\n\n')}\n`
}

/**
 * What a version brings, one line each without the list's marks: told to those who are offered it. Empty without a note.
 *
 * @param {string} version
 * @returns {readonly string[]}
 */
export function changesOf(version) {
  if (!existsSync(join(notes, `${version}.md`))) return []
  // A line that is indented goes on with the one before; between Chinese characters stands no blank.
  const whole = bodyOf(version).replace(/\s*\n(?!- )\s*/g, '')
  return whole.split('\n').map((line) => line.replace(/^- /, ''))
}

function linesOf(version) {
  return readFileSync(join(notes, `${version}.md`), 'utf8')
    .trim()
    .replaceAll('\r\n', '\n')
}

function headOf(version) {
  const head = linesOf(version).split('\n', 1)[0]
  if (!head.startsWith(`# ${version}`)) throw new Error(`build/changes/${version}.md 的第一行应是“# ${version} …”`)
  return head.slice(2)
}

function bodyOf(version) {
  return linesOf(version).split('\n').slice(1).join('\n').trim()
}

function newestFirst(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  const place = left.findIndex((part, at) => part !== right[at])
  return place < 0 ? 0 : right[place] - left[place]
}

if (isScript(import.meta.url)) {
  writeFileSync(join(root, 'CHANGELOG.md'), changelogText())
  process.stderr.write('CHANGELOG.md 已按 build/changes/ 写好\n')
}
