declare module 'talisman/phonetics/daitch-mokotoff.js' {
  /** All Daitch-Mokotoff codes of a word. */
  const daitchMokotoff: (word: string) => string[];
  export default daitchMokotoff;
}
