// Where built files are: the map that the build writes into the page.

let map;

/** Address of a file by its logical name. */
export function locate(name) {
  map ??= JSON.parse(document.getElementById('assets')?.textContent || '{}');
  return new URL(map[name] ?? name, document.baseURI).href;
}
