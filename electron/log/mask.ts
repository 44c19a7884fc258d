/** Hides the middle of anything that looks like an ID, card or phone number. */
export function maskNumbers(text: string): string {
  return text.replace(/\d{6,}[\dXx]?/g, (number) =>
    number.length < 11 ? number : `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`,
  )
}
