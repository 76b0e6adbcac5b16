// linebreak 1.1.0 ships no types. UAX #14 line breaking opportunities of a string, in order.
declare module 'linebreak' {
  interface Break {
    /** Index of the UTF-16 unit before which the line may end. */
    position: number;
    /** Whether the line must end there. */
    required: boolean;
  }
  class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
  export default LineBreaker;
}
