// web/tools/split_data.mjs: what the first part reaches stays with it, all else is there when the second has started.
import assert from 'node:assert/strict';
import test from 'node:test';
import { constantsOf, divide, numbersOf, reached } from '../../../web/tools/split_data.mjs';

const BASE = 1024;
// Texts, three tables and what is written to.
const TEXTS = 'first\0tail of second\0third\0';
const [TABLE, FAR, LONELY, WRITTEN] = [BASE + 28, BASE + 40, BASE + 400, BASE + 412];
const SIZE = WRITTEN + 8;
const MAP = `    Addr      Off     Size Out     In      Symbol
       -        8      69e TYPE
     400   217472      19c .rodata
     400   21747a       1b         <internal>:(.rodata)
     41c   217495        8         program.o:(.rodata.table)
     41c   217495        8                 .table
     428   21749d      168         program.o:(.rodata.far)
     428   21749d      168                 far
     590   217605        c         program.o:(.rodata.lonely)
     590   217605        c                 lonely
     59c   217611        8 .data
     59c   217611        8         program.o:(.data.count)
     59c   217611        8                 count
`;

function memory() {
  const bytes = Buffer.alloc(SIZE);
  bytes.write(TEXTS, BASE, 'latin1');
  bytes.writeUInt32LE(BASE, TABLE); // "first"
  bytes.writeUInt32LE(LONELY, TABLE + 4);
  bytes.fill(7, FAR, LONELY);
  bytes.fill(9, LONELY, WRITTEN);
  bytes.fill(5, WRITTEN, SIZE);
  return bytes;
}

/** @param {number[]} exact @param {number[]} [based] */
function kept(exact, based = []) {
  const out = reached(memory(), constantsOf(MAP), { exact, based });
  const name = (/** @type {number} */ at) => out[at] === 1;
  return {
    first: name(BASE),
    second: name(BASE + 6),
    third: name(BASE + 21),
    table: name(TABLE),
    far: name(FAR) && name(LONELY - 1),
    lonely: name(LONELY),
    written: name(WRITTEN),
  };
}

const NOTHING = {
  first: false,
  second: false,
  third: false,
  table: false,
  far: false,
  lonely: false,
  written: true,
};

test('what may change is never taken away', () => {
  assert.deepEqual(kept([]), NOTHING);
});

test('an address keeps its text, also one into the middle of it', () => {
  assert.deepEqual(kept([BASE]), { ...NOTHING, first: true });
  assert.deepEqual(kept([BASE + 14]), { ...NOTHING, second: true });
  assert.deepEqual(kept([BASE + 20]), { ...NOTHING, second: true }); // its end
});

test('what is kept keeps what it points to', () => {
  assert.deepEqual(kept([TABLE + 2]), { ...NOTHING, table: true, first: true, lonely: true });
});

test('an address with an index keeps the table that may begin later', () => {
  assert.deepEqual(kept([], [FAR]), { ...NOTHING, far: true });
  assert.deepEqual(kept([], [LONELY - 48]), { ...NOTHING, far: true, lonely: true });
  assert.deepEqual(kept([LONELY - 48]), { ...NOTHING, far: true });
});

test('addresses are found in each form that code has for them', () => {
  const text = `(module
 (func $0
  (call $1
   (i32.const 2000)
   (i64.load offset=2004 align=4
    (i32.add
     (local.get $0)
     (i32.const 2008)
    )
   )
   (i64.const 8654000001004)
   (v128.const i32x4 0x000007e4 0x00000000 0x000007e8 0xffffffff)
  )
  (local.set $0
   (i32.const 2028)
  )
 )
)`;
  const { exact, based } = numbersOf(text);
  const low = Number(8654000001004n & 0xffffffffn);
  for (const value of [2000, 2004, low, 2014, 2020, 2024]) assert(exact.has(value), `${value}`);
  assert.deepEqual([...based], [2008, 2028]);
});

/** A module by its sections. @param {[id: number, ...bytes: (number | string)[]][]} sections */
const wasm = (...sections) =>
  Buffer.concat([
    Buffer.from('\0asm\x01\0\0\0', 'latin1'),
    ...sections.map(([id, ...parts]) => {
      const bytes = Buffer.concat(
        parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))),
      );
      return Buffer.concat([Buffer.from([id, bytes.length]), bytes]);
    }),
  ]);

test('the second part brings what was taken from the first', () => {
  const text = TEXTS.replaceAll('\0', '!');
  const first = wasm(
    [5, 1, 0, 1],
    [7, 1, 1, 'm', 2, 0],
    [12, 1],
    [11, 1, 0, 0x41, 0x80, 0x08, 0x0b, TEXTS.length, TEXTS],
  );
  const rest = wasm([2, 1, 7, 'primary', 1, 'm', 2, 0, 1]);
  const parts = divide(first, rest, MAP, `(i32.const ${BASE + 6})`);
  const start = new WebAssembly.Instance(new WebAssembly.Module(parts.first)).exports;
  const heap = () => {
    if (!(start.m instanceof WebAssembly.Memory)) throw new Error('no memory');
    const bytes = Buffer.from(start.m.buffer, BASE, TEXTS.length);
    return bytes.toString().replaceAll('\0', '!');
  };
  assert.equal(heap(), `${'!'.repeat(6)}tail of second!${'!'.repeat(6)}`);
  new WebAssembly.Instance(new WebAssembly.Module(parts.rest), { primary: start });
  assert.equal(heap(), text);
});

test('a map without constants is an error, and not a program with all its data in one part', () => {
  assert.throws(() => constantsOf('    Addr      Off     Size Out     In      Symbol\n'));
});
