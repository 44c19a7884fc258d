import { basename } from 'node:path'

/** What is set apart, with the functions that sources take from it by name; from the others they take the whole, when they need it. */
const libraries = { exceljs: [], docx: [], docxtemplater: [], pizzip: [], 'pinyin-pro': ['pinyin'] }

/** A package that is run at its first use, not when the program starts. Sources may take its default export only. */
export function lazily(filter) {
  return lazy(filter, whole)
}

/**
 * As above, and in a file of its own beside the script: 2.5 of 6.7 MB, which a start would read and look through for what
 * only exports, reports and searches need.
 */
export function apart() {
  const names = Object.keys(libraries)
  const filter = new RegExp(`^(?:${names.join('|')})$`)
  const beside = {
    name: 'apart',
    setup: ({ onResolve }) => {
      onResolve({ filter }, ({ path, kind }) => (kind === 'import-statement' ? undefined : { path: `./${path}.cjs`, external: true }))
    },
  }
  return [lazy(filter, contentsOf), beside]
}

function contentsOf(path) {
  const functions = libraries[path]
  if (functions.length === 0) return whole(path)
  return functions.map((name) => `exports.${name} = (...given) => require('${path}').${name}(...given)`).join('\n')
}

function whole(path) {
  return `module.exports = new Proxy({}, { get: (_, name) => require('${path}')[name] })`
}

/** What esbuild is asked for each file that is set apart. */
export function apartFiles(folder) {
  return Object.keys(libraries).map((name) => ({
    stdin: { contents: `module.exports = require('${name}')`, resolveDir: folder, sourcefile: `${name}.js` },
    outfile: `${name}.cjs`,
  }))
}

/** zod brings its messages in fifty languages, of which none is ever shown: half of what it weighs. */
export const withoutLanguages = {
  name: 'without-languages',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: `export { default as en } from './en.js'` }))
  },
}

function lazy(filter, contents) {
  const namespace = 'lazy'
  return {
    name: 'lazily',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter }, ({ path, kind, resolveDir }) =>
        kind === 'import-statement' ? { path, namespace, pluginData: resolveDir } : undefined,
      )
      onLoad({ filter: /./, namespace }, ({ path, pluginData }) => ({ contents: contents(path), resolveDir: pluginData }))
    },
  }
}

/** Whether a module is one that `lazily` or `apart` made up. */
export function isMadeUp(path) {
  return path.startsWith('lazy:') || basename(path) === '<stdin>'
}
