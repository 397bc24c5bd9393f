package org.telltale.cli.bench.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/** What is searched: the same bytes for the same seed. */
enum SearchedBytes {
	/** As ciphertext and photos are. */
	RANDOM {
		@Override
		byte[] make(int count, long seed) {
			byte[] bytes = new byte[count];
			new Random(seed).nextBytes(bytes);
			return bytes;
		}
	},
	/** Lines of Base64. */
	BASE64 {
		@Override
		byte[] make(int count, long seed) {
			return Arrays.copyOf(Base64.getMimeEncoder().encode(RANDOM.make(count, seed)), count);
		}
	},
	/** JSON of records with numbers, names and sentences in the words of the exhibits. */
	JSON {
		@Override
		byte[] make(int count, long seed) {
			Random random = new Random(~seed);
			Vocabulary words = new Vocabulary(seed);
			StringBuilder text = new StringBuilder();
			while (text.length() < count) {
				text.append("{\"id\":").append(random.nextInt()).append(",\"name\":\"").append(words.name(random)).append("\",\"text\":\"")
						.append(words.sentence(random, 1 + random.nextInt(20))).append("\",\"read\":true},\n");
			}
			return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), count);
		}
	};

	abstract byte[] make(int count, long seed);
}
