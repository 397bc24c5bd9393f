package org.telltale.capture.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.capture.frame.ProblemLog;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Layer;
import org.telltale.capture.layer.Peer;
import org.telltale.capture.protocol.ByteStream;
import org.telltale.capture.protocol.CaptureContext;
import org.telltale.capture.protocol.CaptureRecord;
import org.telltale.capture.protocol.Connection;
import org.telltale.capture.protocol.FindingListener;
import org.telltale.capture.protocol.Flow;
import org.telltale.capture.protocol.Limits;
import org.telltale.capture.protocol.NameSeen;
import org.telltale.capture.protocol.StreamDecoder;

class UnknownDecoderTest {

	/** A stream over an array of which more and more has come. */
	private static final class Bytes implements ByteStream {
		private final byte[] bytes;
		private long consumed;
		private long delivered;

		private Bytes(byte[] bytes) {
			this.bytes = bytes;
		}

		@Override
		public long consumed() {
			return consumed;
		}

		@Override
		public long delivered() {
			return delivered;
		}

		@Override
		public byte[] buffer() {
			return bytes;
		}

		@Override
		public int index(long offset) {
			return (int) offset;
		}

		@Override
		public void consume(long to) {
			consumed = to;
		}

		@Override
		public void skip() {
			consumed = delivered;
		}

		@Override
		public Layer layer(long from, long to, String word, Optional<String> host) {
			throw new AssertionError("nobody listens to layers");
		}

		@Override
		public Optional<FrameRef> frameAt(long offset) {
			return Optional.empty();
		}
	}

	private static final class Unknown implements Connection {
		private final Bytes[] streams;
		private final Flow flow = new Flow(new FlowRef(0, 1, 0), true, new Flow.Roles(new Peer(IpAddress.parse("10.0.0.2").orElseThrow(), 4000),
				new Peer(IpAddress.parse("198.51.100.7").orElseThrow(), 9000), HandsetSide.CLIENT, "syn", Optional.empty(), Optional.empty()));
		private final List<CaptureRecord> told = new ArrayList<>();

		private Unknown(byte[] out, byte[] in) {
			streams = new Bytes[] { new Bytes(out), new Bytes(in) };
		}

		@Override
		public ByteStream stream(int side) {
			return streams[side];
		}

		@Override
		public Flow flow() {
			return flow;
		}

		@Override
		public CaptureContext context() {
			return new CaptureContext(Limits.DEFAULT, new FindingListener() {
				@Override
				public void record(CaptureRecord record) {
					told.add(record);
				}

				@Override
				public void name(NameSeen name) {
					throw new AssertionError("nothing is named");
				}

				@Override
				public void layers(List<Layer> layers) {
					throw new AssertionError("nobody listens to layers");
				}
			}, new ProblemLog("test"), false, false);
		}

		@Override
		public void become(StreamDecoder decoder) {
			throw new AssertionError("stays unknown");
		}

		@Override
		public void recogniseAnew() {
			throw new AssertionError("stays unknown");
		}
	}

	private static String word(byte[] out, byte[] in, int step) {
		Unknown connection = new Unknown(out, in);
		UnknownDecoder decoder = new UnknownDecoder(connection);
		for (int side = 0; side < 2; side++) {
			Bytes stream = connection.streams[side];
			while (stream.delivered < stream.bytes.length) {
				stream.delivered = Math.min(stream.bytes.length, stream.delivered + step);
				decoder.advance(side);
			}
		}
		decoder.end(0);
		decoder.end(1);
		assertEquals(out.length, connection.streams[0].consumed);
		return connection.flow.protocol().orElseThrow();
	}

	@Test
	void shapeIsTheSameWhateverTheSegments() {
		byte[] random = new byte[200_000];
		new Random(9).nextBytes(random);
		for (int step : new int[] { 1000, 1460, 200_000 }) {
			assertEquals("unknown:high-entropy", word(random, new byte[0], step));
			assertEquals("unknown:text", word("hello there\n".getBytes(StandardCharsets.US_ASCII), "and you\n".getBytes(StandardCharsets.US_ASCII), step));
		}
	}

	@Test
	void unknownTakesNoKnownProtocolsPlace() {
		Unknown connection = new Unknown(new byte[10], new byte[0]);
		connection.flow.protocol("http");
		UnknownDecoder decoder = new UnknownDecoder(connection);
		decoder.end(0);
		assertEquals(Optional.of("http"), connection.flow.protocol());
	}
}
