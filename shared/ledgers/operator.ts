import { defineLedger } from '#shared/ledger/define.ts'

/**
 * Who may work in this file and how far. A file without operators is open to everybody, as it always was.
 * A ledger of the program, so that history and merge hold for it too; only `operators.*` of the contract reads and writes it.
 */
export const operator = defineLedger({
  id: 'operator',
  label: '操作员',
  table: 'operator',
  unit: '人',
  title: 'name',
  system: true,
  sections: [{ id: 'basics', label: '操作员' }],
  fields: [
    { id: 'name', label: '姓名', type: 'text', section: 'basics', required: true },
    // 管理员, 录入, 村级, 只读 (shared/ipc/parts/operators).
    { id: 'role', label: '权限', type: 'text', section: 'basics', required: true },
    // Record ids joined by ','.
    { id: 'villages', label: '负责的村', type: 'longtext', section: 'basics', internal: true },
    // scrypt$N$r$p$salt$hash, blank: none.
    { id: 'password', label: '密码', type: 'text', section: 'basics', internal: true, secret: true },
    { id: 'active', label: '在用', type: 'boolean', section: 'basics' },
  ],
  naturalKeys: [],
  sort: ['name'],
})
