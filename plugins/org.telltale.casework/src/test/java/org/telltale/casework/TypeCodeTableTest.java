package org.telltale.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.telltale.base.Outcome;

class TypeCodeTableTest {

	private static Outcome<TypeCodeTable> read(String text) {
		return TypeCodeTable.read(text.getBytes(StandardCharsets.UTF_8), "0".repeat(64), "tac.csv");
	}

	@Test
	void isKnownByItsColumns() {
		assertTrue(TypeCodeTable.isTable("\uFEFFModel,TAC,make\r\n".getBytes(StandardCharsets.UTF_8)));
		assertFalse(TypeCodeTable.isTable("range,country,make,model\n".getBytes(StandardCharsets.UTF_8)));
		assertFalse(TypeCodeTable.isTable(new byte[0]));
	}

	@Test
	void rowsHaveTheirPlaces() {
		String text = "model,tac,make,source\r\n# said by nobody\r\nHM Note,00499901,\"Hesperus, Mobile\",list\r\n\r\nB2,00499903,Borealis\n";
		TypeCodeTable table = read(text).value().orElseThrow();
		assertEquals(2, table.rows().size());
		TypeCodeTable.Row first = table.rows().getFirst();
		assertEquals("00499901 Hesperus, Mobile HM Note list 3", first.tac() + " " + first.make() + " " + first.model() + " " + first.says() + " " + first.line());
		assertEquals("HM Note,00499901,\"Hesperus, Mobile\",list\r", text.substring((int) first.place().offset(), (int) (first.place().offset() + first.place().length())));
		assertEquals("", table.rows().getLast().says());
		assertEquals(0, read(text).problems().size());
	}

	@Test
	void rowsThatAreNoneAreTold() {
		Outcome<TypeCodeTable> read = read("tac,make,model\n1234567,A,B\n12345678,,B\n12345678,A,B\n12345678,\"A,B\n12345678,A,B,C\n");
		assertEquals(1, read.value().orElseThrow().rows().size());
		assertEquals("tac.csv: a row without a type code of eight digits, a make and a model, and 3 more.", read.problems().getFirst().what());
		assertEquals(15, read.problems().getFirst().where().range().offset());
	}

	@Test
	void anyBytesAreRead() {
		Random random = new Random(7);
		for (int i = 0; i < 2_000; i++) {
			byte[] bytes = new byte[random.nextInt(200)];
			random.nextBytes(bytes);
			byte[] head = "tac,make,model\n".getBytes(StandardCharsets.US_ASCII);
			System.arraycopy(head, 0, bytes, 0, Math.min(i % 2 * head.length, bytes.length));
			assertTrue(TypeCodeTable.read(bytes, "x", "y").value().isPresent());
		}
	}
}
