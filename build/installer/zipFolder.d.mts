export function zipFolder(folder: string, target: string, options: { top: string; extra?: Readonly<Record<string, string>> }): void
