// Nothing but the writing: the same two texts in turn, until it is killed. Says so before the first.
import { writeTogether } from "../../packages/cli/dist/output.js";

const [folder, size] = process.argv.slice(2);
const texts = ["a", "b"].map((letter) => JSON.stringify({ text: letter.repeat(Number(size)) }));
process.stdout.write("ready\n");
for (let turn = 0; ; turn++) {
  const text = texts[turn % 2];
  await writeTogether(folder, [{ path: "lock.json", text, isWhole: () => true }, { path: "document.json", text, isWhole: () => true }]);
}
