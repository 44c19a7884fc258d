export function changelogText(): string
export function changesOf(version: string): readonly string[]
