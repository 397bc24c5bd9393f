/** Acceptance tests: they use the product as a person or a script would, by its command line and in processes of its own. */
package org.telltale.acceptance;
