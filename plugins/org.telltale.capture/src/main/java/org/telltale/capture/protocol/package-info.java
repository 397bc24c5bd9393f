/**
 * What a protocol's package and the engine say to each other. A protocol implements {@link StreamProtocol} (TCP) or
 * {@link DatagramProtocol} (UDP) and is one row in the engine's registry ({@code org.telltale.capture.Protocols}); it reads
 * {@link ByteStream}s or {@link Datagram}s of a {@link Connection}, and tells records, layers, names and problems to the
 * {@link CaptureContext}. Protocol packages depend on this one and below, never on the engine.
 */
package org.telltale.capture.protocol;
