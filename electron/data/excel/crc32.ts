/** CRC-32 (zip, IEEE 802.3), four bytes a step. Start with 0 and feed the previous result back in. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  let crc = ~previous
  let at = 0
  const whole = bytes.length - (bytes.length % 4)
  for (; at < whole; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc = table3[crc & 255]! ^ table2[(crc >>> 8) & 255]! ^ table1[(crc >>> 16) & 255]! ^ table0[crc >>> 24]!
  }
  for (; at < bytes.length; at++) crc = table0[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}

const table0 = firstTable()
const table1 = nextTable(table0)
const table2 = nextTable(table1)
const table3 = nextTable(table2)

function firstTable(): Int32Array {
  const table = new Int32Array(256)
  for (let byte = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    table[byte] = value
  }
  return table
}

function nextTable(previous: Int32Array): Int32Array {
  return previous.map((value) => table0[value & 255]! ^ (value >>> 8))
}
