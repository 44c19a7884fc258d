// Stands in for `unzipper`, which exceljs wants for reading in a stream. We read workbooks by our own reader, and a part
// of unzipper says no licence.
module.exports = {}
