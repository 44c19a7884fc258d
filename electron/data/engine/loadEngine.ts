import initSqlJs from 'sql.js'
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

async function start(): Promise<SqlJs> {
  const path = locateWasm()
  const bytes = readFileSync(path)
  // Handing the bytes over keeps sql.js from looking for the file by its own rules, which know neither asar nor bundles.
  return initSqlJs({
    wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  })
}

/** Places of sql-wasm.wasm: told by the environment, beside the bundle, else inside node_modules. */
export function locateWasm(): string {
  const found = candidates().find((path) => path !== undefined && existsSync(path))
  if (found === undefined) throw new Error('sql-wasm.wasm was not found: set TOWNSHIP_LEDGER_WASM or reinstall the program')
  return found
}

function candidates(): (string | undefined)[] {
  // import.meta does not exist in the CommonJS bundle and __dirname does not in plain ESM: neither may be relied on.
  const here = typeof __dirname === 'string' ? __dirname : undefined
  const script = process.argv[1] === undefined ? undefined : dirname(process.argv[1])
  return [
    process.env['TOWNSHIP_LEDGER_WASM'],
    ...[here, script].map((folder) => folder && join(folder, 'sql-wasm.wasm')),
    ...[here, process.cwd(), script].map(inNodeModules),
  ]
}

function inNodeModules(folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined
  try {
    return createRequire(join(folder, 'here.js')).resolve('sql.js/dist/sql-wasm.wasm')
  } catch {
    return undefined
  }
}
