export function namedPictures(): Promise<readonly Readonly<{ topic: string; name: string; caption: string }>[]>
