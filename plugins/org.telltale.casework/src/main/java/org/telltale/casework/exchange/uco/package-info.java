/** A case as a graph of CASE/UCO 1.4.0 in JSON-LD 1.1 (docs/formats/export.md). */
package org.telltale.casework.exchange.uco;
