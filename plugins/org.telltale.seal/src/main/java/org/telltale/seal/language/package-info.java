/** Sentences of facts in other languages than theirs, by a published table (docs/formats/report-text.md): what prints them and what checks the pages go by the same one. */
package org.telltale.seal.language;
