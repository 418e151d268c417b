import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEIGHT_MAX_PX, HeightGate } from '../../www/js/output/height.js';

test('takes sensible heights and refuses nonsense', () => {
  const gate = new HeightGate();
  assert.equal(gate.accept(120.2, 1000), 121);
  assert.equal(gate.accept(121, 1100), undefined, 'unchanged');
  for (const wish of [NaN, Infinity, '200', null, undefined, {}, [300], { valueOf: () => 5 }]) assert.equal(gate.accept(wish, 2000), undefined);
  assert.equal(gate.accept(-50, 3000), 0);
  assert.equal(gate.accept(1e9, 4000), HEIGHT_MAX_PX);
  assert.equal(new HeightGate(400).accept(10, 0), 400);
});

test('an output that grows because its frame grew is stopped', () => {
  const gate = new HeightGate();
  let height = 100;
  for (let step = 0; step < 1000; step += 1) height = (gate.accept(height + 20, step * 200) ?? height - 20) + 20;
  assert.ok(height < 2000, `${height}`);
});

test('a bomb of changes is slowed down and its last wish kept', () => {
  const gate = new HeightGate();
  let taken = 0;
  for (let at = 0; at < 1000; at += 1) if (gate.accept(100 + (at % 2) * 50, 1000 + at) !== undefined) taken += 1;
  assert.ok(taken <= 45, `${taken}`);
  assert.notEqual(gate.waiting, undefined);
  assert.notEqual(gate.accept(gate.waiting + 1, 5000), undefined);
});
