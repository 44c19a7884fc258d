import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { apart, apartFiles, isMadeUp, lazily, withoutLanguages } from './runtime/apart.mjs'
import { isScript } from './runtime/isScript.mjs'
import { filesBelow, isFresh, root, writeStamp } from './runtime/stamp.mjs'
import { hasLicences, packageFolder, writeLicences } from './trust/licences.mjs'

/** Beside the bundle: the engine as it comes, for its script is read anew whenever its memory is to be given
 * back. Of what lies in this package, only .cjs may be required. */
const engine = (folder) => ({
  'node_modules/sql.js/dist/sql-wasm.wasm': `${folder}/sql-wasm.wasm`,
  'node_modules/sql.js/dist/sql-wasm.js': `${folder}/sql-wasm.cjs`,
})

/**
 * What is built, by name. `entry` → `output`; `copies` are files laid beside the output; a part
 * whose entry does not exist is left out. A part that `splits` gets a file of its own for whatever it
 * imports dynamically: what the start does not need is not even read. A part that is `led` gets its code in a file
 * beside (`into`), which a small first file (`by`) runs: the runtime takes a process's first file for a possible ES
 * module and has a lexer read all of it, which for the data core costs 36 MB that are never given back. Libraries that its
 * start does not need are set `apart` (build/runtime/apart.mjs).
 */
const parts = {
  main: { entry: 'electron/main/index.ts', output: 'out/main/index.cjs', splits: true },
  preload: { entry: 'electron/preload/index.ts', output: 'out/preload/index.cjs' },
  data: {
    entry: 'electron/data/index.ts',
    output: 'out/data/index.cjs',
    led: { by: 'electron/data/lead.ts', into: 'out/data/core.cjs' },
    setsApart: true,
    copies: { ...engine('out/data'), ...manualPictures() },
    watched: ['build/manual/pictures'],
  },
  excelWorker: { entry: 'electron/data/excel/worker.ts', output: 'out/data/excelWorker.cjs' },
  matchWorker: { entry: 'electron/data/matching/worker.ts', output: 'out/data/matchWorker.cjs' },
  cli: {
    entry: 'electron/cli/index.ts',
    output: 'out/cli/index.cjs',
    copies: engine('out/cli'),
  },
  cliExcelWorker: { entry: 'electron/data/excel/worker.ts', output: 'out/cli/excelWorker.cjs' },
  cliMatchWorker: { entry: 'electron/data/matching/worker.ts', output: 'out/cli/matchWorker.cjs' },
  renderer: { entry: 'renderer/main.tsx', output: 'out/renderer/index.html' },
}

/** Pictures of the printed manual (build/manual.mjs takes them). */
function manualPictures() {
  const folder = 'build/manual/pictures'
  if (!existsSync(join(root, folder))) return {}
  return Object.fromEntries(filesBelow(folder).map((path) => [path, path.replace(folder, 'out/data/manual')]))
}

const groups = {
  cli: ['cli', 'cliExcelWorker', 'cliMatchWorker'],
  app: ['main', 'preload', 'data', 'excelWorker', 'matchWorker', 'renderer'],
  all: Object.keys(parts),
}

/**
 * Builds the parts of a group that have changed since the last time, below `out/`. Unchanged parts
 * cost a few milliseconds. Messages go to standard error. Throws where a part does not compile.
 *
 * @param {'all' | 'cli' | 'app'} group
 * @returns {Promise<string[]>} names of the parts that were built
 */
export async function bundle(group) {
  const stale = groups[group].filter((name) => existsSync(join(root, parts[name].entry)) && !isFresh(name))
  for (const name of stale) {
    const began = Date.now()
    await (name === 'renderer' ? buildRenderer() : buildNode(name, parts[name]))
    process.stderr.write(`构建 ${name}：${Date.now() - began} ms\n`)
  }
  if (group !== 'cli' && (stale.length > 0 || !hasLicences())) writeLicences(groups.app)
  return stale
}

/**
 * CommonJS for Node 16 (the oldest Electron served). `import.meta` does not exist there: it is
 * replaced by what CommonJS has, so that sources may use it.
 */
async function buildNode(name, { entry, output, led, setsApart = false, copies = {}, watched = [], splits = false }) {
  const { build } = await import('esbuild')
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    ...(splits ? { outdir: dirname(output), outExtension: { '.js': '.cjs' } } : { outfile: led?.into ?? output }),
    bundle: true,
    ...node,
    format: splits ? 'esm' : 'cjs',
    splitting: splits,
    chunkNames: '[name]-[hash]',
    sourcemap: splits ? 'inline' : true,
    sourcesContent: false,
    external: ['electron'],
    plugins: [withoutLanguages, ...(setsApart ? apart() : [lazily(/^exceljs$/)])],
    // `import()` of a file beside becomes a `require`, which a script that was compiled by hand may call.
    ...(setsApart ? { supported: { 'dynamic-import': false } } : {}),
    define: {
      'import.meta.url': '__fileUrl',
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    banner: name === 'preload' ? {} : { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
    ...small,
    metafile: true,
  })
  const files = splits ? await Promise.all(result.outputFiles.map(asCommonJs)) : result.outputFiles
  for (const file of files.flat()) await writeWhole(file.path, file.path.endsWith('.map') ? file.contents : asAscii(file))
  if (led !== undefined) await buildLeader(led, output)
  const besides = setsApart ? await buildApart(dirname(output)) : { outputs: [], modules: [] }
  for (const [from, to] of Object.entries(copies)) await copyWhole(join(root, from), join(root, to))
  const outputs = Object.keys(result.metafile.outputs).filter((path) => path.endsWith('.cjs'))
  if (splits) await removeOthers(dirname(output), outputs)
  const own = [...Object.keys(result.metafile.inputs), ...Object.keys(copies), ...(led ? [led.by] : [])].filter(isOwn)
  const packages = packagesIn([...Object.keys(result.metafile.inputs), ...besides.modules, ...Object.keys(copies)])
  writeStamp(name, {
    inputs: own,
    outputs: [...outputs, ...(led === undefined ? [] : [output]), ...besides.outputs, ...Object.values(copies)],
    packages,
    folders: watched,
  })
}

/** The digest names what is kept of the code between two starts (electron/data/lead.ts). */
async function buildLeader({ by, into }, output) {
  const { build } = await import('esbuild')
  const digest = createHash('sha256')
    .update(await readFile(join(root, into)))
    .digest('hex')
    .slice(0, 16)
  const options = { bundle: true, ...node, format: 'cjs', ...small }
  const result = await build({ absWorkingDir: root, entryPoints: [by], ...options, define: { CORE_DIGEST: JSON.stringify(digest) } })
  await writeWhole(join(root, output), result.outputFiles[0].contents)
}

/** The libraries that the part before asks for in files beside it. */
async function buildApart(folder) {
  const { build } = await import('esbuild')
  const modules = []
  const outputs = []
  for (const { stdin, outfile } of apartFiles(root)) {
    const result = await build({ absWorkingDir: root, stdin, outfile, bundle: true, ...node, format: 'cjs', ...small, metafile: true })
    const path = join(folder, outfile)
    await writeWhole(join(root, path), asAscii({ path, contents: result.outputFiles[0].contents }))
    outputs.push(path)
    modules.push(...Object.keys(result.metafile.inputs))
  }
  return { outputs, modules }
}

function isOwn(path) {
  return !path.includes('node_modules') && !isMadeUp(path)
}

/** CommonJS for the oldest runtime served; `unzipper` is a part of exceljs that nobody uses. */
const node = {
  platform: 'node',
  target: 'node16',
  alias: { unzipper: './build/trust/unused.cjs' },
  write: false,
  legalComments: 'none',
  logLevel: 'warning',
}

/** Names stay, for stack traces in the log. A process holds the text of its code as long as it lives. */
const small = { minifyWhitespace: true, minifySyntax: true }

/**
 * A text with but one character beyond Latin 1 takes two bytes a character in memory. esbuild escapes such characters in
 * strings; once comments are gone what is left of them stands in regular expressions, where the same escape holds.
 */
function asAscii({ path, contents }) {
  const text = typeof contents === 'string' ? contents : new TextDecoder().decode(contents)
  const raw = /\braw`[^`]*[^\0-\x7f]/.exec(text)
  if (raw !== null) throw new Error(`${basename(path)}：String.raw 里不能有中文，转写会改变它：${raw[0].slice(0, 60)}`)
  return text.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function packagesIn(modules) {
  return [...new Set(modules.map(packageFolder))].filter((folder) => folder !== null).sort()
}

/** esbuild splits ES modules only: each file is made CommonJS afterwards, with its map beside it. */
async function asCommonJs({ path, text }) {
  const { transform } = await import('esbuild')
  const { code, map } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node16',
    // `import()` of a file beside becomes a `require` that waits.
    supported: { 'dynamic-import': false },
    ...small,
    sourcemap: 'external',
    sourcesContent: false,
    sourcefile: basename(path),
    logLevel: 'warning',
  })
  return [
    { path: `${path}.map`, contents: map },
    { path, contents: `${code}//# sourceMappingURL=${basename(path)}.map\n` },
  ]
}

/** Files of earlier builds, whose names carry another digest. */
async function removeOthers(folder, outputs) {
  const kept = new Set(outputs.flatMap((path) => [basename(path), `${basename(path)}.map`]))
  for (const name of await readdir(join(root, folder))) if (!kept.has(name)) await rm(join(root, folder, name), { force: true })
}

async function buildRenderer() {
  const { build } = await import('vite')
  const inputs = [...filesBelow('renderer'), ...filesBelow('shared'), 'build/vite.config.ts']
  const before = process.env['NODE_ENV']
  const modules = new Set()
  // Style sheets leave no code behind, but their package is shipped all the same.
  const note = { name: 'note-modules', moduleParsed: ({ id }) => void modules.add(id) }
  try {
    await build({ configFile: join(root, 'build', 'vite.config.ts'), logLevel: 'warn', plugins: [note] })
  } finally {
    // Vite sets it to production; the tests, started by the same process, would get the React that cannot be tested.
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
  writeStamp('renderer', { inputs, outputs: [parts.renderer.output], packages: packagesIn([...modules]), folders: ['renderer', 'shared'] })
}

/** Written beside and renamed, so that a program starting at this moment never reads half a file. */
async function writeWhole(path, contents) {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, contents)
  await rename(temporary, path)
}

async function copyWhole(from, to) {
  await mkdir(dirname(to), { recursive: true })
  const temporary = `${to}.${process.pid}.tmp`
  await cp(from, temporary)
  await rename(temporary, to)
}

async function runAsScript() {
  const group = process.argv[2] ?? 'all'
  if (!Object.hasOwn(groups, group)) {
    process.stderr.write(`用法：node ${relative(process.cwd(), process.argv[1])} [all|cli|app]\n`)
    process.exitCode = 2
    return
  }
  const built = await bundle(group).catch((error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  if (built.length === 0) process.stderr.write('没有变化，无需构建\n')
}

if (isScript(import.meta.url)) await runAsScript()
