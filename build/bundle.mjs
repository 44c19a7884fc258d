import { existsSync } from 'node:fs'
import { cp, mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { isScript } from './runtime/isScript.mjs'
import { filesBelow, isFresh, root, writeStamp } from './runtime/stamp.mjs'

/**
 * What is built, by name. `entry` → `output`; `copies` are files laid beside the output; a part
 * whose entry does not exist is left out.
 */
const parts = {
  main: { entry: 'electron/main/index.ts', output: 'out/main/index.cjs' },
  preload: { entry: 'electron/preload/index.ts', output: 'out/preload/index.cjs' },
  data: {
    entry: 'electron/data/index.ts',
    output: 'out/data/index.cjs',
    copies: { 'node_modules/sql.js/dist/sql-wasm.wasm': 'out/data/sql-wasm.wasm' },
  },
  excelWorker: { entry: 'electron/data/excel/worker.ts', output: 'out/data/excelWorker.cjs' },
  cli: {
    entry: 'electron/cli/index.ts',
    output: 'out/cli/index.cjs',
    copies: { 'node_modules/sql.js/dist/sql-wasm.wasm': 'out/cli/sql-wasm.wasm' },
  },
  cliExcelWorker: { entry: 'electron/data/excel/worker.ts', output: 'out/cli/excelWorker.cjs' },
  renderer: { entry: 'renderer/main.tsx', output: 'out/renderer/index.html' },
}

const groups = {
  cli: ['cli', 'cliExcelWorker'],
  app: ['main', 'preload', 'data', 'excelWorker', 'renderer'],
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
  return stale
}

/**
 * One CommonJS file for Node 16 (the oldest Electron served). `import.meta` does not exist there:
 * it is replaced by what CommonJS has, so that sources may use it.
 */
async function buildNode(name, { entry, output, copies = {} }) {
  const { build } = await import('esbuild')
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    sourcemap: true,
    sourcesContent: false,
    external: ['electron'],
    define: {
      'import.meta.url': '__fileUrl',
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    banner: name === 'preload' ? {} : { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
  })
  for (const file of result.outputFiles) await writeWhole(file.path, file.contents)
  for (const [from, to] of Object.entries(copies)) await copyWhole(join(root, from), join(root, to))
  const own = Object.keys(result.metafile.inputs).filter((path) => !path.includes('node_modules'))
  writeStamp(name, { inputs: own, outputs: [output, ...Object.values(copies)] })
}

async function buildRenderer() {
  const { build } = await import('vite')
  const inputs = [...filesBelow('renderer'), ...filesBelow('shared'), 'build/vite.config.ts']
  const before = process.env['NODE_ENV']
  try {
    await build({ configFile: join(root, 'build', 'vite.config.ts'), logLevel: 'warn' })
  } finally {
    // Vite sets it to production; the tests, started by the same process, would get the React that cannot be tested.
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
  writeStamp('renderer', { inputs, outputs: [parts.renderer.output], folders: ['renderer', 'shared'] })
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
