/**
 * The number that a QR code or barcode of a record carries: 20 digits, of nobody and nothing but the record.
 * `001`, the last 12 hex digits of the record's id (the random part of a uuid7, 48 bits) as 15 decimal digits, two check
 * digits by ISO 7064 MOD 97-10. Digits only, since a scanner types like a keyboard: letters would end in the candidates of
 * a Chinese input method. Longer than every ID number (18) and bank card (19 at most).
 */
export function recordCode(recordId: string): string {
  const tail = recordId.replaceAll('-', '').slice(-12)
  if (!/^[0-9a-f]{12}$/i.test(tail)) throw new Error(`not a record id: ${recordId}`)
  const body = `${prefix}${String(Number.parseInt(tail, 16)).padStart(15, '0')}`
  return `${body}${checkDigits(body)}`
}

/** The same in groups of four, to be read and typed: 0011 2345 6789 0123 4597 */
export function recordCodeInWords(recordId: string): string {
  return recordCode(recordId).replace(/(\d{4})(?=\d)/g, '$1 ')
}

/**
 * What somebody scanned or typed: the last 12 hex digits of the record's id, 'misread' when it is such a number with a
 * wrong digit, null when it is something else. Full-width digits, blanks and hyphens are allowed.
 */
export function readRecordCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-–—]/g, '')
  if (!/^\d{20}$/.test(digits) || !digits.startsWith(prefix)) return null
  const body = digits.slice(0, 18)
  const tail = Number(body.slice(prefix.length))
  if (checkDigits(body) !== digits.slice(18) || tail >= 2 ** 48) return 'misread'
  return tail.toString(16).padStart(12, '0')
}

const prefix = '001'

/** 98 − (digits × 100 mod 97), as for IBAN: every single wrong digit and every pair changed over is noticed. */
function checkDigits(body: string): string {
  let rest = 0
  for (const digit of `${body}00`) rest = (rest * 10 + Number(digit)) % 97
  return String(98 - rest).padStart(2, '0')
}
