export function unzip(zipPath: string, target: string, nameOf: (name: string) => string | null): Promise<void>
