// `output.js`: what rendered outputs and Markdown need from JavaScript. Loaded when the first of them is shown.
export { mountFrame } from './frame.js';
export { renderMath } from './math.js';
