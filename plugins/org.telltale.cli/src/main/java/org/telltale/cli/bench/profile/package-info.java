/** Where a scan spends its time: what a recording of the JVM's flight recorder, made in a child, says. The bench command calls it. */
package org.telltale.cli.bench.profile;
