/** The endpoints of a case as a STIX 2.1 bundle (OASIS, Errata 01). {@link org.telltale.casework.exchange.CaseExport} calls it. */
package org.telltale.casework.exchange.stix;
