/**
 * The walk over the objects of a file that holds them against the rules of PDF/A: veraPDF's model, rules and evaluator in the order of
 * veraPDF's own validator, without its cost for files of thousands of pages. For this module.
 */
package org.telltale.seal.pdfa;
