/** Named characters that web pages with tables use. */
const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ensp: '\u2002',
    emsp: '\u2003',
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    middot: '·',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    times: '×',
    divide: '÷',
    deg: '°',
    sup2: '²',
    sup3: '³',
    yen: '¥',
    permil: '‰',
    plusmn: '±',
    copy: '©',
    reg: '®',
    frac12: '½',
    bull: '•',
  }),
)

/** Text of a page with its `&…;` resolved; what is unknown stays as it stands. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]\w{1,8}));?/g,
    (all: string, decimal?: string, hex?: string, name?: string) => {
      if (name) return named.get(name) ?? all
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
