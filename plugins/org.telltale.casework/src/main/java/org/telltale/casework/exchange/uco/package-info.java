/** A case as a graph of CASE/UCO 1.4.0 in JSON-LD 1.1 (docs/formats/export.md). The export calls it, and the report, which carries the document. */
package org.telltale.casework.exchange.uco;
