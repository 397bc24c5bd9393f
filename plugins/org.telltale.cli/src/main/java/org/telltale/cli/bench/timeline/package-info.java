/** The benchmark of the timeline's index. Called by {@code telltale bench timeline}. */
package org.telltale.cli.bench.timeline;
