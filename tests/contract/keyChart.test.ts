import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { keyGroups } from '#shared/help/keys.ts'

const root = fileURLToPath(new URL('../../renderer', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(root, name), 'utf8')] as const)
const chart = new Map(keyGroups.map(({ label, keys }) => [label, keys.map((row) => row.join(' ')).join('\n')]))
const all = [...chart.values()].join('\n')

/** Files that listen for keys, and the group of the chart that tells of them; '' for Enter and Esc as everywhere. */
const listeners: Readonly<Record<string, string>> = {
  'app/menu.tsx': '到处可用',
  'app/menuFlyout.tsx': '菜单',
  'app/menuKeys.ts': '菜单',
  'app/menuSearch.tsx': '到处可用',
  'app/regionKeys.ts': '到处可用',
  'app/topBar.tsx': '到处可用',
  'app/zoomKeys.ts': '到处可用',
  'bridge/undoKeys.ts': '到处可用',
  'checks/findingGrid.tsx': '疑点清单',
  'cockpit/stepForm.tsx': '一户一页和表单',
  'help/helpHost.tsx': '到处可用',
  'import/check/checkCell.tsx': '导入核对',
  'import/check/checkGrid.tsx': '导入核对',
  'import/check/move.ts': '导入核对',
  'inspection/rowTable.tsx': '信息比对、查重、核数、待取定、抽查户',
  'ledger/LedgerScreen.tsx': '台账表格',
  'ledger/dated/SinceHost.tsx': '',
  'ledger/filters/WrittenFilter.tsx': '',
  'ledger/grid/keys.ts': '台账表格',
  'ledger/grid/selection.ts': '台账表格',
  'ledger/input/EditBox.tsx': '一户一页和表单',
  'ledger/input/useSaveKey.ts': '一户一页和表单',
  'ledger/record/FieldControl.tsx': '一户一页和表单',
  'ledger/record/useNeighbourKeys.ts': '一户一页和表单',
  'ledger/told/ToldHost.tsx': '到处可用',
  'ledger/told/told.ts': '到处可用',
  'matching/hitList.tsx': '信息比对、查重、核数、待取定、抽查户',
  'matching/pairList.tsx': '信息比对、查重、核数、待取定、抽查户',
  'merging/conflictRow.tsx': '信息比对、查重、核数、待取定、抽查户',
  'merging/filesTable.tsx': '',
  'merging/useConflictFocus.ts': '信息比对、查重、核数、待取定、抽查户',
  'operators/sessionGate.tsx': '到处可用',
  'print/preview.tsx': '打印预览',
  'reconcile/markList.tsx': '信息比对、查重、核数、待取定、抽查户',
  'reconcile/reconcileScreen.tsx': '信息比对、查重、核数、待取定、抽查户',
  'search/searchBox.tsx': '到处可用',
  'ui/dateInput.tsx': '一户一页和表单',
}

/** As keyboards name them. */
const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': '空格',
  Escape: 'Esc',
}

test('whoever listens for keys stands in the chart', () => {
  const found = sources
    .filter(([, text]) => /\b(?:event|press|nativeEvent)\.(?:key|code)\b|\{ key, ctrlKey/.test(text))
    .map(([name]) => name)
  expect(found.sort()).toEqual(Object.keys(listeners).sort())
  expect(Object.values(listeners).filter((label) => label !== '' && !chart.has(label))).toEqual([])
})

test('function keys and letters with Ctrl are in the chart of the place that hears them', () => {
  const missing = sources.flatMap(([name, text]) => {
    const told = chart.get(listeners[name] ?? '') ?? all
    const functionKeys = [...text.matchAll(/'[Ff](\d{1,2})'/g)].map((hit) => `F${hit[1]}`)
    return listeners[name] === undefined ? [] : functionKeys.filter((key) => !told.includes(key)).map((key) => `${name}: ${key}`)
  })
  expect(missing).toEqual([])
  for (const key of ['Ctrl+K', 'Ctrl+F', 'Ctrl+L', 'Ctrl+Z', 'Ctrl+Y', 'Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+0']) expect(all).toContain(key)
})

test('keys that buttons and hints name are in the chart', () => {
  const hints = sources.flatMap(([, text]) => [...text.matchAll(/keys="([^"]+)"/g)].map((hit) => hit[1] as string))
  expect(hints.length).toBeGreaterThan(8)
  expect(hints.filter((keys) => !all.includes(keys))).toEqual([])
})

test('named keys that the ledger grid, the findings and the preview hear are told', () => {
  const heard = ['ledger/grid/keys.ts', 'ledger/grid/selection.ts', 'checks/findingGrid.tsx', 'print/preview.tsx']
  const missing = heard.flatMap((name) => {
    const text = sources.find(([file]) => file === name)?.[1] ?? ''
    const keys = [...text.matchAll(/\b(Page(?:Up|Down)|Home|End|Arrow\w+|Delete|Backspace|Enter|Tab)\b(?=['":])/g)].map(
      (hit) => names[hit[1]!] ?? hit[1]!,
    )
    return [...new Set(keys)]
      .filter((key) => !chart.get(listeners[name]!)!.toLowerCase().includes(key.toLowerCase()))
      .map((key) => `${name}: ${key}`)
  })
  expect(missing.filter((line) => !/[↓←→]$/.test(line))).toEqual([])
})
