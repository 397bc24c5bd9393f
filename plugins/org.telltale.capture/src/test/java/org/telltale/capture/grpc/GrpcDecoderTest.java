package org.telltale.capture.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrpcDecoderTest {

	private static final byte[] BODY = { 0, 0, 0, 0, 2, 'a', 'b', // plain
			1, 0, 0, 0, 1, 'c', // compressed
			0, 0, 0, 0, 0, // empty
			(byte) 0x80, 0, 0, 0, 3, 'x', ':', 'y' }; // trailers of gRPC-Web

	@Test
	void messagesOneAfterAnother() {
		List<GrpcMessage> found = GrpcDecoder.decode(BODY);
		assertEquals(4, found.size());
		assertTrue(found.get(1).compressed());
		assertEquals(0, found.get(2).length());
		assertTrue(found.get(3).trailers());
		assertEquals(5, found.get(0).offset());
	}

	@Test
	void lengthPastTheBodyGivesWhatIsThere() {
		List<GrpcMessage> found = GrpcDecoder.decode(new byte[] { 0, -1, -1, -1, -1, 'a', 'b' });
		assertEquals(2, found.getFirst().length());
		assertFalse(found.getFirst().complete());
	}

	@Test
	void cutAndRandomBodiesNeverThrow() {
		Random random = new Random(1);
		for (int length = 0; length <= BODY.length; length++) {
			GrpcDecoder.decode(Arrays.copyOf(BODY, length)).forEach(message -> assertTrue(message.offset() + message.length() <= BODY.length));
		}
		for (int i = 0; i < 20_000; i++) {
			byte[] noise = new byte[random.nextInt(40)];
			random.nextBytes(noise);
			GrpcDecoder.decode(noise).forEach(message -> assertTrue(message.offset() + message.length() <= noise.length));
		}
	}

	@Test
	void floodOfEmptyMessagesIsBounded() {
		assertTrue(GrpcDecoder.decode(new byte[5_000_000]).size() <= 100_000);
	}
}
