// Parses each line, a JSON string, with parse5 and writes its tree as a JSON string: the peer of Dump.cs.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const { parse } = await import(pathToFileURL(join(process.argv[2], 'dist', 'index.js')));
const spaces = { 'http://www.w3.org/2000/svg': 'svg ', 'http://www.w3.org/1998/Math/MathML': 'math ' };

function children(node, depth, lines) {
  let text = '';
  const line = (content, more = 0) => lines.push('| ' + ' '.repeat((depth + more) * 2) + content + '\n');
  const flush = () => { if (text) line(`"${text}"`); text = ''; };
  for (const child of (node.content ?? node).childNodes) {
    if (child.nodeName === '#text') { text += child.value; continue; }
    if (child.nodeName.startsWith('#')) continue;
    flush();
    line(`<${spaces[child.namespaceURI] ?? ''}${child.tagName.toLowerCase()}>`);
    const attributes = child.attrs.map(a => [(a.prefix ? a.prefix + ':' : '') + a.name.toLowerCase(), a.value]);
    attributes.sort((a, b) => (a[0] < b[0] ? -1 : 1));
    for (const [name, value] of attributes) line(`${name}="${value}"`, 1);
    if (child.content) line('content', 1);
    children(child, depth + (child.content ? 2 : 1), lines);
  }
  flush();
}

for await (const input of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const lines = [];
  children(parse(JSON.parse(input), { scriptingEnabled: false }), 0, lines);
  process.stdout.write(JSON.stringify(lines.join('')) + '\n');
}
