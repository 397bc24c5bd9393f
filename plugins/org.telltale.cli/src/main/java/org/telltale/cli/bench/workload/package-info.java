/**
 * Builds the benchmark's captures: real frames of a folder, repeated with other addresses at later times until a size is reached. Same folder, seed
 * and size, same bytes. The bench command calls it; it uses no class of the capture engine, which it is there to measure.
 */
package org.telltale.cli.bench.workload;
