/**
 * What is wrong, or looks wrong, with one value. `错误` must be mended, `疑点` may be confirmed and kept.
 * `code` is a rule of the catalogue (R002) or `subject.reason` (money.unreadable); `message` is for people.
 */
export type Problem = Readonly<{ code: string; severity: '错误' | '疑点'; message: string }>

/** Result of reading a text: the value (null when blank or unusable) and what is to be said about it. */
export type Parsed<T> = Readonly<{ value: T | null; problems: readonly Problem[] }>

export function failure(code: string, message: string): Problem {
  return { code, severity: '错误', message }
}

export function doubt(code: string, message: string): Problem {
  return { code, severity: '疑点', message }
}

/** A blank cell: no value and nothing to say. Shared, since most cells of a county sheet are blank. */
export const blank: Parsed<never> = { value: null, problems: [] }

export function parsed<T>(value: T, ...problems: readonly Problem[]): Parsed<T> {
  return problems.length === 0 ? { value, problems: none } : { value, problems }
}

const none: readonly Problem[] = []

export function refused(code: string, message: string): Parsed<never> {
  return { value: null, problems: [failure(code, message)] }
}
