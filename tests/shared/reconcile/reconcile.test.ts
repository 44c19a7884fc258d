import { expect, test } from 'vitest'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { officialReport } from './officialReports.ts'
import { reportOf } from './reports.ts'

/** REPORTS=<n> looks at more, SEED=<n> at others. */
const count = Number(process.env['REPORTS'] ?? 200)
const first = Number(process.env['SEED'] ?? 1)

const writers = { plain: reportOf, official: officialReport }

test.each(['plain', 'official'] as const)(
  'of mistakes put into %s reports nearly all are found, and of what is marked nearly all is wrong',
  (kind) => {
    let [planted, found, marked, right] = [0, 0, 0, 0]
    const told: string[] = []
    for (let seed = first; seed < first + count; seed += 1) {
      const report = writers[kind](seed)
      const { findings } = reconcile(report.text)
      const hits = report.planted.filter(({ start, end }) => findings.some((finding) => finding.start < end && finding.end > start))
      for (const missed of report.planted.filter((one) => !hits.includes(one))) told.push(`missed (${seed}): ${missed.text}`)
      const wrong = findings.filter((finding) => !report.planted.some(({ start, end }) => finding.start < end && finding.end > start))
      for (const { message, start } of wrong)
        told.push(`false (${seed}): ${message} — ${report.text.slice(Math.max(0, start - 40), start + 40)}`)
      planted += report.planted.length
      found += hits.length
      marked += findings.length
      right += findings.length - wrong.length
    }
    expect(planted).toBeGreaterThan(count)
    const tail = told.slice(0, 40).join('\n')
    expect(found / planted, `recall\n${tail}`).toBeGreaterThanOrEqual(0.95)
    expect(right / marked, `precision\n${tail}`).toBeGreaterThanOrEqual(0.95)
    if (process.env['TELL']) console.log(`recall ${found}/${planted}, precision ${right}/${marked}\n${tail}`)
  },
)
