// Apart from the contract: the window says these words with its first screen, and checks no inputs.

/** From least to most. 只读 · 村级 · 录入 · 管理员 */
export const operatorRoles = ['viewer', 'village', 'entry', 'admin'] as const
export type OperatorRole = (typeof operatorRoles)[number]

/** As the file keeps them and people read them. */
export const operatorRoleWords: Readonly<Record<OperatorRole, string>> = { viewer: '只读', village: '村级', entry: '录入', admin: '管理员' }

/** The role behind a word of the file; an unknown one (of a newer program) may only look. */
export function operatorRoleOf(word: unknown): OperatorRole {
  return operatorRoles.find((role) => operatorRoleWords[role] === word) ?? 'viewer'
}

export const operatorPasswordMin = 6
