import type { LedgerNote, ReportMark } from '#shared/ipc/parts/reconcile.ts'

const colours = { red: '【错误】', amber: '【疑点】', green: '【相符】', neutral: '' } as const

/** What a comment or a copied list says of a mark, a line each. */
export function commentText({ text, ledger }: ReportMark): readonly string[] {
  return [
    ...text.map(({ mark, reason }) => `${colours[mark]}${reason}`),
    ...(ledger && ledger.mark !== 'neutral' ? ledgerText(ledger) : []),
  ]
}

function ledgerText({ mark, reason, measure, asOf, then, now, difference, village, arithmetic, others }: LedgerNote): readonly string[] {
  const place = village === null ? '' : `（${village}）`
  const today = now === '' || now === then ? '' : `，现在 ${now}`
  return [
    `${colours[mark]}台账：${measure.label}${place} ${asOf} 为 ${then}${today}。${reason}。`,
    ...(mark === 'green' || difference === '' ? [] : [`相差：${difference}${arithmetic === '' ? '' : `；${arithmetic}`}`]),
    ...(mark === 'green' ? [] : [`口径：${measure.definition}`]),
    ...(mark === 'green' || others.length === 0 ? [] : [`也可能指：${others.map(({ label, text }) => `${label} ${text}`).join('；')}`]),
  ]
}
