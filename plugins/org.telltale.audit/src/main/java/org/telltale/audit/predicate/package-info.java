/** The language of claim predicates (docs/formats/cells.md): values and parser. Audit, casework and the workbench call it. */
package org.telltale.audit.predicate;
