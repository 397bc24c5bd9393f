/** The search for exhibits beside Java's libraries for the same: seeded exhibits and bytes, rates and memory. */
package org.telltale.cli.bench.match;
