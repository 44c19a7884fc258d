import fc from 'fast-check'

/** The same cases on every machine; PROPERTY_SEED looks for new ones. */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_122) })
