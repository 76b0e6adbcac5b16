import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF made by this lib, one string a drawn run, in the order of the file: what a program that
 * copies text gets to see. For tests and for checking a document after it was made; not a PDF reader.
 */
export function readBackText(pdf: Buffer): string[] {
  const objects = readObjects(pdf);
  const fonts = new Map<string, Map<number, string>>();
  for (const { dictionary } of objects.values()) {
    const fontResources = /\/Font <<([\s\S]*?)>>/.exec(dictionary);
    for (const [, name, id] of fontResources?.[1]?.matchAll(/\/(F\d+) (\d+) 0 R/g) ?? []) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.dictionary ?? '');
      const map = objects.get(Number(toUnicode?.[1]))?.stream;
      if (map !== undefined) fonts.set(name!, readToUnicode(map));
    }
  }
  return pageContents(objects).flatMap((content) => readContent(content, fonts));
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream?: string;
}

function readObjects(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const start of text.matchAll(/^(\d+) 0 obj$/gm)) {
    const body = text.slice(start.index, text.indexOf('\nendobj', start.index));
    const streamAt = body.indexOf('\nstream\n');
    if (streamAt < 0) {
      objects.set(Number(start[1]), { dictionary: body });
      continue;
    }
    const dictionary = body.slice(0, streamAt);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const from = start.index + streamAt + '\nstream\n'.length;
    const raw = pdf.subarray(from, from + length);
    const isText = !/\/(Subtype|N|Length1) /.test(dictionary);
    const decoded = dictionary.includes('/FlateDecode') && isText ? inflateSync(raw) : raw;
    objects.set(Number(start[1]), { dictionary, stream: decoded.toString('latin1') });
  }
  return objects;
}

function pageContents(objects: ReadonlyMap<number, PdfObject>): string[] {
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary));
  return pages.map(({ dictionary }) => {
    const content = /\/Contents (\d+) 0 R/.exec(dictionary);
    return objects.get(Number(content?.[1]))?.stream ?? '';
  });
}

function readToUnicode(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/g)) {
    [...list!.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, units], index) => {
      const codes = units!.split(' ').filter(Boolean);
      const text = String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16)));
      texts.set(Number.parseInt(first!, 16) + index, text);
    });
  }
  return texts;
}

function readContent(content: string, fonts: ReadonlyMap<string, Map<number, string>>): string[] {
  const runs: string[] = [];
  for (const [text] of content.matchAll(/BT\n[\s\S]*?\nET/g)) {
    const font = fonts.get(/\/(F\d+) [\d.]+ Tf/.exec(text)?.[1] ?? '');
    const codes = [...text.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []);
    runs.push(codes.map((code) => font?.get(Number.parseInt(code, 16)) ?? '').join(''));
  }
  return runs;
}
