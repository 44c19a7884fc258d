/** What a file is, as far as its name or its MIME type says. */
export type DropKind =
  | 'ledger'
  | 'package'
  | 'workbook'
  | 'text'
  | 'report'
  | 'layouts'
  | 'policy'
  /** A shortcut of Windows: the file itself is elsewhere. */
  | 'shortcut'
  | 'other'

const extensions: Readonly<Record<string, DropKind>> = {
  tzdb: 'ledger',
  tzpkg: 'package',
  xlsx: 'workbook',
  xlsm: 'workbook',
  xls: 'workbook',
  et: 'workbook',
  csv: 'workbook',
  zip: 'workbook',
  txt: 'text',
  docx: 'report',
  doc: 'report',
  wps: 'report',
  rtf: 'report',
  pdf: 'report',
  tzgs: 'layouts',
  json: 'policy',
  lnk: 'shortcut',
}

export function kindOf(name: string): DropKind {
  return extensions[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'other'
}

const types: Readonly<Record<string, DropKind>> = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'workbook',
  'application/vnd.ms-excel.sheet.macroenabled.12': 'workbook',
  'application/vnd.ms-excel': 'workbook',
  'text/csv': 'workbook',
  'application/zip': 'workbook',
  'application/x-zip-compressed': 'workbook',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'report',
  'application/msword': 'report',
  'application/rtf': 'report',
  'application/pdf': 'report',
  'text/plain': 'text',
  'application/json': 'policy',
}

/** While a file is held over the window it has a type and no name; the types of our own files are not known: null. */
export function kindOfType(type: string): DropKind | null {
  return types[type.toLowerCase()] ?? (/^(?:image|audio|video)\//.test(type) ? 'other' : null)
}
