import type initSqlJs from 'sql.js'
import type { SqlJsStatic } from 'sql.js'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type SqlJs = SqlJsStatic

let loading: Promise<SqlJs> | undefined

/** The SQL engine, compiled once per process. Throws when sql-wasm.wasm is not part of the installation. */
export function loadEngine(): Promise<SqlJs> {
  loading ??= start().catch((thrown: unknown) => {
    loading = undefined
    throw thrown
  })
  return loading
}

/** Lets go of the engine's memory, which never shrinks, once all its files are closed; the next file loads it anew. */
export function unloadEngine(): void {
  loading = undefined
}

/**
 * A second instance with a small heap of its own, which from now on is what `loadEngine` answers. WebAssembly memory never
 * shrinks: what a large query once took is given back only when nobody uses the instance any more.
 */
export function loadFreshEngine(): Promise<SqlJs> {
  unloadEngine()
  return loadEngine()
}

/** Bytes of the instance's heap; files are not in it. */
export function heapBytes(sqlJs: SqlJs): number {
  return heaps.get(sqlJs)?.buffer.byteLength ?? 0
}

type Memory = Readonly<{ buffer: ArrayBuffer }>
type Instance = Readonly<{ exports: Readonly<Record<string, unknown>> }>
/** What Node has of it; the types of the language know it as part of a browser only. */
type Wasm = Readonly<{
  compile: (code: Uint8Array) => Promise<object>
  Instance: new (code: object, imports: object) => Instance
  Memory: new (size: Readonly<{ initial: number }>) => Memory
}>

const wasm = (globalThis as unknown as Readonly<{ WebAssembly: Wasm }>).WebAssembly
const heaps = new WeakMap<SqlJs, Memory>()
let compiling: Promise<object> | undefined

/** sql.js makes one instance for each time that its script is read, and holds that one for ever. */
function readScript(): typeof initSqlJs {
  const script = locate('sql-wasm.cjs')
  const own = createRequire(script)
  const init = own(script) as typeof initSqlJs
  delete own.cache[script]
  return init
}

async function start(): Promise<SqlJs> {
  // Handing the code over keeps sql.js from looking for the file by its own rules, which know neither asar nor bundles.
  compiling ??= wasm.compile(readFileSync(locateWasm()))
  const code = await compiling.catch((thrown: unknown) => {
    compiling = undefined
    throw thrown
  })
  let heap: Memory | undefined
  const sqlJs = await readScript()({
    instantiateWasm: (imports: object, done: (instance: Instance) => void) => {
      const instance = new wasm.Instance(code, imports)
      heap = Object.values(instance.exports).find((one): one is Memory => one instanceof wasm.Memory)
      done(instance)
      return instance.exports
    },
  } as unknown as Parameters<typeof initSqlJs>[0])
  if (heap) heaps.set(sqlJs, heap)
  return sqlJs
}

/** Places of sql-wasm.wasm: told by the environment, beside the bundle, else inside node_modules. */
export function locateWasm(): string {
  const told = process.env['TOWNSHIP_LEDGER_WASM']
  return told !== undefined && existsSync(told) ? told : locate('sql-wasm.wasm')
}

/** The script is laid beside the bundle as .cjs: the program's own package is one of ES modules. */
function locate(name: 'sql-wasm.wasm' | 'sql-wasm.cjs'): string {
  const found = candidates(name).find((path) => path !== undefined && existsSync(path))
  if (found === undefined) throw new Error(`${name} was not found: set TOWNSHIP_LEDGER_WASM or reinstall the program`)
  return found
}

function candidates(name: string): (string | undefined)[] {
  // import.meta does not exist in the CommonJS bundle and __dirname does not in plain ESM: neither may be relied on.
  const here = typeof __dirname === 'string' ? __dirname : undefined
  const script = process.argv[1] === undefined ? undefined : dirname(process.argv[1])
  // The bundle lies in a package of ES modules: what is required there ends in .cjs.
  const beside = [here, script].map((folder) => folder && join(folder, name.replace(/\.js$/, '.cjs')))
  return [...beside, ...[here, process.cwd(), script].map((folder) => inNodeModules(folder, name))]
}

function inNodeModules(folder: string | undefined, name: string): string | undefined {
  if (folder === undefined) return undefined
  try {
    return createRequire(join(folder, 'here.js')).resolve(`sql.js/dist/${name.replace('.cjs', '.js')}`)
  } catch {
    return undefined
  }
}
