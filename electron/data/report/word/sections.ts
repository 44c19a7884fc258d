/** Page settings of the template: as they are, and the same sheet lying. */
export type Sections = Readonly<{
  upright: string
  lying: string
  /** The body with `appended` before its last page settings, which become `last`. */
  closed: (body: string, appended: string, last: string) => string
}>

const lastSettings = /<w:sectPr(?: [^>]*)?>(?:(?!<w:sectPr[ >]).)*<\/w:sectPr>(?=\s*<\/w:body>)/s

const publicPage =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1304" w:gutter="0"/></w:sectPr>'

export function sectionsOf(document: string): Sections {
  const upright = lastSettings.exec(document)?.[0] ?? publicPage
  const lying = upright
    .replace(/<w:pgSz[^>]*\/>/, '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    .replace(/<w:pgMar([^>]*)\/>/, (_, sizes: string) => `<w:pgMar${lyingMargins(sizes)}/>`)
    .replace(/<w:docGrid[^>]*\/>/, '')
  return {
    upright,
    lying,
    closed: (body, appended, last) => {
      const cut = body.replace(lastSettings, '')
      return cut.replace(/<\/w:body>/, () => `${appended}${last}</w:body>`)
    },
  }
}

/** 28, 30, 26, 30 mm: the margins of the upright sheet would leave no room for wide tables. */
function lyingMargins(sizes: string): string {
  const wanted: Readonly<Record<string, string>> = { top: '1588', right: '1701', bottom: '1474', left: '1701' }
  return Object.entries(wanted).reduce((text, [side, size]) => text.replace(new RegExp(`w:${side}="\\d+"`), `w:${side}="${size}"`), sizes)
}

/** Ends a section whose pages are set so; takes no room itself. */
export function breakParagraph(section: string): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section}</w:pPr></w:p>`
}
