import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Inputs are checked where they arrive. The library for it is read, compiled and run before the first screen as soon as one
 * file of the page takes a word or a list from a contract.
 */
test('the page carries no library for checking inputs', async () => {
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints: ['renderer/main.tsx'],
    outdir: 'nowhere',
    bundle: true,
    format: 'esm',
    splitting: true,
    loader: { '.css': 'empty', '.png': 'empty', '.svg': 'empty' },
    jsx: 'automatic',
    treeShaking: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs: parts }) => Object.entries(parts))
  const carried = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path)
  expect(carried.length).toBeGreaterThan(500)
  expect(carried.filter((path) => path.includes('node_modules/zod/'))).toEqual([])
})
