export function readyWords(root: string): (word: string) => boolean
