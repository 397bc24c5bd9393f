/** Reads the sample case back with code of its own and checks that it holds what its truth says. */
package org.telltale.sample;
