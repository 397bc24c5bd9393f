/**
 * Computes the cells of claims again from the listed facts, by {@code docs/formats/cells.md} alone; shares no code with
 * the engine that audits. For this module.
 */
package org.telltale.seal.recompute;
