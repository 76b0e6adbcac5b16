import { stack, textBlock } from './blocks.js';
import { CONTENT_WIDTH } from './form-document.js';
import { FORM_LANGUAGES } from './languages.rules.js';
import { renderForm } from './render-form.js';

/**
 * Parses the fonts and lets the engine get warm: the first form of a process costs about 0.8 s of CPU, the next
 * ones some 50 ms. Call it once after the server is ready; it needs nothing and keeps nothing but caches.
 */
export async function warmUpForms(): Promise<void> {
  const furniture = { header: { left: 'Probe', right: '' }, footer: [] };
  await renderForm({ title: 'Probe', author: 'Probe', language: 'de', furniture }, (form) => {
    const names = Object.values(FORM_LANGUAGES).flatMap(({ ownName }) => [
      textBlock('ar', 'strong', ownName, CONTENT_WIDTH),
      textBlock('de', 'body', ownName, CONTENT_WIDTH),
    ]);
    form.flow(stack(names));
  });
}
