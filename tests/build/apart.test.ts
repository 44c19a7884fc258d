import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { apart, withoutLanguages } from '#build/runtime/apart.mjs'

/** The text of a script that is made of this source. */
async function scriptOf(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, sourcefile: 'source.mjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    supported: { 'dynamic-import': false },
    plugins: [withoutLanguages, ...apart()],
  })
  return outputFiles[0]!.text
}

/** Runs a script; answers what it exports, and the names of the files beside it that were read, in their order. */
function run(script: string): Readonly<{ exported: Record<string, () => unknown>; read: readonly string[] }> {
  const own = createRequire(import.meta.url)
  const read: string[] = []
  const give = (name: string): unknown => {
    if (!name.startsWith('./')) return own(name)
    read.push(name)
    return own(name.slice(2, -'.cjs'.length))
  }
  const module = { exports: {} as Record<string, () => unknown> }
  const body = runInThisContext(`(function (require, module, exports) {${script}\n})`) as (...given: readonly unknown[]) => void
  body(give, module, module.exports)
  return { exported: module.exports, read }
}

test('a library that is set apart is read when it is first used, by import, import() or name', async () => {
  const script = await scriptOf(`
    import { pinyin } from 'pinyin-pro'
    import ExcelJS from 'exceljs'
    export const sound = () => pinyin('单', { type: 'array', toneType: 'none' })
    export const book = () => new ExcelJS.Workbook().worksheets.length
    export const zip = async () => Object.keys(new (await import('pizzip')).default().files)
    export const word = async () => typeof (await import('docx')).Document
  `)
  expect(script.length).toBeLessThan(10_000)
  const { exported, read } = run(script)
  expect(read).toEqual([])
  expect(exported['sound']!()).toEqual(['dan'])
  expect(exported['book']!()).toBe(0)
  expect(await exported['zip']!()).toEqual([])
  expect(await exported['word']!()).toBe('function')
  expect(read).toEqual(['./pinyin-pro.cjs', './exceljs.cjs', './pizzip.cjs', './docx.cjs'])
})

test('the library that checks inputs comes without its languages and checks as before', async () => {
  const script = await scriptOf(`
    import { z } from 'zod'
    const shape = z.strictObject({ name: z.string().min(2) })
    export const complaints = () => shape.safeParse({ name: 'a' }).error.issues.map(({ message }) => message)
  `)
  expect(script).not.toContain('Слишком')
  expect(run(script).exported['complaints']!()).toEqual(['Too small: expected string to have >=2 characters'])
})
