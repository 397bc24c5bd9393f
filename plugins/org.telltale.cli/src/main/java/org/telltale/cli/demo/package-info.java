/** The demonstration: builds the sample case, runs the whole way and compares the result with the sample's truth. */
package org.telltale.cli.demo;
