export type Outcome = { readonly passed: number; readonly failed: number; readonly failures: readonly string[] }
export function vitestOutcome(path: string, exitCode: number, strayPath?: string): Outcome
export function playwrightOutcome(path: string, exitCode: number): Outcome
export function together(outcomes: readonly Outcome[]): Outcome
export function failedPart(title: string, message?: string): Outcome
