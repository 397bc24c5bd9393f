/**
 * The language of claim predicates (docs/formats/cells.md): values, parser, checks against a case, completion, and predicates in plain words. Audit, casework, the
 * command line, the report and the workbench call it.
 */
package org.telltale.audit.predicate;
