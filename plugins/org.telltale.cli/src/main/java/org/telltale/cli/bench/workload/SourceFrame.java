package org.telltale.cli.bench.workload;

/**
 * An Ethernet frame of a source capture.
 *
 * @param timeNanos      since the epoch
 * @param originalLength its length on the wire
 * @param bytes          what was captured of it; not changed after reading
 */
record SourceFrame(long timeNanos, int originalLength, byte[] bytes) {
}
