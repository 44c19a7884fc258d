/** For tooltips of the frame: drawn inside their landmark, yet not cut off by the scrolling menu. */
export const inPlace = { withinPortal: false, floatingStrategy: 'fixed', zIndex: 400 } as const
