/**
 * Holds the text of a report's pages against the facts that it carries: the sentences are made here again from docs/formats/report-text.md, by
 * code of its own, and looked up in the text that the pages draw. For this module.
 */
package org.telltale.seal.text;
