import type { Engine } from '#data/engine/engine.ts'
import type { GuideFact, LogFact } from '#shared/guide/define.ts'
import { practiceSheetName } from './invented.ts'

/**
 * Each asks the change sets of the file. `kind = 'edit'` is what a person did by hand: the invented township came by `migrate`,
 * workbooks by `import`, packages by `merge`. A CROSS JOIN has SQLite go through the few sets, not through all changes.
 */
const traces: Readonly<Record<LogFact, string>> = {
  undoneEdit: `SELECT 1 FROM change_set u JOIN change_set e ON e.id = u.undoes JOIN change c ON c.set_seq = e.seq
    WHERE u.kind = 'undo' AND e.kind = 'edit' AND c.op = 'change' AND c.ledger IN ('household', 'member')
    AND (SELECT count(*) FROM change d WHERE d.set_seq = e.seq) = 1 LIMIT 1`,
  addedHousehold: `SELECT 1 FROM change_set s CROSS JOIN change h ON h.set_seq = s.seq
    WHERE s.kind = 'edit' AND h.op = 'add' AND h.ledger = 'household'
    AND (SELECT count(*) FROM change m WHERE m.set_seq = s.seq AND m.op = 'add' AND m.ledger = 'member') >= 2 LIMIT 1`,
  // With a new household comes a record of its own: that is the task before this one.
  recordedPopulation: `SELECT 1 FROM change_set s CROSS JOIN change p ON p.set_seq = s.seq
    WHERE s.kind = 'edit' AND p.op = 'add' AND p.ledger = 'populationChange'
    AND NOT EXISTS (SELECT 1 FROM change h WHERE h.set_seq = s.seq AND h.op = 'add' AND h.ledger = 'household') LIMIT 1`,
  importedPractice: `SELECT 1 FROM change_set WHERE kind = 'import' AND json_extract(source, '$.file') = ? LIMIT 1`,
  recordedCare: `SELECT 1 FROM change_set s CROSS JOIN change c ON c.set_seq = s.seq
    WHERE s.kind = 'edit' AND c.op = 'add' AND c.ledger IN ('visit', 'measure') LIMIT 1`,
  madePackage: `SELECT 1 FROM package_log WHERE direction = 'out' LIMIT 1`,
}

/** Whether the log of the file says that it has come true. `path`: of the practice ledger. */
export function isTold(fact: LogFact, { engine, path }: Readonly<{ engine: Engine; path: string }>): boolean {
  return engine.values(traces[fact], fact === 'importedPractice' ? [practiceSheetName(path)] : []).length > 0
}

/** Whether it stands in the log of the file; else only this session can have seen it. */
export function isTraced(fact: GuideFact): fact is LogFact {
  return Object.hasOwn(traces, fact)
}
