/**
 * The stream cipher RC4, by hand: the cryptography inside Electron has none. Only for opening what others protected
 * with it long ago; it protects nothing today.
 */
export function rc4(key: Uint8Array): (data: Uint8Array, target: Uint8Array) => void {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  let other = 0
  for (let index = 0; index < 256; index++) {
    other = (other + state[index]! + key[index % key.length]!) & 255
    swap(state, index, other)
  }
  let at = 0
  let mixed = 0
  return (data, target) => {
    for (let index = 0; index < data.length; index++) {
      at = (at + 1) & 255
      mixed = (mixed + state[at]!) & 255
      swap(state, at, mixed)
      target[index] = data[index]! ^ state[(state[at]! + state[mixed]!) & 255]!
    }
  }
}

function swap(state: Uint8Array, left: number, right: number): void {
  const kept = state[left]!
  state[left] = state[right]!
  state[right] = kept
}
