/**
 * What leaves a case for other programs (docs/formats/export.md): CASE/UCO, STIX and tables. {@link org.telltale.casework.exchange.CaseExport} is what
 * the command line calls. Everything here is unmasked.
 */
package org.telltale.casework.exchange;
