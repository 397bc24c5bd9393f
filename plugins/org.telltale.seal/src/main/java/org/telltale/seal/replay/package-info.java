/**
 * Does a derivation again, from the evidence, by {@code docs/formats/derivation.md} alone: one small class for each family
 * of ops, none shared with the engines. For this module.
 */
package org.telltale.seal.replay;
