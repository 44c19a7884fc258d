export function packageFolder(module: string): string | null
