/** What the evidence says of conditions, against what was entered (docs/formats/observations.md). For casework and the rules. */
package org.telltale.audit.observed;
