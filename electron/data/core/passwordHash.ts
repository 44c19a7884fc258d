import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Some 0.2 s and 64 MB a try on an office PC: nothing for a person, much for a guesser. */
const cost = { N: 2 ** 16, r: 8, p: 1 } as const
const maxmem = 256 * 1024 * 1024
const hashBytes = 32

/** `scrypt$N$r$p$salt$hash`, salt and hash base64; '' for no password. */
export async function hashPassword(password: string): Promise<string> {
  if (password === '') return ''
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$')
}

/** Whether the password is that of the hash; a hash of another form fits none. */
export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [kind, N, r, p, salt, hash] = stored.split('$')
  const known = { N: Number(N), r: Number(r), p: Number(p) }
  // A hash from a file that somebody tampered with must not take the memory of the PC.
  const isBearable = known.N >= 2 && known.N <= 2 ** 17 && known.r >= 1 && known.r <= 8 && known.p >= 1 && known.p <= 4
  if (kind !== 'scrypt' || !salt || !hash || !isBearable || (known.N & (known.N - 1)) !== 0) return false
  const wanted = Buffer.from(hash, 'base64')
  const found = await derive(password, Buffer.from(salt, 'base64'), known)
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}

function derive(password: string, salt: Buffer, { N, r, p }: Readonly<{ N: number; r: number; p: number }>): Promise<Buffer> {
  // People type the same characters composed or not, depending on the input method.
  const bytes = Buffer.from(password.normalize('NFKC'), 'utf8')
  return new Promise((resolve, reject) => {
    scrypt(bytes, salt, hashBytes, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
