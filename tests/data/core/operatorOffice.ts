import type { OperatorRole } from '#shared/ipc/parts/operatorRoles.ts'
import { addFamily, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

export type Office = Readonly<{
  test: TestCore
  baisha: string
  qingshan: string
  ours: string
  theirs: string
  operators: Readonly<Record<OperatorRole, string>>
}>

export const secret = '牛群过河2026'

/** Two villages with a household each, and an operator of each role. Without passwords where they are not the matter: each takes its time. */
export async function office(kept: TestCore[], password = ''): Promise<Office> {
  const test = await openTestCore()
  kept.push(test)
  const [baisha, qingshan] = [await addVillage(test, '白沙村'), await addVillage(test, '青山村')]
  const { household: ours } = await addFamily(test, baisha, [{ name: '张三' }])
  const { household: theirs } = await addFamily(test, qingshan, [{ name: '李四' }])
  const made = async (name: string, role: OperatorRole, villages: readonly string[] = []): Promise<string> => {
    const list = await test.ok('operators.save', { id: test.newId(), operator: null, name, role, villages: [...villages], password })
    return list.find((one) => one.name === name)!.id
  }
  const admin = await made('王主任', 'admin')
  const entry = await made('陈录入', 'entry')
  const village = await made('赵村干', 'village', [baisha])
  const viewer = await made('孙领导', 'viewer')
  return { test, baisha, qingshan, ours, theirs, operators: { admin, entry, village, viewer } }
}

export async function enter({ test, operators }: Office, role: OperatorRole): Promise<void> {
  await test.ok('operators.logout', {})
  await test.ok('operators.login', { operator: operators[role], password: secret })
}

export const edit = (test: TestCore, household: string) => ({
  id: test.newId(),
  changes: [{ ledger: 'household', recordId: household, op: 'change' as const, values: { address: `${test.newId()} 号` } }],
})

export const order: readonly string[] = ['always', 'anyone', 'viewer', 'village', 'entry', 'admin']

/** Shapes that pass, so that a refusal is the gate's and not that of the shape. */
export const inputs: Partial<Record<string, unknown>> = {
  'ledger.query': { ledger: 'household' },
  'ledger.rows': { ledger: 'household', ids: [] },
  'ledger.record': { ledger: 'household', id: 'x' },
  'ledger.totals': { ledger: 'household' },
  'ledger.distinct': { ledger: 'household', field: 'phone' },
  'ledger.reveal': { ledger: 'household', ids: ['x'], fields: ['phone'] },
  'search.find': { text: '张' },
  'file.saveAs': { token: 'abcdefgh' },
  'history.list': { limit: 1 },
  'history.undo': { id: 'x' },
  'history.redo': { id: 'x' },
  'merge.run': { tokens: ['abcdefgh'], ids: ['x'] },
  'merge.look': { tokens: ['abcdefgh'] },
  'merge.conflicts': { offset: 0, limit: 1 },
  'operators.save': { id: 'x', operator: null, name: '某人', role: 'admin', villages: [] },
  'operators.retire': { id: 'x', operator: 'x', active: true },
  'operators.login': { operator: 'x' },
  'policy.import': { token: 'abcdefgh', id: 'x' },
  'export.clipboard': { selection: { ledger: 'household' }, fields: ['phone'], mask: true },
  'backup.restore': { from: 'abcdefgh', to: 'abcdefgi' },
  'import.open': { token: 'abcdefgh' },
  'layouts.import': { token: 'abcdefgh', id: 'x' },
}
