/** The laws between the rooms. Read as: who is in `from` may not import what is in `to`. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-circular', 'A circle means that two files are one.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('no-unresolved', 'An import that leads nowhere.', {}, { couldNotResolve: true, pathNot: '^(electron|vite/client)$' }),

    rule(
      'shared-is-pure',
      'shared knows no machine, window or user interface.',
      { path: '^shared/' },
      {
        path: '^(electron|renderer|build|tests)/|node_modules/(electron|react|react-dom|@mantine|sql\\.js|exceljs)/',
      },
    ),
    rule('shared-no-node', 'shared runs in the window too.', { path: '^shared/' }, { dependencyTypes: ['core'] }),
    rule(
      'values-stand-alone',
      'values import a decimal and a pinyin library and nothing else.',
      { path: '^shared/values/' },
      {
        pathNot: '^shared/values/|node_modules/(big\\.js|pinyin-pro)/',
      },
    ),
    rule(
      'language-before-content',
      'The definition language knows no ledger.',
      { path: '^shared/ledger/' },
      {
        path: '^shared/(ledgers|rules|measures|history|importing|printing)/',
        pathNot: '^shared/importing/rawTable\\.ts$',
      },
    ),
    rule(
      'engines-know-no-content',
      'Engines get the registry handed in.',
      { path: '^shared/(history|importing|printing|query|ledger)/' },
      {
        path: '^shared/ledgers/',
      },
    ),
    rule(
      'contract-is-plain',
      'The contract needs types of shared, and zod.',
      { path: '^shared/ipc/' },
      {
        path: '^(electron|renderer)/|^shared/(ledgers|importing|printing)/',
        // Sizes of paper, and what an own copy of a form may change, are words of the contract.
        pathNot: '^shared/printing/(paper|forms/ownForm)\\.ts$',
      },
    ),

    rule(
      'preload-is-thin',
      'preload sees the contract and electron only.',
      { path: '^electron/preload/' },
      {
        pathNot: '^shared/ipc/|^electron/preload/|node_modules/(electron|zod)/|^electron$',
      },
    ),
    rule(
      'main-knows-no-data',
      'The main process knows windows, not ledgers.',
      { path: '^electron/main/' },
      {
        path: '^electron/(data|cli)/|^renderer/|^shared/(ledgers|ledger|importing|history|query|rules|measures)/',
        pathNot: '^shared/history/changeSet\\.ts$',
      },
    ),
    rule(
      'data-knows-no-electron',
      'The data core runs in plain Node as well.',
      { path: '^electron/(data|cli|log)/' },
      {
        path: '^electron/(main|preload)/|^renderer/|node_modules/electron/|^electron$',
      },
    ),
    rule(
      'one-write-path',
      'Only store, file, schema, exchange and the core touch the engine.',
      {
        path: '^electron/data/(handlers|excel|report|sample)/',
      },
      { path: '^electron/data/engine/' },
    ),
    rule(
      'sql-js-in-one-place',
      'engine is the one place that knows sql.js.',
      { path: '^electron/', pathNot: '^electron/data/engine/' },
      {
        path: 'node_modules/sql\\.js/',
      },
    ),
    rule(
      'content-handed-in',
      'Only the composition roots name the shipped ledgers.',
      {
        path: '^electron/',
        pathNot: '^electron/data/index\\.ts$|^electron/cli/',
      },
      { path: '^shared/ledgers/' },
    ),
    rule('cli-is-thin', 'The command line stands on the data core.', { path: '^electron/cli/' }, { path: '^electron/main/|^renderer/' }),

    rule(
      'renderer-is-a-page',
      'The window reaches everything through the bridge.',
      { path: '^renderer/' },
      {
        path: '^electron/|^shared/ledgers/|node_modules/(electron|sql\\.js|exceljs)/|^electron$',
      },
    ),
    rule('renderer-no-node', 'The page has no Node.', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
    rule(
      'ui-knows-no-ledger',
      'ui is wrapped controls.',
      { path: '^renderer/ui/' },
      { path: '^renderer/(?!ui/)|^shared/(ledgers|ledger)/' },
    ),
    rule('bridge-below-rooms', 'The bridge knows no screen.', { path: '^renderer/bridge/' }, { path: '^renderer/(?!bridge/|ui/)' }),
    rule(
      'rooms-by-the-front-door',
      "Another room's inside is its own business.",
      {
        path: '^renderer/([^/]+)/',
        pathNot: '^renderer/(app)/',
      },
      { path: '^renderer/(?!bridge/|ui/)([^/]+)/(?!index\\.tsx?$)', pathNot: '^renderer/$1/' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'electron/tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
    // One path map for every tool: the imports of package.json.
    cache: false,
  },
}
