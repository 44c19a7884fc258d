import type { PrintDocument } from '../document.ts'
import { frameDocument, type LayoutOptions } from './options.ts'

type Parties = Readonly<{ from: string; to: string; witness: string; remarks: string }>
type Part = Readonly<{ title: string; lines: readonly Readonly<{ what: string; text: string }>[] }>

export type HandoverSheet = Readonly<{ township: string; parties: Parties; parts: readonly Part[] }>

/** The 交接单: every part with its lines and a column to tick, remarks, three to sign. */
export function handoverSheet({ township, parties, parts }: HandoverSheet, options: LayoutOptions): PrintDocument {
  const rows = parts.map(({ title, lines }) => ({ heading: title, rows: lines.map(({ what, text }) => [what, text, '']) }))
  const remarks = parties.remarks === '' ? [] : [{ heading: '移交说明', rows: [['说明', parties.remarks, '']] }]
  const signs = [
    ['移交人', parties.from],
    ['接收人', parties.to],
    ['监交人', parties.witness],
  ].map(([role, name]) => (name === '' ? `${role}（签字）` : `${role} ${name}（签字）`))
  return frameDocument(
    { fontPt: 10.5, ...options },
    {
      columns: [
        { id: 'what', header: ['事项'], width: 52, align: 'left' },
        { id: 'text', header: ['情况'], width: 110, align: 'left' },
        { id: 'tick', header: ['核对'], width: 18, align: 'center', blank: true },
      ],
      sections: [
        {
          title: `${township}帮扶台账交接单`,
          subtitle: { left: township, middle: '', right: options.date },
          groups: [...rows, ...remarks],
          totals: [],
        },
      ],
      signature: { labels: [...signs, '交接日期'], place: 'end' },
    },
  )
}
