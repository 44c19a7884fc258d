import { expect, test } from 'vitest'
import { packageFolder } from '#build/trust/licences.mjs'

test.each([
  ['node_modules/sql.js/dist/sql-wasm.wasm', 'node_modules/sql.js'],
  ['node_modules/@mantine/core/esm/index.mjs', 'node_modules/@mantine/core'],
  ['node_modules/exceljs/node_modules/uuid/dist/index.js', 'node_modules/exceljs/node_modules/uuid'],
  ['\0C:\\house\\node_modules\\react\\index.js?commonjs-module', 'node_modules/react'],
  ['electron/data/index.ts', null],
])('the package of %j', (module, folder) => {
  expect(packageFolder(module)).toBe(folder)
})
