package org.telltale.capture.set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.telltale.base.json.Json;

class SetNamingTest {

	private static final SetFile FIRST = new SetFile("a", "1".repeat(64), 0, 3, 1);
	private static final SetFile SECOND = new SetFile("b", "2".repeat(64), 3, 2, 1001);
	private static final SetPlaces PLACES = new SetPlaces(List.of(FIRST, SECOND));

	private static Json run(long first, long count) {
		return Json.array(List.of(Json.of(first), Json.of(count)));
	}

	@Test
	void runOverABorderIsOneOfEachFile() {
		assertEquals(Map.of(FIRST, List.of(run(2, 2)), SECOND, List.of(run(1, 2))), SetNaming.runs(PLACES, List.of(run(2, 4))));
	}

	@Test
	void runOfFramesThatNoFileHasIsRefused() {
		for (Json impossible : List.of(run(5, 2), run(6, 1), run(0, 1), run(-3, 9))) {
			assertThrows(IllegalArgumentException.class, () -> SetNaming.runs(PLACES, List.of(impossible)), impossible.toString());
		}
	}

	@Test
	void sourcesOfAClockAreNamedByTheirOwnFiles() {
		Json.Fields bounds = Json.object().put("from", "1").put("sources", Json.array(List.of(Json.object().put("frame", 1))));
		Json.Fields clock = Json.object().put("type", "clock").put("frame", 2).put("bounds", bounds)
				.put("sources", Json.array(List.of(Json.object().put("frame", 2).put("source", "ntp"), Json.object().put("frame", 5).put("source", "http-date"))));
		assertEquals("{\"bounds\":{\"from\":\"1\",\"sources\":[{\"frame\":1}]},\"evidence\":\"" + FIRST.evidence() + "\",\"frame\":2,\"sources\":[{\"frame\":2,\"source\":\"ntp\"},"
				+ "{\"evidence\":\"" + SECOND.evidence() + "\",\"frame\":2,\"source\":\"http-date\"}],\"type\":\"clock\"}", new SetNaming(PLACES).named(clock).toString());
	}
}
