export function unanswered(report: unknown, notes: string): readonly Readonly<{ id: string; name: string; title: string }>[]
