/** What the fields of a ledger mean, by field id, and where that comes from. */
export type FieldNotes = Readonly<{
  /** Of all fields that name no other. */
  source: string
  /** `text` or `[text, source]`. */
  fields: Readonly<Record<string, string | readonly [text: string, source: string]>>
}>

/** Sources as an office knows them. */
export const nationalSystem = '全国防返贫监测信息系统的户、人导出表'
export const idStandard = 'GB 11643 公民身份号码'
