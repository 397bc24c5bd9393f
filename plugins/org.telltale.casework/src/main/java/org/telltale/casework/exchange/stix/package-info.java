/** The endpoints of a case as a STIX 2.1 bundle (OASIS, Errata 01). */
package org.telltale.casework.exchange.stix;
