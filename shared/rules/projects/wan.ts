/** 分 as 万元 for messages, exact to the 分. */
export function wan(fen: number): string {
  return `${fen / 1_000_000} 万元`
}
