export type Outcome = { readonly passed: number; readonly failed: number }
export function vitestOutcome(path: string, exitCode: number): Outcome
export function playwrightOutcome(path: string, exitCode: number): Outcome
