/** Acceptance tests: they use the product as a person or a script would, by its command line and in processes of its own; and hold the matcher against the verifier. */
package org.telltale.acceptance;
