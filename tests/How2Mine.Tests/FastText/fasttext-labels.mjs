// Trains or loads a model with the original fastText and writes the labels it gives each line, a JSON string: [{probability, label}, ...].
// Arguments: the package's folder; then a model's file, or: train TEXTS OUTPUT LOSS WORDGRAMS MINN MAXN.
import { createInterface } from 'node:readline';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [folder, ...rest] = process.argv.slice(2);
const { getFastTextClass, getFastTextModule } = await import(pathToFileURL(join(folder, 'dist', 'main', 'node.mjs')));
const FastText = await getFastTextClass({ getFastTextModule });
let model;
if (rest[0] === 'train') {
  const [, texts, output, loss, wordNgrams, minn, maxn] = rest;
  const data = `data:text/plain;base64,${readFileSync(texts).toString('base64')}`;
  model = await new FastText().trainSupervised(data, { loss, wordNgrams: +wordNgrams, minn: +minn, maxn: +maxn, dim: 13, bucket: 5000, epoch: 20, lr: 0.5, minCount: 1, thread: 1 }, () => {});
  const blob = model.saveModel();
  writeFileSync(output, Buffer.from(await blob.arrayBuffer()));
} else {
  model = await new FastText().loadModel(pathToFileURL(rest[0]).href);
}
for await (const input of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const found = model.predict(JSON.parse(input), 3, 0);
  const labels = [];
  for (let i = 0; i < found.size(); i++) labels.push(found.get(i));
  process.stdout.write(JSON.stringify(labels.map(([probability, label]) => ({ probability, label }))) + '\n');
}
process.exit(0);
