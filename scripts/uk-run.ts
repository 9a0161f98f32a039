/** The run itself, made while this module loads: a module loaded by Vite's runner can load no more of them afterwards. */
import { ukDoughnuts, ukFiles, ukSummary } from "./uk.js";

const started = { time: performance.now(), cpu: process.cpuUsage() };
const built = await ukDoughnuts();
const { user, system } = process.cpuUsage(started.cpu);

export const seconds = { wall: (performance.now() - started.time) / 1000, processor: (user + system) / 1e6 };
export const count = built.length;
export const files = ukFiles(built);
export const summary = ukSummary(built);
