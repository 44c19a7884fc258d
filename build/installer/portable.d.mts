export const portableMarker: string
