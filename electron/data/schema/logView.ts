import type { Registry } from '#shared/ledger/registry.ts'

/**
 * Text of a SELECT that tells the log in words: one line a change, newest last, values as JSON objects by the names of fields,
 * however the log keeps them (store/changeValues.ts). Quantities and money as they are stored: 分, hundredths.
 */
export function logSelect({ ledgers }: Registry): string {
  const names = ledgers.map(({ id, label }) => `WHEN '${id}' THEN '${label.replaceAll("'", "''")}'`).join(' ')
  const deeds = Object.entries(opWords).map(([op, word]) => `WHEN '${op}' THEN '${word}'`)
  return `SELECT s.at AS 时间, s.person AS 操作人, s.device AS 电脑, s.label AS 操作, CASE c.ledger ${names} ELSE c.ledger END AS 台账,
    c.record_id AS 记录编号, CASE c.op ${deeds.join(' ')} END AS 动作, ${objectSql('before')} AS 原值, ${objectSql('after')} AS 新值,
    c.effective AS 生效日期, c.reason AS 原因, s.id AS 操作编号 FROM change c JOIN change_set s ON s.seq = c.set_seq ORDER BY c.set_seq, c.rowid`
}

const opWords = { add: '新增', change: '修改', remove: '删除', restore: '恢复' } as const

/** The value as an object: names and values of an array stand at the same places. */
function objectSql(column: 'before' | 'after'): string {
  const paired = `SELECT json_group_object(n.value, v.value) FROM change_shape f, json_each(f.fields) n, json_each(c.${column}) v
    WHERE f.id = c.shape AND n.key = v.key`
  return `CASE WHEN json_type(c.${column}) = 'array' THEN (${paired}) ELSE c.${column} END`
}
