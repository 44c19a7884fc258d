/** The problem type of the whole program; it lives with the values because they are the lowest layer. */
export type { Parsed, Problem } from '#shared/values/problem.ts'
