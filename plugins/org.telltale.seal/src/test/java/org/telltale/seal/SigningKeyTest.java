package org.telltale.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class SigningKeyTest {

	@Test
	void tokenIsNamedAsTheCommandLineNamesIt() throws SealException {
		Path library = Path.of("/usr/lib/module.so");
		assertEquals("pkcs11:/usr/lib/module.so?slot=2&key=examiner", SigningKey.onToken(library, 2, "examiner", new char[0], List.of()).place());
		assertEquals("pkcs11:/usr/lib/module.so?slot=0", SigningKey.onToken(library, 0, "", new char[0], List.of()).place());
	}

	@Test
	void namesThatWouldMeanAnotherTokenAreRefused() {
		for (String name : List.of("a&slot=1", "a&b", "a&key=b")) {
			assertThrows(SealException.class, () -> SigningKey.onToken(Path.of("/usr/lib/module.so"), 0, name, new char[0], List.of()), name);
		}
		assertThrows(SealException.class, () -> SigningKey.onToken(Path.of("/usr/lib/module.so?slot=1"), 0, "", new char[0], List.of()));
	}

	@Test
	void wipedKeyHoldsNoPassword() {
		SigningKey key = new SigningKey(Path.of("examiner.p12"), "secret".toCharArray());
		key.wipe();
		assertArrayEquals(new char[6], key.password());
	}
}
