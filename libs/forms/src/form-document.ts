import { FormDoesNotFitError, FormTimeLimitError } from './forms.errors.js';
import type { FormLanguageCode } from './languages.rules.js';

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;
/** Where content may stand; above and below are header and footer. */
export const AREA = { left: 42, right: PAGE.width - 42, top: 54, bottom: PAGE.height - 62 } as const;
/** Width of the content in points. */
export const CONTENT_WIDTH = AREA.right - AREA.left;

/** Something measured that can be drawn: its height is known before it is placed. All lengths in points. */
export interface Block {
  readonly height: number;
  draw(form: FormDocument, x: number, y: number): void;
}

/** Attributes of a structure element: what assistive technology is told. */
export interface StructureOptions {
  /** BCP 47. */
  lang?: string;
  /** Description of a figure. */
  alt?: string;
  /** The text as it should be read, for right-to-left paragraphs. */
  actual?: string;
  /** Left, top, right, bottom in points. */
  bbox?: [number, number, number, number];
  /** Of a table's header cell. */
  scope?: 'Row' | 'Column';
}

/**
 * A form while it is being written: the cursor, the structure tree and the pages. Blocks draw through it, so
 * that nothing is painted outside the structure.
 */
export class FormDocument {
  /** Points from the top of the page. */
  y: number = AREA.top;
  private readonly path: PDFKit.PDFStructureElement[];
  private isPaintOnly = false;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    /** The reader's language; `de` means a form in German alone. */
    readonly language: FormLanguageCode,
    private readonly deadline: { at: number; limitMs: number },
    private readonly onNewPage: (form: FormDocument) => void,
  ) {
    const root = doc.struct('Document', { lang: 'de-DE' });
    doc.addStructure(root);
    this.path = [root];
    this.newPage();
  }

  /** Begins a page; the cursor is then at its top. */
  newPage(): void {
    this.doc.addPage({ size: 'A4', margin: 0 });
    this.y = AREA.top;
    this.onNewPage(this);
  }

  /**
   * Makes sure that `height` points fit below the cursor; returns true when that took a new page.
   * `headOnNewPage` is what the caller will put on top of a new page first.
   * @throws FormDoesNotFitError when it fits on no page; @throws FormTimeLimitError when the time is over.
   */
  reserve(height: number, headOnNewPage = 0): boolean {
    if (Date.now() > this.deadline.at) throw new FormTimeLimitError(this.deadline.limitMs);
    if (this.y + height <= AREA.bottom) return false;
    const available = AREA.bottom - AREA.top - headOnNewPage;
    if (height > available) throw new FormDoesNotFitError(height, available);
    this.newPage();
    return true;
  }

  /** Draws a block at the cursor, on a new page when it does not fit, and moves the cursor below it. */
  flow(block: Block, gapAfter = 0, x: number = AREA.left): void {
    this.reserve(block.height);
    block.draw(this, x, this.y);
    this.y += block.height + gapAfter;
  }

  /** A structure element with children (`Table`, `TR`, `L`, `Sect`). */
  group(type: string, options: StructureOptions, build: () => void): void {
    if (this.isPaintOnly) return build();
    const element = this.doc.struct(type, options);
    this.path.at(-1)!.add(element);
    this.path.push(element);
    build();
    this.path.pop();
    element.end();
  }

  /** A structure element that holds painted content (`P`, `H1`, `Figure`). */
  leaf(type: string, options: StructureOptions, paint: () => void): void {
    if (this.isPaintOnly) return paint();
    this.path.at(-1)!.add(this.doc.struct(type, options, paint));
  }

  /** Paint that means nothing by itself: lines, page numbers, a repeated head. Never inside a leaf. */
  artifact(paint: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    if (this.isPaintOnly) return paint();
    this.doc.markContent('Artifact', { type });
    paint();
    this.doc.endMarkedContent();
  }

  /** Draws blocks without their structure, as one artifact: what is repeated must not be read twice. */
  paintOnly(build: () => void): void {
    this.artifact(() => {
      this.isPaintOnly = true;
      build();
      this.isPaintOnly = false;
    }, 'Pagination');
  }

  /**
   * A form field that shows nothing, with its name for assistive technology. On the last page only: pdfkit asks which
   * page it is on when the structure element ends.
   */
  invisibleField(name: string, annotation: Record<string, unknown>): void {
    const element = this.doc.struct('Form', { alt: name });
    this.path.at(-1)!.add(element);
    this.doc.annotate(0, PAGE.height, 0, 0, {
      ...annotation,
      Subtype: 'Widget',
      TU: new String(name),
      structParent: element,
    } as PDFKit.Mixins.AnnotationOption);
    element.end();
  }

  /** Ends the structure tree; without that the file would never be finished. */
  endStructure(): void {
    this.path[0]!.end();
  }
}
