/** Columns of help by kind, as the national export has them. */
export const helpFields = [
  'industryHelp',
  'employmentHelp',
  'financeHelp',
  'postHelp',
  'housingHelp',
  'waterHelp',
  'healthHelp',
  'compulsoryHelp',
  'schoolingHelp',
  'guaranteeHelp',
  'socialHelp',
  'moveHelp',
  'livingHelp',
  'buildingHelp',
] as const
