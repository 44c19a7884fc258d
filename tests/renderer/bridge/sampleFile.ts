import type { FileInfo, HistorySet, Row } from '#shared/ipc/outputs.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import type { BridgeScript } from './scriptedBridge.ts'

export const sampleFile: FileInfo = {
  name: '青溪镇帮扶台账.tzdb',
  folder: 'D:\\台账',
  township: '青溪镇',
  databaseId: 'd1',
  schemaVersion: 1,
  readOnly: false,
  bytes: 1_000_000,
  counts: { household: 1_500, member: 5_400 },
  removable: false,
  sealed: false,
  lastBackup: null,
  practice: false,
  notices: [],
}

/** Answers that every screen of an open file asks for. */
export const openFileScript: BridgeScript = {
  'file.info': () => sampleFile,
  'ledger.registry': () => shippedRegistry,
  'settings.get': () => ({ operator: '张敏', device: 'PC-0123', zoom: 1 }),
  'operators.who': () => ({ operators: false, choices: [], me: null, locked: false, canLock: false }),
  'window.title': () => ({}),
  'history.state': () => ({ undo: null, redo: null }),
  'merge.open': () => [],
  'backup.state': () => ({ last: null, second: null, drill: null }),
  'copies.known': () => ({ firstTime: false, copies: [], except: [] }),
  'copy.others': () => ({ openIsRemovable: false, copies: [] }),
}

export function historySet(values: Partial<HistorySet> = {}): HistorySet {
  return {
    id: 's1',
    kind: 'edit',
    person: '张敏',
    device: 'PC-0123',
    at: '2026-03-02T06:05:00Z',
    label: '修改 王建国',
    changes: 1,
    undone: false,
    lines: ['王建国：联系电话 → 139****5678'],
    ...values,
  }
}

export function sampleRow(id: string, values: Row['values'] = {}): Row {
  return { id, head: 'h1', removed: false, values, links: {}, masked: [] }
}
